import type { Context } from 'hono';
import { answer, cut, type Env } from './answers.ts';
import type { Intake } from './creates.ts';
import { missing, NOT_AUTHOR, UNAVAILABLE } from './problems.ts';

/** Deletes a post for its author, unless a fault comes first, and answers for it, unless a fault comes then. */
export function deletePost(c: Context<Env>, id: string, { timeline, faults }: Intake): Response {
  const strike = faults.strike('delete');
  if (strike?.kind === 'delete-error') return answer(c, UNAVAILABLE);
  const post = timeline.find(id);
  if (post === undefined) return answer(c, missing(id));
  if (post.user !== c.get('user')) return answer(c, NOT_AUTHOR);
  timeline.remove(post.user, id);
  return strike?.kind === 'delete-lost' ? cut(c) : c.json({ data: { deleted: true } });
}
