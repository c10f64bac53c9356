import type { Block } from '../model/article.ts';

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
  `^(?:[’']s)? (?:${SPEAKS}|announced|pointed|pleaded|has|had|was|is|will|would|could)\\b`,
  'u',
);
const SPOKEN = new RegExp(`^,? (?:${SPEAKS})\\b`, 'u');
const SAYING = new RegExp(`\\b(?:${SPEAKS}) $`, 'u');
/** "a Henan-based columnist using the pseudonym ", "A columnist, ": what stands before a name that is told. */
const DESCRIBED =
  /\b[Aa]n? (?!.*\b(?:of|with|in|from|to|by|for|on|at|between|against|and|that|as)\b)(?:[\p{L}’-]+,? ){1,6}$/u;

/** A run of capitalised words as it stands in a text. */
type Mention = {
  readonly words: readonly string[];
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

/** Single names whose first mention is part of a longer one, and which then act by themselves. */
function findSurnames(mentions: readonly Mention[]): Set<string> {
  const inFull = new Map<string, boolean>();
  for (const { words } of mentions) {
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
    const words = match[0].split(' ').map((word) => word.replace(/[’']s?$/u, ''));
    return {
      words,
      described: DESCRIBED.test(before),
      acts: ACTS.test(after) || saying,
      speaks: SPOKEN.test(after) || saying,
    };
  });
}
