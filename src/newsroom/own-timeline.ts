import { storyOf } from '../model/correction.ts';
import type { Sighting } from '../model/outcome.ts';
import { isWaived, type Withholding } from '../model/review.ts';
import { isNewer } from '../model/sighting.ts';
import type { Thread } from '../model/thread.ts';
import type { Desk } from '../ports/desk.ts';
import { findLinks, isSamePage } from './links.ts';

/** How far back a link that the account shared itself counts; milliseconds. */
export const LATELY = 24 * 3_600_000;

const LINK = /https?:\/\/[^\s<>"“”]+/giu;

/** A post of the account itself, not one of ours, that links to the article of a thread: a person says whether to tell it again. */
export async function findShared(
  desk: Desk,
  thread: Thread,
  posts: readonly Sighting[],
): Promise<Withholding | null> {
  // A correction is told because the story was.
  if (thread.replyTo !== null || !posts.some(({ text }) => /https?:/i.test(text))) return null;
  const links = await findLinks(desk, storyOf(thread.article));
  const linking = posts.filter(({ text }) => leadsTo(text, links));
  const ours = linking.length === 0 ? new Set<string>() : await findOurs(desk, thread.account);
  const theirs = linking.filter(({ editIds }) => !editIds.some((id) => ours.has(id)));
  const post = theirs.toSorted((a, b) => (isNewer(a.id, b.id) ? -1 : 1))[0];
  if (post === undefined) return null;
  const when = post.at === null ? 'lately' : `at ${new Date(post.at).toISOString()}`;
  const finding = {
    why: 'shared',
    mark: post.id,
    reason: `the account shared this link itself ${when}`,
  } as const;
  return isWaived(await desk.store.events(thread.id), finding) ? null : finding;
}

function leadsTo(text: string, links: readonly string[]): boolean {
  const shared = [...text.matchAll(LINK)].map(([link]) => link.replace(/[.,;:!?'’…)]+$/u, ''));
  return shared.some((one) => links.some((link) => isSamePage(one, link)));
}

async function findOurs(desk: Desk, account: string): Promise<ReadonlySet<string>> {
  const threads = await desk.store.threads();
  const own = threads.filter((thread) => thread.account === account);
  return new Set(own.flatMap(({ slots }) => slots.flatMap(({ remoteId }) => remoteId ?? [])));
}
