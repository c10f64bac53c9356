import type { Thread } from '../../src/model/thread.ts';
import type { Clock } from '../../src/ports/desk.ts';

/** A process on the stage: it stands still at each call of a port until the simulator lets it go on. */
export type Actor = {
  readonly name: string;
  readonly stop: AbortController;
  /** True time until which it is stopped as by a signal; ms since the epoch. */
  frozenUntil: number;
};

/** A call of a port that was made and is not over: asked, then done with its answer on the way, or a sleep until `due`. */
export type Call = {
  readonly actor: Actor;
  readonly label: string;
  /** True time before which it is not over; ms since the epoch. */
  due: number;
  /** Does it; `null` once it is done. */
  act: (() => Promise<unknown>) | null;
  /** What it came to, once it is done; for the trace. */
  came?: unknown;
  answer: (value: unknown) => void;
  fail: (error: unknown) => void;
};

/** The time and the calls that wait. True time never jumps; the clock of the machine does. */
export type Stage = {
  readonly calls: readonly Call[];
  now(): number;
  local(): number;
  pass(ms: number): void;
  jump(ms: number): void;
  clockOf(actor: Actor): Clock;
  ask<T>(actor: Actor, label: string, act: () => Promise<T>): Promise<T>;
  /** The port as an actor sees it. */
  enter<T extends object>(actor: Actor, name: string, port: T): T;
  /** Lets one call go on by one step; `through` from the asking to the answer at once. */
  advance(call: Call, through: boolean): Promise<void>;
  /** The actor is gone, and nothing that it waits for ever ends. */
  kill(actor: Actor): void;
};

/** When every stage begins; ms since the epoch. */
export const DAWN = Date.UTC(2026, 0, 5, 9);

/** An empty stage in the year 2026. */
export function createStage(): Stage {
  let now = DAWN;
  let skew = 0;
  let calls: Call[] = [];
  const remove = (call: Call): void => {
    calls = calls.filter((each) => each !== call);
  };
  const stage: Stage = {
    get calls() {
      return calls;
    },
    now: () => now,
    local: () => now + skew,
    pass: (ms) => {
      now += ms;
    },
    jump: (ms) => {
      skew += ms;
    },
    clockOf: (actor) => ({
      now: () => now + skew,
      wait: (ms, signal) =>
        new Promise<void>((resolve) => {
          if (signal.aborted) return resolve();
          const due = now + Math.max(ms, 0);
          const wake = (): void => {
            call.due = now;
          };
          const answer = (): void => {
            signal.removeEventListener('abort', wake);
            resolve();
          };
          const call: Call = { actor, label: 'sleep', due, act: null, answer, fail: answer };
          signal.addEventListener('abort', wake, { once: true });
          calls.push(call);
        }),
    }),
    ask: <T>(actor: Actor, label: string, act: () => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        const answer = (value: unknown): void => resolve(value as T);
        calls.push({ actor, label, due: now, act, answer, fail: reject });
      }),
    enter: (actor, name, port) =>
      new Proxy(port, {
        get: (target, verb) => {
          const member: unknown = Reflect.get(target, verb);
          if (typeof member !== 'function') return member;
          return (...words: unknown[]): Promise<unknown> =>
            stage.ask(
              actor,
              `${name}.${String(verb)}`,
              async () => (await Reflect.apply(member, target, words)) as unknown,
            );
        },
      }),
    advance: async (call, through) => {
      const { act, answer, fail } = call;
      if (act !== null) {
        call.act = null;
        try {
          const value = await act();
          call.came = value;
          call.answer = () => answer(value);
        } catch (error) {
          call.answer = () => fail(error);
        }
        if (!through) return;
      }
      remove(call);
      call.answer(undefined);
      await new Promise((resolve) => setImmediate(resolve));
    },
    kill: (actor) => {
      calls = calls.filter((call) => call.actor !== actor);
    },
  };
  return stage;
}

/** What a call came to, in a few words. */
export function describe(came: unknown): string {
  if (typeof came !== 'object' || came === null) return '';
  const [kind, reason, thread] = ['kind', 'reason', 'thread'].map((key) => Reflect.get(came, key) as unknown);
  const slots = (thread as Thread | undefined)?.slots.map(({ state }) => state).join(' ');
  return kind === undefined ? '' : `: ${[kind, reason, slots].filter(Boolean).join(', ')}`;
}

/** Whether a call changes the network, arrived there, and its answer is on the way. */
export function isOnTheLine({ label, act }: Call): boolean {
  return act === null && (label === 'network.publish' || label === 'network.remove');
}
