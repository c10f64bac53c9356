import { findCommon, findNames, findNumbers, findReplaced, type Change } from './facts.ts';
import { foldByline, foldText, foldTitle, toldTexts, type Revision } from './revision.ts';
import { overlap, toWords } from './words.ts';

/** A paragraph that was rewritten, with the numbers and names in it that were replaced; `null`: none was. */
export type Passage = Change & { readonly numbers: Change | null; readonly names: Change | null };

/** What is other in one revision of an article than in another. */
export type Difference = {
  readonly title: Change | null;
  readonly byline: Change | null;
  /** Paragraphs that are new, and that are not there any more. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
  readonly changed: readonly Passage[];
  /** A note of a correction that is new, verbatim. */
  readonly note: string | null;
};

/** Paragraphs that share fewer of their words are two, not one rewritten. */
const ALIKE = 0.5;

/** How many rewritten paragraphs are paired; each is held against each. */
const MOST_PAIRED = 60;

/** What begins a note, with the sign behind it that tells "Correction:" from "Correction officers". */
const NOTE_OPENING =
  /^["'([*]*(?:corrections?|clarifications?|retractions?|editor['’]?s['’]? note|korrektur|berichtigung|richtigstellung|anmerkung der redaktion|correcci[oó]n|rectificaci[oó]n|fe de erratas|rectificatif|erratum|correzione|rettifica|corre[cç][aã]o|rectificatie)(?: (?:appended|made|on|of)\b.{0,40})?(?:\s*\([^)]*\))?\s*(?:[:.–—-]|$)|^[【（(]?(?:更正|訂正|勘误)/iu;
const NOTE_WORDS =
  /\bthis (?:article|story|report|piece|post|headline)\b.{0,40}\b(?:has been|was|is being) (?:corrected|amended|clarified|retracted|withdrawn|updated to (?:correct|clarify|reflect))\b|\b(?:earlier|previous) version of (?:this|the) (?:article|story|report|piece|post)\b/iu;

/** Compares what an article said with what it says. */
export function compareRevisions(before: Revision, after: Revision): Difference {
  const was = toldTexts(before.blocks);
  const is = toldTexts(after.blocks);
  const same = foldText(was.join(' ')) === foldText(is.join(' '));
  const { pairs, gone, added } = same ? UNCHANGED : pair(without(was, is), without(is, was));
  const told = [after.title, ...is].join('\n');
  const common = findCommon([...was, ...is].join('\n'));
  const news = [...added, ...pairs.map((each) => each.after)];
  return {
    title: foldTitle(before.title) === foldTitle(after.title) ? null : changeOf(before.title, after.title),
    byline:
      foldByline(before.byline) === foldByline(after.byline)
        ? null
        : changeOf(before.byline.join(', '), after.byline.join(', ')),
    added,
    gone,
    changed: pairs.map((each) => ({
      ...each,
      numbers: findReplaced(findNumbers(each.before), findNumbers(each.after), findNumbers(told)),
      names: findReplaced(
        findNames(each.before, common),
        findNames(each.after, common),
        findNames(told, common),
      ),
    })),
    note: news.find((text) => NOTE_OPENING.test(text) || NOTE_WORDS.test(text)) ?? null,
  };
}

/** Whether readers of the older revision were told something that is not so: the headline, a number or a name, or the page says so itself. */
export function isGrave({ title, changed, note }: Difference): boolean {
  return (
    title !== null ||
    note !== null ||
    changed.some(({ numbers, names }) => numbers !== null || names !== null)
  );
}

type Pairs = {
  readonly pairs: readonly Change[];
  readonly gone: readonly string[];
  readonly added: readonly string[];
};

const UNCHANGED: Pairs = { pairs: [], gone: [], added: [] };

function changeOf(before: string, after: string): Change {
  return { before, after };
}

/** The texts that have no equal among the others; of two that are the same, one equal takes one away. */
function without(texts: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const other of others.map(foldText)) left.set(other, (left.get(other) ?? 0) + 1);
  return texts.filter((text) => {
    const count = left.get(foldText(text)) ?? 0;
    left.set(foldText(text), count - 1);
    return count <= 0;
  });
}

/** Which paragraph became which: the likest two first. */
function pair(gone: readonly string[], added: readonly string[]): Pairs {
  const left = gone.map(toTold);
  const right = added.map(toTold);
  const likeness = left
    .slice(0, MOST_PAIRED)
    .flatMap((one) =>
      right.slice(0, MOST_PAIRED).map((other) => ({ one, other, alike: likenessOf(one, other) })),
    )
    .filter(({ alike }) => alike >= ALIKE)
    .toSorted((a, b) => b.alike - a.alike);
  const became = new Map<Told, Told>();
  const taken = new Set<Told>();
  for (const { one, other } of likeness) {
    if (became.has(one) || taken.has(other)) continue;
    became.set(one, other);
    taken.add(other);
  }
  return {
    // In the article's order.
    pairs: left.flatMap((one) => {
      const other = became.get(one);
      return other === undefined ? [] : [changeOf(one.text, other.text)];
    }),
    gone: left.filter((one) => !became.has(one)).map(({ text }) => text),
    added: right.filter((other) => !taken.has(other)).map(({ text }) => text),
  };
}

type Told = { readonly text: string; readonly words: ReadonlySet<string> };

function toTold(text: string): Told {
  return { text, words: new Set(toWords(text)) };
}

/** The share of words that two have in common, 0 to 1 (Dice). */
function likenessOf(one: Told, other: Told): number {
  const smaller = Math.min(one.words.size, other.words.size);
  return (2 * overlap(one.words, other.words) * smaller) / Math.max(1, one.words.size + other.words.size);
}
