import type { Block } from '../model/article.ts';
import { ROLE } from './roles.ts';

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
  `^(?:(?:[’']s)? (?:${SPEAKS}|announced|pointed|pleaded|has|had|was|is|will|would|could|plans|planned|found|won|lost|left|took|went|wants|wanted|thought|knew|got|made|sagte|sagt|sprach|erklärte|betonte|warnte|meinte|hat|hatte|war|ist|will|wollte)|, (?:who|whose)| and)\\b`,
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
  const surnames = findSurnames(mentions);
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

/** Single names whose first mention but those with "Mr" is part of a longer one, and which then act by themselves. */
function findSurnames(mentions: readonly Mention[]): Set<string> {
  const inFull = new Map<string, boolean>();
  for (const { words, titled } of mentions) {
    if (titled && words.length === 1) continue;
    const ends = new Set([words.at(-1), words.length <= 5 ? words.at(-2) : undefined]);
    for (const word of words) if (!inFull.has(word)) inFull.set(word, words.length > 1 && ends.has(word));
  }
  const acting = mentions
    .filter(({ words, acts }) => words.length === 1 && acts)
    .map(({ words }) => words[0] ?? '');
  return new Set(acting.filter((name) => inFull.get(name) === true));
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
