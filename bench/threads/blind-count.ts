import { estimate, type Share } from './bootstrap.ts';
import { showShare, toTable } from './table.ts';

/** Which thread is whose, with the number of its posts. */
export type Key = readonly {
  readonly id: number;
  readonly builder: string;
  readonly source: string;
  readonly posts: number;
}[];

/** The mark of each post, by "thread.post". */
export type Marks = ReadonlyMap<string, string>;

/** What a reader may say of a post. */
const FAULTS = { d: 'dangles', w: 'wrong', p: 'poor' } as const;
const GOOD = '-';

/** The rates of each reader and of what both say, by builder and source, and how far the two agree. Throws when a mark is missing. */
export function countMarks(key: Key, readers: readonly Marks[]): string {
  for (const marks of readers) checkMarks(key, marks);
  const groups = [...new Set(key.map(({ builder, source }) => `${builder} ${source}`))].sort();
  const rows = groups.flatMap((group) => {
    const threads = key.filter(({ builder, source }) => `${builder} ${source}` === group);
    const posts = String(threads.reduce((sum, one) => sum + one.posts, 0));
    return [
      ...readers.map((marks, at) => [`${group}, reader ${at + 1}`, posts, ...showRates(threads, [marks])]),
      [`${group}, both`, posts, ...showRates(threads, readers)],
    ];
  });
  const head = ['builder, source, reader', 'posts', ...Object.values(FAULTS), 'any fault'];
  return `${toTable(head, rows)}\n\nCohen's kappa of "has a fault": ${kappa(key, readers).toFixed(2)}`;
}

/** The shares of posts to which all of these readers gave each mark, and any of the marks. */
function showRates(threads: Key, readers: readonly Marks[]): string[] {
  const marks = Object.keys(FAULTS);
  const show = (of: readonly string[]): string => {
    const has = (post: string): boolean => readers.every((each) => of.includes(each.get(post) ?? ''));
    const shares = threads.map((one): Share => ({ sum: listPosts(one).filter(has).length, of: one.posts }));
    return showShare(estimate(shares));
  };
  return [...marks.map((mark) => show([mark])), show(marks)];
}

function listPosts({ id, posts }: Key[number]): string[] {
  return Array.from({ length: posts }, (_, index) => `${id}.${index + 1}`);
}

function checkMarks(key: Key, marks: Marks): void {
  const unknown = key
    .flatMap(listPosts)
    .filter((post) => ![GOOD, ...Object.keys(FAULTS)].includes(marks.get(post) ?? ''));
  if (unknown.length > 0) throw new Error(`posts without one of the marks - d w p: ${unknown.join(', ')}`);
}

/** How much more the two agree than chance would have it. */
function kappa(key: Key, [one = new Map(), other = new Map()]: readonly Marks[]): number {
  const posts = key.flatMap(listPosts);
  const faulty = (marks: Marks) => posts.filter((post) => marks.get(post) !== GOOD).length / posts.length;
  const same =
    posts.filter((post) => (one.get(post) === GOOD) === (other.get(post) === GOOD)).length / posts.length;
  const chance = faulty(one) * faulty(other) + (1 - faulty(one)) * (1 - faulty(other));
  return chance === 1 ? 1 : (same - chance) / (1 - chance);
}
