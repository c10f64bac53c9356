import { z } from 'zod';
import { weigh } from '../model/weight.ts';
import { DUPLICATE, NOT_YOURS, NO_PARENT, TOO_LONG, type Refusal } from './problems.ts';
import type { Timeline } from './timeline.ts';
import type { Created } from './truth.ts';

/** A post that someone wants to create. */
export type Wanted = Pick<Created, 'text' | 'replyTo' | 'madeWithAi'>;

/** X's limit, in its own count. */
const LONGEST_POST = 280;

/** X refuses fields that it does not know; the bot uses only these. */
const Body = z.strictObject({
  text: z.string().regex(/\S/),
  made_with_ai: z.boolean().optional(),
  reply: z.strictObject({ in_reply_to_tweet_id: z.string().regex(/^\d{1,19}$/) }).optional(),
});

/** Reads the body of a create; `null` when it is none. */
export function readPost(body: string): Wanted | null {
  const parsed = Body.safeParse(parse(body));
  if (!parsed.success) return null;
  const { text, reply, made_with_ai: label = false } = parsed.data;
  return { text, replyTo: reply?.in_reply_to_tweet_id ?? null, ...(label && { madeWithAi: label }) };
}

/** Why X would not take a post, or `null`. */
export function judgePost({ text, replyTo }: Wanted, user: string, timeline: Timeline): Refusal | null {
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
