import type { Block } from '../model/article.ts';
import { toPairs, toWords } from '../model/words.ts';
import type { FoundUnit } from './units.ts';

/** What it counts to stand at the top; at this paragraph it counts half. */
const POSITION = 0.9;
const HALFWAY = 4;
/** What it counts to tell the article's commonest word for the first time. */
const NEW_WORD = 0.2;

/** Long words that carry grammar; words of up to three letters are left out anyhow. */
const GRAMMAR = new Set(
  'about after also because been before being between could does during each even ever every from have having here into just like made make many more most much must only other over said same says should since some such than that their them then there these they this those through under until upon very were what when where which while will with within without would your aber alle auch auf beim dass dem denn der des dieser durch eine einem einen einer eines für gegen haben hatte ihre ihrer kann keine mehr nach nicht noch oder ohne schon sein seine seiner sich sind über unter werden wird wurde zwischen aussi avec avoir cette comme dans dont elle elles encore entre être fait leur leurs mais même moins nous pour plus sans sera sont sous toutes tout tous vous ante como con contra cual cuando desde donde durante ella ellos entre esta este estos hace hacia hasta más mientras muy para pero porque puede según sido sin sobre también tiene todo todos tras unos'.split(
    ' ',
  ),
);

/** A unit with what it counts for where it stands, the words that carry what it tells, and its pairs of words. */
export type RatedUnit = {
  readonly unit: FoundUnit;
  readonly position: number;
  readonly words: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
};

/** Rates the units of an article by themselves; what was told already is for the choice to mind. */
export function rateUnits(units: readonly FoundUnit[]): RatedUnit[] {
  return units.map((unit) => {
    const words = toWords(unit.text);
    const position = POSITION / (1 + (unit.sources[0]?.paragraph ?? 0) / HALFWAY);
    return { unit, position, words: new Set(words.filter(isContent)), pairs: toPairs(words) };
  });
}

/** What a word counts when it is told for the first time: more the oftener the article says it, at most `NEW_WORD`. */
export function weighWords(blocks: readonly Block[]): (word: string) => number {
  const told = blocks.filter(({ kind }) => kind !== 'heading' && kind !== 'row');
  const counts = new Map<string, number>();
  for (const word of told.flatMap(({ text }) => toWords(text)).filter(isContent)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const most = Math.log2(1 + [...counts.values()].reduce((a, b) => Math.max(a, b), 1));
  // Squared, so that what the article is about outweighs many words that it says once.
  return (word) => NEW_WORD * (Math.log2(1 + (counts.get(word) ?? 0)) / most) ** 2;
}

/** Whether a word says what a text is about. Short words of alphabets carry grammar; characters of other scripts carry meaning. */
export function isContent(word: string): boolean {
  return (word.length > 3 || /\p{Lo}/u.test(word)) && !GRAMMAR.has(word);
}
