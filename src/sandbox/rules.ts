import { z } from 'zod';
import { weigh } from '../model/weight.ts';
import { BAD_MEDIA, DUPLICATE, NOT_YOURS, NO_PARENT, TOO_LONG, type Refusal } from './problems.ts';
import type { Shelf } from './shelf.ts';
import type { Timeline } from './timeline.ts';
import type { Content } from './truth.ts';

/** A post that someone wants to create. */
export type Wanted = Omit<Content, 'pictures'> & {
  /** Ids of uploaded pictures; left out: none. */
  readonly media?: readonly string[];
};

/** X's limit, in its own count. */
const LONGEST_POST = 280;

const ID = z.string().regex(/^\d{1,19}$/);

/** X refuses fields that it does not know; the bot uses only these. */
const Body = z.strictObject({
  text: z.string().regex(/\S/),
  made_with_ai: z.boolean().optional(),
  reply: z.strictObject({ in_reply_to_tweet_id: ID }).optional(),
  media: z.strictObject({ media_ids: z.array(ID).min(1).max(4) }).optional(),
});

/** Reads the body of a create; `null` when it is none. */
export function readPost(body: string): Wanted | null {
  const parsed = Body.safeParse(parse(body));
  if (!parsed.success) return null;
  const { text, reply, media, made_with_ai: label = false } = parsed.data;
  return {
    text,
    replyTo: reply?.in_reply_to_tweet_id ?? null,
    ...(label && { madeWithAi: label }),
    ...(media !== undefined && { media: media.media_ids }),
  };
}

/** Why X would not take a post, or `null`. */
export function judgePost(
  { text, replyTo, media = [] }: Wanted,
  user: string,
  timeline: Timeline,
  shelf: Shelf,
): Refusal | null {
  if (media.some((id) => shelf.find(user, id) === undefined)) return BAD_MEDIA;
  if (weigh(text) > LONGEST_POST) return TOO_LONG;
  if (timeline.hasSaid(user, text)) return DUPLICATE;
  if (replyTo === null) return null;
  const parent = timeline.find(replyTo);
  if (parent === undefined) return NO_PARENT;
  return parent.user === user ? null : NOT_YOURS;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
