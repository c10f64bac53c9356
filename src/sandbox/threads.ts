import { isNewer } from '../model/sighting.ts';
import type { Created } from './truth.ts';

/** A post and the replies to it, in order; a post whose parent is gone begins a thread of its own. */
export type ShownThread = { readonly user: string; readonly posts: readonly Created[] };

/** Gathers posts (newest first) into threads, the one with the newest post first. */
export function gatherThreads(posts: readonly Created[]): readonly ShownThread[] {
  const threads = new Map<string, Created[]>();
  const rootOf = new Map<string, string>();
  for (const post of posts.toReversed()) {
    const root = (post.replyTo === null ? undefined : rootOf.get(post.replyTo)) ?? post.id;
    rootOf.set(post.id, root);
    threads.set(root, [...(threads.get(root) ?? []), post]);
  }
  return [...threads.values()]
    .map((thread) => ({ user: thread[0]?.user ?? '', posts: thread }))
    .toSorted((one, other) => (isNewer(newestId(one), newestId(other)) ? -1 : 1));
}

function newestId({ posts }: ShownThread): string {
  return posts.at(-1)?.id ?? '0';
}
