import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'hono';
import { z } from 'zod';
import { answer, type Env } from './answers.ts';
import type { Faults } from './faults.ts';
import { FORBIDDEN, invalid, UNAVAILABLE } from './problems.ts';
import { EXPIRES, type Shelf } from './shelf.ts';

/** What uploading takes. */
export type Counter = {
  readonly shelf: Shelf;
  readonly faults: Faults;
  /** Ends what still waits. */
  readonly signal: AbortSignal;
};

/** X: 5 MB for a still picture. */
const MOST_BYTES = 5_000_000;

/** The types that one request may upload, by their first bytes. */
const TYPES: Readonly<Record<string, RegExp>> = {
  'image/jpeg': /^\xff\xd8\xff/,
  'image/png': /^\x89PNG\r\n\x1a\n/,
  'image/webp': /^RIFF[^]{4}WEBP/,
};

const Metadata = z.strictObject({
  id: z.string().regex(/^\d{1,19}$/),
  metadata: z.strictObject({
    alt_text: z.strictObject({ text: z.string().min(1).max(1_000) }),
  }),
});

/** `POST /2/media/upload` in one request: multipart, with a picture that is one. */
export async function takeUpload(c: Context<Env>, { shelf, faults, signal }: Counter): Promise<Response> {
  const strike = faults.strike('upload');
  if (strike?.kind === 'upload-error') return answer(c, UNAVAILABLE);
  if (strike?.kind === 'upload-slow') await sleep(strike.ms, undefined, { signal }).catch(() => undefined);
  const form = await c.req.formData().catch(() => null);
  const media = form?.get('media') ?? null;
  if (form === null || media === null || typeof media === 'string') {
    return answer(c, invalid('media: a file in multipart/form-data is wanted'));
  }
  if (form.get('media_category') !== 'tweet_image') {
    return answer(c, invalid('media_category: the sandbox knows tweet_image'));
  }
  if (media.size > MOST_BYTES) return answer(c, invalid('The image is larger than 5 MB.'));
  const head = Buffer.from(await media.arrayBuffer()).toString('latin1', 0, 12);
  const type = Object.keys(TYPES).find((each) => TYPES[each]?.test(head));
  const said = form.get('media_type') ?? type;
  if (type === undefined || said !== type) return answer(c, invalid('The media type is not supported.'));
  const { id, size } = shelf.put(c.get('user'), type, media.size);
  return c.json({ data: { id, media_key: `3_${id}`, size, expires_after_secs: EXPIRES } });
}

/** `POST /2/media/metadata`: what the picture shows. */
export async function takeMetadata(c: Context<Env>, { shelf, faults }: Counter): Promise<Response> {
  if (faults.strike('metadata')?.kind === 'metadata-forbidden') return answer(c, FORBIDDEN);
  const parsed = Metadata.safeParse(await c.req.json().catch(() => null));
  if (!parsed.success) return answer(c, invalid(...parsed.error.issues.map(({ message }) => message)));
  const { id, metadata } = parsed.data;
  const upload = shelf.find(c.get('user'), id);
  if (upload === undefined) return answer(c, invalid(`id: ${id} is no media of this account`));
  shelf.describe(upload, metadata.alt_text.text);
  return c.json({ data: { id, associated_metadata: { alt_text: metadata.alt_text } } });
}
