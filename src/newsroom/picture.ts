import { imageFor, type Upload } from '../model/image.ts';
import type { Thread } from '../model/thread.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';

/** Fetching, fitting and uploading a picture may take this long together; then the post goes without. Milliseconds. */
const PATIENCE = 20_000;

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
  if (image === null) return {};
  const upload = await bring(desk, account, image, signal);
  if (upload.kind === 'ready') return { mediaId: upload.id, note: 'with its picture' };
  if (signal.aborted) return {};
  const { reason } = upload;
  desk.log.warn('the first post goes without its picture', { thread: thread.id, image: image.url, reason });
  return { note: `without its picture: ${reason}` };
}

async function bring(
  desk: Desk,
  { network }: DeskAccount,
  { url, alt }: NonNullable<Thread['image']>,
  signal: AbortSignal,
): Promise<Upload> {
  const { media } = network.facts;
  if (media === undefined || network.upload === undefined) {
    return { kind: 'failed', reason: 'the network takes no pictures' };
  }
  const begun = desk.clock.now();
  const answer = await desk.pictures.read(url, media, PATIENCE, signal);
  if (answer.kind === 'failed') return answer;
  // A clock that is set back meanwhile gives no more time than there is.
  const left = PATIENCE - Math.max(desk.clock.now() - begun, 0);
  if (left <= 0) return { kind: 'failed', reason: `it took more than ${PATIENCE / 1000} s to get` };
  return network.upload(answer.picture, alt, left, signal);
}
