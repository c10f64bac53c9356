import { findWithdrawn, imageFor, type Upload } from '../model/image.ts';
import type { Thread } from '../model/thread.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';
import { findLinks } from './links.ts';

/** Looking at the page, fetching, fitting and uploading a picture may take this long together; then the post goes without. Milliseconds. */
const PATIENCE = 20_000;

const REFUSED = 'without its picture: the network refused the post with it';
const LATE: Upload = { kind: 'failed', reason: `it took more than ${PATIENCE / 1000} s to get` };

/** What a post carries besides its text: an uploaded picture, if any, and what the history says of it. */
export type Carried = { readonly mediaId?: string; readonly note?: string };

/**
 * Uploads the picture of a post, before anything is armed: uploading twice is harmless, posting twice is not. Whatever
 * goes wrong is said, and the post goes without.
 */
export async function uploadPicture(
  desk: Desk,
  account: DeskAccount,
  thread: Thread,
  index: number,
  signal: AbortSignal,
): Promise<Carried> {
  const image = imageFor(thread, index);
  if (image === null) return index === 0 && thread.image !== null ? { note: REFUSED } : {};
  const upload = await bring(desk, account, thread, image, signal);
  if (upload.kind === 'ready') return { mediaId: upload.id, note: 'with its picture' };
  if (signal.aborted) return {};
  const { reason } = upload;
  desk.log.warn('the first post goes without its picture', { thread: thread.id, image: image.url, reason });
  return { note: `without its picture: ${reason}` };
}

async function bring(
  desk: Desk,
  { network }: DeskAccount,
  { article }: Thread,
  image: NonNullable<Thread['image']>,
  signal: AbortSignal,
): Promise<Upload> {
  const { media } = network.facts;
  if (media === undefined || network.upload === undefined) {
    return { kind: 'failed', reason: 'the network takes no pictures' };
  }
  const begun = desk.clock.now();
  // A clock that is set back meanwhile gives no more time than there is.
  const left = (): number => PATIENCE - Math.max(desk.clock.now() - begun, 0);
  const [link] = await findLinks(desk, article);
  // A page that cannot be read now was read, or waived, when the thread was begun.
  const page = await desk.articles.read(link, signal);
  const withdrawn = page.kind === 'read' ? findWithdrawn(image, page.article, media) : null;
  if (withdrawn !== null) return { kind: 'failed', reason: withdrawn };
  if (left() <= 0) return LATE;
  const answer = await desk.pictures.read(image.url, media, left(), signal);
  if (answer.kind === 'failed') return answer;
  return left() <= 0 ? LATE : network.upload(answer.picture, image.alt, left(), signal);
}
