import type { Block } from '../model/article.ts';
import { ROLE } from './roles.ts';
import { isKnown } from './known.ts';
import { BODY } from './somebody.ts';
import { findBare, findIntroduced, findShortForms, HEADED } from './strangers.ts';

/** Who is told where. A name is told in full ("Scott Bessent") or with what he is ("a columnist, Chenkai"). */
type People = {
  /** Names that `text` uses and does not tell, though the article tells them elsewhere. */
  leansOn(text: string): readonly string[];
  /** Names that `text` tells. */
  tells(text: string): readonly string[];
  /** Whether `text` introduces somebody in full. */
  introduces(text: string): boolean;
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
  /^(?:The|A|An|Der|Die|Das|Den|Dem|Des|Ein|Eine|Einen|Im|In|Am|An|Beim|Bei|Laut|Nach|Mit|Von|Vom|Auch|Seit|Für|El|La|Los|Las|Le|Les|Un|Une|Una|L|When|While|If|As|After|Before|Since|Although|Though|Despite|During|For|With|Without|On|Last|This|That|These|Those|Whether|Because|Once|Even|Only|Just|Like|Unlike|Under|But|And|Or|Nor|So|Yet|By|At|From|To|Of|Until|Now|Then|Today|Having|Being|Both|Among|Against|About|Over|Inside|Behind|Through|Where|What|Why|How|Who|Which|Is|Was|Are|Were|Did|Does|Do|Can|Could|Will|Would|Should|Has|Had|Have|If|Not|No|Every|Each|Some|Many|Most|All|Its|His|Her|Their|Our|My|Your|Fellow|According|Asked|Perhaps|Maybe|Still|Instead|Soon|Later|Earlier|Here|There|Also)$/u;
const SPOKEN = new RegExp(`^,? (?:${SPEAKS})\\b`, 'u');
const SAYING = new RegExp(`\\b(?:${SPEAKS}) $`, 'u');
/** "a Henan-based columnist using the pseudonym ", "A columnist, ": what stands before a name that is told. */
const DESCRIBED =
  /\b[Aa]n? (?!.*\b(?:of|with|in|from|to|by|for|on|at|between|against|and|that|as|after|before|the|since|during|when|while|until|than|ago|his|her|its|their)\b)(?:[\p{L}’-]+,? ){1,6}$/u;

/** "Bassim, a taxi driver on the island": what stands behind one. */
const INTRODUCED = new RegExp(`^, an? (?:[\\p{L}-]+ ){0,3}?${ROLE}\\b`, 'u');

/** "spokesman Rudy Camarena": what stands before a person who is introduced. */
const TITLED = new RegExp(`\\b${ROLE},? $`, 'u');
/** ", a taxi driver", ", 29,", ", who": what stands behind one. */
const APPOSED = new RegExp(
  `^,? (?:who|whose)\\b|^, (?:\\d{1,3}\\b|(?:an?|the|his|her|its|their|one of the|also an?|then an?|formerly|former) (?:[\\p{L}’'-]+ ){0,4}?(?:${ROLE}|head|boss|member|expert|minister|senator|governor|mayor|professor|secretary|director)\\b)`,
  'u',
);
/** "Strother leaves … He": of whom it is told next that he did something. */
const PRONOUN =
  /^ (?:(?!and\b)\p{Ll}{2,} [^.]{5,200}\. (?:He|She|His|Her)\b|(?:was|had been|has been) (?:arrested|charged|stopped|sentenced|convicted|born|killed|shot|married|raised|hired|fired|detained|accused|jailed|wounded|diagnosed)\b|(?:pleaded|died|lived|grew up|married|attended|enlisted|served|joined|studied|graduated|retired|leaves behind|resigned)\b|and another (?:man|woman)\b)/u;
/** What stands before a country without making it somebody. */
const PART =
  /^(?:Great|Greater|Northern|Southern|Eastern|Western|Central|Saudi|Soviet|Nazi|Air|Radio|Royal|Team|Former)$/u;
const PLACED = /\b(?:[Ii]n|[Aa]t|[Ff]rom|[Tt]o|[Tt]he|[Nn]ear|[Oo]f|[Aa]cross) $/u;

/** A run of capitalised words as it stands in a text. */
export type Mention = {
  readonly words: readonly string[];
  /** It says who or what the named one is. */
  readonly introduced: boolean;
  /** It stands where a place, or a thing with an article, does. */
  readonly placed: boolean;
  /** Somebody who is spoken of as he or she. */
  readonly personal: boolean;
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
  const introduced = findIntroduced(mentions);
  const bare = findBare(mentions, lower);
  const short = findShortForms(blocks);
  const tells = (text: string): string[] => [
    ...readMentions(text).flatMap(({ words, described: told, introduced: isNow }) => [
      ...(words.length > 1 ? words.filter((word) => surnames.has(word)) : []),
      ...(told && described.has(words.join(' ')) ? [words.join(' ')] : []),
      ...(isNow && introduced.has(words.join(' ')) ? [words.join(' ')] : []),
    ]),
    ...[...short]
      .filter(([form, full]) => text.includes(full) || text.includes(`(${form})`))
      .map(([form]) => form),
  ];
  return {
    tells,
    introduces: (text) =>
      readMentions(text).some(
        ({ words, introduced: isNow, titled, acts, speaks }) =>
          words.length > 1 && (isNow || titled || acts || speaks),
      ),
    leansOn(text) {
      const told = new Set(tells(text));
      const used = readMentions(text).map(({ words }) => words.join(' '));
      return [...new Set(used)].filter(
        (name) =>
          bare.has(name) ||
          ([surnames, described, introduced, short].some((names) => names.has(name)) && !told.has(name)),
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
    if (words.length > 1 || full.length < 2 || (isKnown(name) && !isPerson(full, name))) continue;
    const ends = acts ? [full.at(-1), full.length <= 5 ? full.at(-2) : undefined] : [full.at(-1)];
    const isCommon = lower.has(name.toLowerCase()) || BODY.test(name);
    if (ends.includes(name) && (acts || !isCommon)) surnames.add(name);
  }
  return surnames;
}

/** "Denzel Washington", not "South Korea" or "Iraq War": somebody who is called like a place. */
function isPerson(full: Mention['words'], name: string): boolean {
  const [first = ''] = full;
  return full.at(-1) === name && !HEADED.test(first) && !PART.test(first) && !isKnown(first);
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
    const placed = PLACED.test(before) || (skipped > 0 && FUNCTION.test(all[skipped - 1] ?? ''));
    return {
      words,
      introduced: TITLED.test(before) || APPOSED.test(after) || titled,
      placed,
      personal: PRONOUN.test(text.slice(match.index + match[0].length)),
      titled,
      described: DESCRIBED.test(before) || (words.length === 1 && INTRODUCED.test(after)),
      acts: ACTS.test(after) || saying || titled,
      speaks: SPOKEN.test(after) || saying,
    };
  });
}
