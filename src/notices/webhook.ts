import { Agent } from 'undici';
import type { Webhook } from '../config/config.ts';
import type { Clock, Log, Notifier } from '../ports/desk.ts';
import { setDeadline } from '../web/deadline.ts';
import { explainFailure } from '../web/failure.ts';
import { writeLetter, type Letter } from './letter.ts';
import { signLetter } from './signature.ts';

/** For one try, from the first byte to the last; milliseconds. */
const DEADLINE = 5_000;

/** Before the second try, the third …; after the last one a letter is given up. Milliseconds. */
const PAUSES = [1_000, 10_000, 60_000, 600_000];

/** While the bot is stopping, tries follow one another this closely; milliseconds. */
const HURRY = 1_000;

/** How long a stop waits for letters. After a call to the network that took its 20 s, a stop still ends within 30. Milliseconds. */
const PATIENCE = 8_000;

/** More letters than this do not wait: the receiver has been away for long, and the log has told it. */
const MOST = 1_000;

/** No more of an answer is read; bytes. */
const ANSWER = 64 * 1024;

/** `deadline` of one try in milliseconds; 5 s where it is left out. */
export type WebhookAsk = {
  readonly webhook: Webhook;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly deadline?: number;
};

/** A notifier that works in the background; `close` lets go of what is not delivered within 8 s, and says so. */
export type WebhookNotifier = Notifier & { close(): Promise<void> };

/** One try: `null` when the letter arrived, else why not. */
type Try = (letter: Letter, stopped: AbortSignal) => Promise<string | null>;

/** Sends what people must hear of to the newsroom's own server, one signed request at a time, never in the way of posting. */
export function createWebhookNotifier(ask: WebhookAsk): WebhookNotifier {
  const agent = new Agent({ pipelining: 0 });
  const attempt = createTry(agent, ask);
  const closing = new AbortController();
  const stopped = new AbortController();
  const underWay = new Set<Promise<void>>();
  let lane: Promise<unknown> = Promise.resolve();
  const inTurn: Try = (letter, signal) => {
    const turn = lane.then(() => attempt(letter, signal));
    lane = turn.catch(() => undefined);
    return turn;
  };
  const send = (letter: Letter): void => {
    if (underWay.size >= MOST) return giveUp(ask.log, letter, 'too many others wait to be delivered');
    const carried: Promise<void> = carry(ask, inTurn, letter, closing.signal, stopped.signal)
      // A bug here must not end the process that posts.
      .catch((error: unknown) => ask.log.error('a notice was lost', { id: letter.id, error }))
      .finally(() => underWay.delete(carried));
    underWay.add(carried);
  };
  return {
    notify: (notice) => {
      const letter = writeLetter(notice);
      if (letter !== null) send(letter);
    },
    close: async () => {
      closing.abort();
      const done = new AbortController();
      const patience = ask.clock.wait(PATIENCE, done.signal).then(() => stopped.abort());
      await Promise.all(underWay);
      done.abort();
      await patience;
      await agent.destroy();
    },
  };
}

async function carry(
  { clock, log }: WebhookAsk,
  attempt: Try,
  letter: Letter,
  closing: AbortSignal,
  stopped: AbortSignal,
): Promise<void> {
  const pauses = [...PAUSES];
  while (true) {
    const reason = await attempt(letter, stopped);
    if (reason === null) return log.debug('notice delivered', describe(letter));
    const pause = closing.aborted ? HURRY : pauses.shift();
    if (pause === undefined || stopped.aborted) return giveUp(log, letter, reason);
    log.warn('a notice could not be delivered yet', { ...describe(letter), reason });
    await clock.wait(pause, closing.aborted ? stopped : closing);
    if (stopped.aborted) return giveUp(log, letter, reason);
  }
}

/** The address stays out of every reason: the path of a webhook is often a key to it. */
function createTry(agent: Agent, { webhook, userAgent, clock, deadline = DEADLINE }: WebhookAsk): Try {
  const { origin, pathname, search } = new URL(webhook.url);
  return async (letter, stopped) => {
    const { signal, release } = setDeadline(deadline, stopped);
    const signature = signLetter(letter, webhook.secret, clock.now());
    const headers = { 'content-type': 'application/json', 'user-agent': userAgent, ...signature };
    try {
      const answer = await agent.request({
        origin,
        path: pathname + search,
        method: 'POST',
        headers,
        body: letter.body,
        signal,
      });
      await answer.body.dump({ limit: ANSWER }).catch(() => undefined);
      const arrived = answer.statusCode >= 200 && answer.statusCode < 300;
      return arrived ? null : `${origin} answered HTTP ${answer.statusCode}`;
    } catch (error) {
      return explainFailure(origin, error, signal, deadline).what;
    } finally {
      release();
    }
  };
}

function giveUp(log: Log, letter: Letter, reason: string): void {
  log.error('a notice was not delivered; "bylinebot outbox" shows how things stand', {
    ...describe(letter),
    reason,
  });
}

function describe({ id, kind, account, thread }: Letter): object {
  return { notice: id, kind, account, thread: thread ?? undefined };
}
