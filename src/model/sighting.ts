import type { Sighting } from './outcome.ts';
import type { Attempt } from './thread.ts';

const URL_OR_TCO = /https?:\/\/[^\s]+/g;
const TCO = /^https?:\/\/t\.co\/\w+$/;

/** A post the network accepted may carry a time this much before the arming, as the clocks differ; milliseconds. */
const CLOCK_SLACK = 5_000;

/** True when two ids order as older, newer: decimal numbers of any length, as X gives them. */
export function isNewer(id: string, than: string): boolean {
  return id.length === than.length ? id > than : id.length > than.length;
}

/**
 * Whether a network's echo says the text that was sent: compared in NFC with white space folded, and a
 * t.co link that the network did not expand stands for whatever link was sent in its place.
 */
export function isSameText(sent: string, seen: string): boolean {
  const left = split(sent);
  const right = split(seen);
  if (left.words.join('\0') !== right.words.join('\0') || left.links.length !== right.links.length)
    return false;
  return left.links.every((link, index) => isSameLink(link, right.links[index] ?? ''));
}

/** The sightings that can be this attempt's post and are not already bound to another slot. */
export function findMatches(
  attempt: Attempt,
  posts: readonly Sighting[],
  bound: ReadonlySet<string>,
): readonly Sighting[] {
  return posts.filter(
    (post) =>
      isSameText(attempt.text, post.text) &&
      hasParent(post, attempt.parentId) &&
      (post.at === null || post.at >= attempt.armedAt - CLOCK_SLACK) &&
      (attempt.sinceId === null || isNewer(post.id, attempt.sinceId)) &&
      !post.editIds.some((id) => bound.has(id)),
  );
}

/**
 * Whether a read shows the post that the attempt's post replies to; one that does not is stale, or that post is gone.
 * What a correction replies to is older than everything that is read, and proves nothing.
 */
export function showsParent({ index, parentId }: Attempt, posts: readonly Sighting[]): boolean {
  return index === 0 || parentId === null || posts.some(({ editIds }) => editIds.includes(parentId));
}

function hasParent(post: Sighting, parentId: string | null): boolean {
  return post.parentId === undefined || post.parentId === parentId;
}

function split(text: string): { words: string[]; links: string[] } {
  const folded = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return { words: folded.split(URL_OR_TCO), links: folded.match(URL_OR_TCO) ?? [] };
}

function isSameLink(sent: string, seen: string): boolean {
  return TCO.test(seen) || trimLink(sent) === trimLink(seen);
}

/** X shows `https://host` for `https://host/` and keeps the rest. */
function trimLink(link: string): string {
  return link.normalize('NFC').replace(/\/$/, '');
}
