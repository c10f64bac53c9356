import type { Outcome, Removal } from '../model/outcome.ts';
import type { Answer } from './x-call.ts';
import { asText, describeAnswer, field, findThrottle, readProblem } from './x-problem.ts';
import { readQuotas } from './x-quota.ts';
import { unescapeText } from './x-sighting.ts';

type Whole = Answer & { readonly kind: 'answered' };

/** An id that carries a time: ms since 2010-11-04T01:42:54.657Z above 22 bits. Smaller ids are some stand-in's. */
const SNOWFLAKES_FROM = 2n ** 50n;
const SNOWFLAKE_EPOCH = 1_288_834_974_657n;

/** How far this machine's clock may be ahead of X's before a fresh post is taken for an old one; milliseconds. */
const CLOCK_SLACK = 60_000;

/**
 * What an answer to `POST /2/tweets` proves about the post. Only a 201 with id and text proves that it is out, and
 * only when the id is not older than the call, which began at `asked`. Times in ms since the epoch.
 */
export function readOutcome(answer: Answer, asked: number, now: number): Outcome {
  if (answer.kind === 'unsent') return { kind: 'not-sent', reason: answer.reason };
  if (answer.kind === 'cut') return { kind: 'unknown', reason: answer.reason };
  const outcome = judgeAnswer(answer, asked, now);
  const quotas = readQuotas(answer.headers, now);
  return quotas.length === 0 ? outcome : { ...outcome, quotas };
}

function judgeAnswer({ status, headers, body }: Whole, asked: number, now: number): Outcome {
  if (status === 201) return readCreated(body, asked);
  const reason = describeAnswer(status, body);
  const throttle = findThrottle(status, headers, body, now);
  if (throttle !== null) return { kind: 'throttled', ...throttle, reason };
  if (status === 403 && isDuplicate(body)) return { kind: 'unknown', reason };
  return status === 400 || status === 403 ? { kind: 'refused', reason } : { kind: 'unknown', reason };
}

/**
 * What an answer to `DELETE /2/tweets/:id` proves. X answers 200 and whether it had something to delete, or that it
 * found no such post: either way it is gone. `now` in ms since the epoch.
 */
export function readRemoval(answer: Answer, now: number): Removal {
  if (answer.kind === 'unsent') return { kind: 'not-sent', reason: answer.reason };
  if (answer.kind === 'cut') return { kind: 'unknown', reason: answer.reason };
  const { status, headers, body } = answer;
  if (status === 200 && typeof field(field(body, 'data'), 'deleted') === 'boolean')
    return { kind: 'deleted' };
  if (isMissing(status, body)) return { kind: 'deleted' };
  const reason = describeAnswer(status, body);
  const throttle = findThrottle(status, headers, body, now);
  if (throttle !== null) return { kind: 'throttled', ...throttle, reason };
  return { kind: [400, 403, 404].includes(status) ? 'refused' : 'unknown', reason };
}

/** A 404 alone may be said of the path, and says nothing of the post. */
function isMissing(status: number, body: unknown): boolean {
  const { types } = readProblem(body);
  const names = types.some((type) => type.endsWith('/resource-not-found'));
  return (status === 200 || status === 404) && names;
}

function readCreated(body: unknown, asked: number): Outcome {
  const created = field(body, 'data');
  const id = asText(field(created, 'id'));
  const text = asText(field(created, 'text'));
  if (!/^\d+$/.test(id) || text === '') {
    return { kind: 'unknown', reason: 'X answered 201 without the id and text of a post' };
  }
  if (isOlder(BigInt(id), asked - CLOCK_SLACK)) {
    return { kind: 'unknown', reason: 'X answered 201 with the id of an older post' };
  }
  return { kind: 'posted', id, text: unescapeText(text) };
}

function isOlder(id: bigint, than: number): boolean {
  return id >= SNOWFLAKES_FROM && Number((id >> 22n) + SNOWFLAKE_EPOCH) < than;
}

/** A hint that the post exists, never a proof: X says it of deleted posts too, in more than one wording. */
function isDuplicate(body: unknown): boolean {
  const { title, detail } = readProblem(body);
  return /duplicate/i.test(typeof body === 'string' ? body : `${title} ${detail}`);
}
