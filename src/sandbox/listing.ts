import { z } from 'zod';
import { isNewer } from '../model/sighting.ts';
import { userIdFor } from './credentials.ts';
import { present, type Spelling } from './presentation.ts';
import { invalid, type Refusal } from './problems.ts';
import type { Created } from './truth.ts';

/** A page of an account's posts as X gives it; `data` is left out when there are none. */
export type Listing = {
  readonly data?: readonly object[];
  readonly meta: {
    readonly result_count: number;
    readonly newest_id?: string | undefined;
    readonly oldest_id?: string | undefined;
  };
};

const Query = z.strictObject({
  since_id: z
    .string()
    .regex(/^\d{1,19}$/)
    .optional(),
  start_time: z.iso.datetime({ precision: 0 }).optional(),
  max_results: z.coerce.number().int().min(5).max(100).default(10),
  'tweet.fields': z.string().optional(),
  'post.fields': z.string().optional(),
});

/** The newest of an account's posts out of all (newest first), replies included. */
export function listPosts(
  all: readonly Created[],
  userId: string,
  params: URLSearchParams,
): Listing | Refusal {
  const parsed = Query.safeParse(Object.fromEntries(params));
  if (!parsed.success) return invalid(...parsed.error.issues.map((issue) => issue.message));
  const query = parsed.data;
  const since = query.since_id ?? '0';
  const start = query.start_time === undefined ? 0 : Date.parse(query.start_time);
  const spelling: Spelling = query['post.fields'] === undefined ? 'tweet' : 'post';
  const fields = new Set((query[`${spelling}.fields`] ?? '').split(','));
  const posts = all
    .filter((post) => userIdFor(post.user) === userId && isNewer(post.id, since) && post.at >= start)
    .slice(0, query.max_results);
  if (posts.length === 0) return { meta: { result_count: 0 } };
  return {
    data: posts.map((post) => present(post, fields, spelling)),
    meta: { result_count: posts.length, newest_id: posts[0]?.id, oldest_id: posts.at(-1)?.id },
  };
}
