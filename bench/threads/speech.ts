/** Why a quotation in a post hangs in the air. */
export type Orphan = 'loose' | 'speakerless';

/** A stretch between quotation marks; offsets of the marks, `end` behind the closing one. */
type Stretch = { readonly start: number; readonly end: number };
type Marks = { readonly stretches: readonly Stretch[]; readonly loose: boolean };

const OPENING = '“«„「『';
const CLOSING = '”»」』';
/** Shorter quotations are turns of phrase, which need no speaker; words. */
const SPEECH = 5;
/** Titles of songs and films have capitals almost throughout. */
const TITLED = 0.6;
const SAYS =
  /\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|add(?:s|ed|ing)|ask(?:s|ed|ing)|wr(?:ites?|ote|itten|iting)|read(?:s|ing)?|according to|tweet(?:s|ed)|post(?:s|ed)|call(?:s|ed|ing)|warn(?:s|ed|ing)|explain(?:s|ed|ing)|not(?:es|ed|ing)|argu(?:es|ed|ing)|insist(?:s|ed|ing)|repl(?:ies|ied)|respond(?:s|ed)|recall(?:s|ed)|announc(?:es|ed|ing)|declar(?:es|ed|ing)|stat(?:es|ed|ing)|describ(?:es|ed|ing)|continu(?:es|ed)|admit(?:s|ted)|claim(?:s|ed|ing)|conclud(?:es|ed)|shout(?:s|ed|ing)|think(?:s|ing)|thought|believ(?:es|ed)|testif(?:ies|ied)|jok(?:es|ed)|quot(?:es|ed|ing)|promis(?:es|ed)|urg(?:es|ed|ing)|agre(?:es|ed)|express(?:es|ed|ing)|remember(?:s|ed)|report(?:s|ed)|suggest(?:s|ed)|reveal(?:s|ed)|stress(?:es|ed)|exclaim(?:s|ed)|chant(?:s|ed|ing)|sang|sings?|vow(?:s|ed)|demand(?:s|ed|ing)|boast(?:s|ed)|confess(?:es|ed)|acknowledg(?:es|ed)|alleg(?:es|ed)|put it|statement|headline|caption|sign|banner|message|letter|known as|titled|called)\b/iu;
/** Somebody outside the quotation: a name, or a person by trade; a pronoun alone says not who. */
const SOMEONE =
  /\p{Lu}[\p{L}’'-]+|\b(?:an?|one|the|two|his|her|their) (?:[\p{L}-]+ ){0,3}\p{L}+|\bpolice|\bofficials|\bauthorities/u;

/** Why a quotation of the text has no speaker in it or is torn; `null` where every one is whole and somebody's. */
export function findOrphan(text: string): Orphan | null {
  const { stretches, loose } = readMarks(text);
  if (loose) return 'loose';
  const speech = stretches.filter(({ start, end }) => isSpeech(text.slice(start + 1, end - 1)));
  if (speech.length === 0) return null;
  const outside = takeSpeechOut(text);
  const says = SAYS.test(outside) || /:\s*$/u.test(text.slice(0, speech[0]?.start));
  return says && SOMEONE.test(outside) ? null : 'speakerless';
}

/** The text outside its quotations. */
export function takeSpeechOut(text: string): string {
  let from = 0;
  let outside = '';
  for (const { start, end } of readMarks(text).stretches) {
    outside += `${text.slice(from, start)} `;
    from = end;
  }
  return outside + text.slice(from);
}

function isSpeech(quoted: string): boolean {
  const words = quoted.split(/\s+/u).filter((word) => word !== '');
  const capitals = words.filter((word) => /^\P{L}*\p{Lu}/u.test(word)).length;
  return words.length >= SPEECH && capitals < words.length * TITLED;
}

/** Which marks open and which close is read from their neighbours, not by counting turns: one slip spoils one place. */
function readMarks(text: string): Marks {
  const stretches: Stretch[] = [];
  let open: { at: number; closing: string } | null = null;
  let loose = false;
  for (const [at, char] of [...text.matchAll(/["“”«»„「」『』'‘’]/gu)].map(
    (found) => [found.index, found[0]] as const,
  )) {
    const turn = turnOf(text, at, char);
    if (turn === 'none') continue;
    const single = /['‘’]/u.test(char);
    if (open === null && turn === 'opens') {
      if (single && !closesLater(text, at)) continue;
      open = { at, closing: single ? "'’" : `"${CLOSING}“` };
    } else if (open !== null && turn === 'closes' && open.closing.includes(char)) {
      stretches.push({ start: open.at, end: at + 1 });
      open = null;
    } else if (!single) loose = true;
  }
  return { stretches, loose: loose || open !== null };
}

function turnOf(text: string, at: number, char: string): 'opens' | 'closes' | 'none' {
  const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
  if (OPENING.includes(char)) return 'opens';
  if (CLOSING.includes(char)) return 'closes';
  const begins = /^$|[\s([—–"“'‘-]/u.test(before) && /[^\s]/u.test(after);
  if (char === '"') return begins ? 'opens' : 'closes';
  if (begins && /[\p{L}\p{N}.…]/u.test(after)) return 'opens';
  return /[.,!?…]/u.test(before) && /^$|[\s"”).,;:—–-]/u.test(after) ? 'closes' : 'none';
}

/** A single mark opens speech only where another closes behind a stop: ’90s and rock ’n’ roll do not. */
function closesLater(text: string, at: number): boolean {
  return [...text.matchAll(/['’]/gu)].some(
    ({ index, 0: char }) => index > at && turnOf(text, index, char) === 'closes',
  );
}
