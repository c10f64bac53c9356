import type { Picture, Upload } from '../model/image.ts';
import type { Answer, Caller } from './x-call.ts';
import { asText, describeAnswer, field } from './x-problem.ts';

/** What X takes as a picture of a post: https://docs.x.com/x-api/media/quickstart/best-practices and, for alt text, POST /2/media/metadata. */
export const X_MEDIA = { maxBytes: 5_000_000, maxSide: 4096, maxAlt: 1000 } as const;

const EXTENSIONS = { 'image/jpeg': 'jpg', 'image/png': 'png' } as const;

/** A t.co link at the end, which stands for the picture itself. */
const ATTACHED = /\s*https?:\/\/t\.co\/\w+\s*$/;
const LINK = /https?:\/\//g;

/**
 * Uploads a picture in one request (`POST /2/media/upload`, https://docs.x.com/x-api/media/upload-media: multipart,
 * `media_category: tweet_image`; nothing is to be waited for), then gives it its alt text (`POST /2/media/metadata`,
 * https://docs.x.com/x-api/media/create-media-metadata). Both take OAuth 1.0a user context with read and write; a token
 * of OAuth 2.0 would need the scope `media.write`. `deadline` in ms for both. Not `uploadMedia` of twitter-api-v2
 * 1.29.1: that makes three requests and more, and asks for the state of the picture without an end.
 */
export async function uploadToX(
  call: Caller,
  now: () => number,
  { picture, alt, deadline }: { readonly picture: Picture; readonly alt: string; readonly deadline: number },
  signal: AbortSignal,
): Promise<Upload> {
  const begun = now();
  const form = await toForm(picture);
  const uploaded = await call({ path: 'media/upload', form }, deadline, signal);
  const id = readId(uploaded);
  if (id === null) return fail('X did not take it', uploaded);
  const left = deadline - Math.max(now() - begun, 0);
  if (left <= 0) return { kind: 'failed', reason: 'no time was left for its alt text' };
  const body = { id, metadata: { alt_text: { text: alt } } };
  const described = await call({ path: 'media/metadata', body }, left, signal);
  const done = described.kind === 'answered' && described.status >= 200 && described.status < 300;
  return done ? { kind: 'ready', id } : fail('X did not take its alt text', described);
}

/**
 * A post's text as X echoes it, without the link that X puts behind it for its picture; the answer to a create has
 * no entities that would name that link. `sent` is what was sent.
 */
export function dropAttached(sent: string, echo: string): string {
  const more = (echo.match(LINK) ?? []).length - (sent.match(LINK) ?? []).length;
  return more === 1 ? echo.replace(ATTACHED, '') : echo;
}

/** Multipart, with a file name: what X's own sample code sends. */
async function toForm({ bytes, type }: Picture): Promise<{ bytes: Buffer; type: string }> {
  const form = new FormData();
  form.set('media', new Blob([new Uint8Array(bytes)], { type }), `picture.${EXTENSIONS[type]}`);
  form.set('media_category', 'tweet_image');
  form.set('media_type', type);
  const whole = new Response(form);
  return {
    bytes: Buffer.from(await whole.arrayBuffer()),
    type: whole.headers.get('content-type') ?? 'multipart/form-data',
  };
}

/** The id of what was uploaded, unless X still works on it, which it says of no still picture. */
function readId(answer: Answer): string | null {
  if (answer.kind !== 'answered' || answer.status < 200 || answer.status >= 300) return null;
  const media = field(answer.body, 'data');
  const id = asText(field(media, 'id'));
  const state = field(field(media, 'processing_info'), 'state') ?? 'succeeded';
  return /^\d+$/.test(id) && state === 'succeeded' ? id : null;
}

/** A success that is none says how far the picture came, or that nobody can read it. */
function tell({ status, body }: Extract<Answer, { kind: 'answered' }>): string {
  if (status >= 300) return describeAnswer(status, body);
  const state = asText(field(field(field(body, 'data'), 'processing_info'), 'state'));
  if (/^\w{1,20}$/.test(state)) return `it came, and its state is "${state}"`;
  return `X answered ${status} in a shape that cannot be read`;
}

function fail(what: string, answer: Answer): Upload {
  const why = answer.kind === 'answered' ? tell(answer) : answer.reason;
  return { kind: 'failed', reason: `${what}: ${why}` };
}
