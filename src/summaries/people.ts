import type { Block } from '../model/article.ts';
import { ROLE } from './roles.ts';
import { BODY } from './somebody.ts';

/** Who is told where. A name is told in full ("Scott Bessent") or with what he is ("a columnist, Chenkai"). */
type People = {
  /** Names that `text` uses and does not tell, though the article tells them elsewhere. */
  leansOn(text: string): readonly string[];
  /** Names that `text` tells. */
  tells(text: string): readonly string[];
};

const NAME = /\p{Lu}[\p{L}\p{M}’'-]*\p{L}/u.source;
const RUN = new RegExp(`${NAME}(?:(?: (?:\\p{Lu}\\.|van|von|de|del|al|bin|der|den|da|di))* ${NAME})*`, 'gu');
const SPEAKS =
  'said|says|told|tells|added|adds|asked|wrote|writes|replied|argued|argues|noted|notes|warned|warns|believes|thinks|claimed|claims|insisted|insists|explained|explains|recalled|recalls|testified|admitted|admits|denied|denies|declined|revealed|urged|urges|comments|commented|stressed|suggested|predicted|agreed|demanded|continued';
/** What follows a bare name when it is a person's. */
const ACTS = new RegExp(
  `^(?:(?:[’']s)? (?:${SPEAKS}|announced|pointed|pleaded|has|had|was|is|will|would|could|plans|planned|found|won|lost|left|took|went|wants|wanted|thought|knew|got|made|died|\\p{Ll}{3,}ed|sagte|sagt|sprach|erklärte|betonte|warnte|meinte|hat|hatte|war|ist|will|wollte)|, (?:who|whose)| and)\\b`,
  'u',
);
/** "Mr Fenn": how a person is spoken of once he has been told. */
const COURTESY =
  /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Mme|Mlle|Me|Herr|Frau|Sr|Sra|Srta|Señor|Señora|Don|Doña)$/u;
const COURTEOUS = /(?:^|[\s“"‘(«])(?:Mr|Mrs|Ms|Mx|Dr|MM?|Sr|Sra|Srta)\. ?$/u;
/** Articles and the like, which have a capital at the start of a sentence. */
const FUNCTION =
  /^(?:The|A|An|Der|Die|Das|Den|Dem|Des|Ein|Eine|Einen|Im|In|Am|An|Beim|Bei|Laut|Nach|Mit|Von|Vom|Auch|Seit|Für|El|La|Los|Las|Le|Les|Un|Une|Una|L)$/u;
const SPOKEN = new RegExp(`^,? (?:${SPEAKS})\\b`, 'u');
const SAYING = new RegExp(`\\b(?:${SPEAKS}) $`, 'u');
/** "a Henan-based columnist using the pseudonym ", "A columnist, ": what stands before a name that is told. */
const DESCRIBED =
  /\b[Aa]n? (?!.*\b(?:of|with|in|from|to|by|for|on|at|between|against|and|that|as)\b)(?:[\p{L}’-]+,? ){1,6}$/u;

/** "Bassim, a taxi driver on the island": what stands behind one. */
const INTRODUCED = new RegExp(`^, an? (?:[\\p{L}-]+ ){0,3}?${ROLE}\\b`, 'u');

/** A run of capitalised words as it stands in a text. */
type Mention = {
  readonly words: readonly string[];
  readonly titled: boolean;
  readonly described: boolean;
  readonly acts: boolean;
  readonly speaks: boolean;
};

/** Reads from an article's blocks who is told, and later only named. */
export function findPeople(blocks: readonly Block[]): People {
  const mentions = blocks.flatMap((block) => readMentions(block.text));
  const lower = new Set(blocks.flatMap(({ text }) => text.match(/(?<!\p{L})\p{Ll}+/gu) ?? []));
  const surnames = findSurnames(mentions, lower);
  const described = findDescribed(mentions);
  const tells = (text: string): string[] =>
    readMentions(text).flatMap(({ words, described: told }) => [
      ...(words.length > 1 ? words.filter((word) => surnames.has(word)) : []),
      ...(told && described.has(words.join(' ')) ? [words.join(' ')] : []),
    ]);
  return {
    tells,
    leansOn(text) {
      const told = new Set(tells(text));
      const used = readMentions(text).map(({ words }) => words.join(' '));
      return [...new Set(used)].filter(
        (name) => (surnames.has(name) || described.has(name)) && !told.has(name),
      );
    },
  };
}

/**
 * Single names whose first mention (but one with "Mr") is part of a longer one, and which later act by themselves, or
 * stand alone and end that longer one; `lower` are the words without a capital, which are no names.
 */
function findSurnames(mentions: readonly Mention[], lower: ReadonlySet<string>): Set<string> {
  const first = new Map<string, Mention['words']>();
  for (const { words, titled } of mentions) {
    if (titled && words.length === 1) continue;
    for (const word of words) if (!first.has(word)) first.set(word, words);
  }
  const surnames = new Set<string>();
  for (const { words, acts } of mentions) {
    const [name = ''] = words;
    const full = first.get(name) ?? [];
    if (words.length > 1 || full.length < 2) continue;
    const ends = acts ? [full.at(-1), full.length <= 5 ? full.at(-2) : undefined] : [full.at(-1)];
    const isCommon = lower.has(name.toLowerCase()) || BODY.test(name);
    if (ends.includes(name) && (acts || !isCommon)) surnames.add(name);
  }
  return surnames;
}

/** Names whose first mention says what they are, and who speak. */
function findDescribed(mentions: readonly Mention[]): Set<string> {
  const first = new Map<string, Mention>();
  for (const mention of mentions) {
    const name = mention.words.join(' ');
    if (!first.has(name)) first.set(name, mention);
  }
  const speaking = new Set(mentions.filter(({ speaks }) => speaks).map(({ words }) => words.join(' ')));
  return new Set(
    [...first].filter(([name, { described }]) => described && speaking.has(name)).map(([name]) => name),
  );
}

function readMentions(text: string): Mention[] {
  return [...text.matchAll(RUN)].map((match) => {
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
    const before = text.slice(Math.max(0, match.index - 80), match.index);
    const saying = SAYING.test(before);
    const all = match[0].split(' ').map((word) => word.replace(/[’']s?$/u, ''));
    const skipped = all.findIndex((word) => !COURTESY.test(word) && !FUNCTION.test(word));
    const words = all.slice(Math.max(0, skipped));
    const titled = COURTEOUS.test(before) || (skipped > 0 && COURTESY.test(all[skipped - 1] ?? ''));
    return {
      words,
      titled,
      described: DESCRIBED.test(before) || (words.length === 1 && INTRODUCED.test(after)),
      acts: ACTS.test(after) || saying || titled,
      speaks: SPOKEN.test(after) || saying,
    };
  });
}
