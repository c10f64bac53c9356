import type { Credentials, Identity, WhoAmI } from '../model/account.ts';
import type { Recent, Sighting, Sightings, Unread } from '../model/outcome.ts';
import { isNewer } from '../model/sighting.ts';
import type { Network } from '../ports/desk.ts';
import { dropAttached, uploadToX } from './x-media.ts';
import { createCaller, type Answer, type Caller } from './x-call.ts';
import { X_FACTS } from './x-facts.ts';
import { readOutcome, readRemoval } from './x-outcome.ts';
import { asText, describeAnswer, field, findThrottle } from './x-problem.ts';
import { readSightings } from './x-sighting.ts';

/** A read has this long for everything, in milliseconds. */
const READ_DEADLINE = 20_000;

/** Least and most posts that one read of a timeline can ask for. Each post shown costs $0.001. */
const FEWEST = '5';
const MOST = '100';

const FIELDS = 'created_at,referenced_tweets,edit_history_tweet_ids,entities';

/**
 * One account on X, by OAuth 1.0a user context. `api` is an origin, with plain http only on this machine: throws a
 * `FaultError` otherwise. `now` in ms since the epoch. X: https://docs.x.com/x-api
 */
export function createXNetwork(x: {
  readonly api: string;
  readonly credentials: Credentials;
  readonly now: () => number;
}): Network {
  const call = createCaller(x.api, x.credentials);
  const timeline = createTimeline(call, x.now);
  return {
    facts: X_FACTS,
    whoAmI: async (signal) => judgeIdentity(await timeline.askWho(signal), x.api),
    findRecent: (since, signal) => findRecent(timeline, since, signal),
    find: (sinceId, signal) =>
      timeline.read({ max_results: MOST, ...(sinceId === null ? {} : { since_id: sinceId }) }, signal),
    upload: (picture, alt, deadline, signal) => uploadToX(call, x.now, { picture, alt, deadline }, signal),
    publish: async ({ text, parentId, deadline, madeWithAi, mediaId }, signal) => {
      const label = madeWithAi === true && { made_with_ai: true };
      const reply = parentId === null ? {} : { reply: { in_reply_to_tweet_id: parentId } };
      const media = mediaId === undefined ? {} : { media: { media_ids: [mediaId] } };
      const asked = x.now();
      const body = { text, ...reply, ...label, ...media };
      const answer = await call({ path: 'tweets', body }, deadline, signal);
      const outcome = readOutcome(answer, asked, x.now());
      if (outcome.kind !== 'posted' || mediaId === undefined) return outcome;
      return { ...outcome, text: dropAttached(text, outcome.text) };
    },
    remove: async (remoteId, deadline, signal) =>
      readRemoval(await call({ path: `tweets/${remoteId}`, method: 'DELETE' }, deadline, signal), x.now()),
  };
}

type Timeline = {
  askWho(signal: AbortSignal): Promise<Answer>;
  read(ask: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Sightings>;
};

/** Reads the fewest posts first; only where all of them are that new, most of what may be is read and paid for. */
async function findRecent(timeline: Timeline, since: number, signal: AbortSignal): Promise<Recent> {
  const few = await timeline.read({ max_results: FEWEST }, signal);
  if (few.kind === 'failed') return few;
  const isRecent = ({ at }: Sighting): boolean => at === null || at >= since;
  const newest = pickNewest(few.posts);
  if (few.posts.length < Number(FEWEST) || !few.posts.every(isRecent)) {
    return { kind: 'seen', newest, posts: few.posts.filter(isRecent) };
  }
  // X wants whole seconds.
  const start = `${new Date(since).toISOString().slice(0, 19)}Z`;
  const many = await timeline.read({ max_results: MOST, start_time: start }, signal);
  // What was newest at the first read stays so: the posts that came between the two are new to a search.
  return many.kind === 'failed' ? many : { kind: 'seen', newest, posts: many.posts.filter(isRecent) };
}

/** Reads the own timeline, for which X wants the user's id: asked for once and kept. */
function createTimeline(call: Caller, now: () => number): Timeline {
  let me: Identity | null = null;

  async function askWho(signal: AbortSignal): Promise<Answer> {
    const answer = await call({ path: 'users/me' }, READ_DEADLINE, signal);
    me = readIdentity(answer) ?? me;
    return answer;
  }

  async function read(ask: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Sightings> {
    if (me === null) {
      const answer = await askWho(signal);
      if (me === null) return failRead(answer, now());
    }
    const query = { 'tweet.fields': FIELDS, ...ask };
    const answer = await call({ path: `users/${me.id}/tweets`, query }, READ_DEADLINE, signal);
    const posts = answer.kind === 'answered' && answer.status === 200 ? readSightings(answer.body) : null;
    return posts === null ? failRead(answer, now()) : { kind: 'seen', posts };
  }

  return { askWho, read };
}

/** An order of the answer is not relied on: a pinned post may come first. */
function pickNewest(posts: readonly Sighting[]): string | null {
  return posts.reduce<string | null>(
    (newest, { id }) => (newest === null || isNewer(id, newest) ? id : newest),
    null,
  );
}

function readIdentity(answer: Answer): Identity | null {
  if (answer.kind !== 'answered' || answer.status !== 200) return null;
  const me = field(answer.body, 'data');
  const id = asText(field(me, 'id'));
  const handle = asText(field(me, 'username'));
  return /^\d+$/.test(id) && handle !== '' ? { network: 'x', id, handle } : null;
}

function judgeIdentity(answer: Answer, api: string): WhoAmI {
  const identity = readIdentity(answer);
  if (identity !== null) return { kind: 'known', identity };
  if (answer.kind === 'answered' && (answer.status === 401 || answer.status === 403)) {
    return {
      kind: 'refused',
      fault: {
        what: `${api} refuses the credentials: ${describeAnswer(answer.status, answer.body)}`,
        remedy: 'check the four keys, and make the access token anew after giving the app read and write',
      },
    };
  }
  return {
    kind: 'unreachable',
    fault: {
      what: `${api} cannot be asked: ${tell(answer)}`,
      remedy: 'nothing is posted meanwhile; it is asked again',
    },
  };
}

/** A read that was not answered with posts: never the same as an empty one. */
function failRead(answer: Answer, now: number): Unread {
  const throttle =
    answer.kind === 'answered' ? findThrottle(answer.status, answer.headers, answer.body, now) : null;
  return {
    kind: 'failed',
    gate: throttle?.gate ?? null,
    until: throttle?.until ?? null,
    reason: tell(answer),
  };
}

function tell(answer: Answer): string {
  if (answer.kind !== 'answered') return answer.reason;
  if (answer.status === 200) return 'X answered 200 in a shape that cannot be read';
  return describeAnswer(answer.status, answer.body);
}
