import type { Content, Created, Truth } from './truth.ts';

/** X's ids count milliseconds from this moment, shifted left by 22 bits. */
const SNOWFLAKE_EPOCH = 1_288_834_974_657;

/** How long the same words of the same account are refused; milliseconds. */
const DUPLICATE_WINDOW = 24 * 3_600_000;

/** Every account's posts. What is accepted is on disk before it is seen. */
export type Timeline = {
  /** Accepts a post, whatever the rules say; `at` in ms since the epoch. */
  create(user: string, post: Content, at: number): Created;
  remove(user: string, id: string): void;
  find(id: string): Created | undefined;
  /** Whether an account said these words lately, deleted posts included. */
  hasSaid(user: string, text: string): boolean;
  /** Every standing post, newest first. */
  posts(): readonly Created[];
  /** Every post that was deleted, newest first. */
  removed(): readonly Created[];
  /** Every post that stood at a time (ms since the epoch), newest first. */
  postsAt(at: number): readonly Created[];
};

/** Rebuilds the timeline from the truth log and keeps both in step. */
export function createTimeline(truth: Truth, now: () => number): Timeline {
  const said: Created[] = [];
  const standing = new Map<string, Created>();
  const removedAt = new Map<string, number>();

  function keep(post: Created): void {
    said.push(post);
    standing.set(post.id, post);
  }

  function drop(id: string, at: number): void {
    standing.delete(id);
    removedAt.set(id, at);
  }

  for (const line of truth.past) {
    if ('deleted' in line) drop(line.id, line.at);
    else keep(line);
  }

  return {
    create: (user, wanted, at) => {
      const post: Created = { at, user, id: nextId(at, said.at(-1)?.id ?? '0'), ...pickContent(wanted) };
      truth.append(post);
      keep(post);
      return post;
    },
    remove: (user, id) => {
      const at = now();
      truth.append({ at, user, id, deleted: true });
      drop(id, at);
    },
    find: (id) => standing.get(id),
    hasSaid: (user, text) => isAmong(said, user, text, now() - DUPLICATE_WINDOW),
    posts: () => [...standing.values()].toReversed(),
    removed: () => said.filter(({ id }) => removedAt.has(id)).toReversed(),
    postsAt: (at) => said.filter((post) => stood(post, removedAt.get(post.id), at)).toReversed(),
  };
}

/** What its author decides of a post, without what it does not have. */
function pickContent({ text, replyTo, madeWithAi, pictures = [] }: Content): Content {
  return { text, replyTo, ...(madeWithAi && { madeWithAi }), ...(pictures.length > 0 && { pictures }) };
}

function stood(post: Created, removed: number | undefined, at: number): boolean {
  return post.at <= at && (removed ?? Infinity) > at;
}

function isAmong(said: readonly Created[], user: string, text: string, since: number): boolean {
  const words = fold(text);
  return said.some((post) => post.user === user && post.at >= since && fold(post.text) === words);
}

/** Grows even when the clock stands still or goes back. */
function nextId(at: number, newest: string): string {
  const id = BigInt(Math.max(0, at - SNOWFLAKE_EPOCH)) << 22n;
  return String(id > BigInt(newest) ? id : BigInt(newest) + 1n);
}

function fold(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
