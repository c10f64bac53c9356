import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';

/** A started worker waits this long for more before it ends; milliseconds. */
const IDLE = 30_000;
/** What hostile input may take before its worker is killed; megabytes. */
const MEMORY = 256;
/** For what lives shortly; left to itself it grows to 48 MB, and collecting it is no slower. Megabytes. */
const YOUNG = 16;

/** What became of one ask: an answer, or a worker that was killed for time or died of the input. */
export type PoolAnswer<Answer> =
  { readonly kind: 'done'; readonly answer: Answer } | { readonly kind: 'late' } | { readonly kind: 'died' };

/** Runs hostile input through a worker thread, one ask after another. */
export type Pool<Ask, Answer> = {
  run(ask: Ask): Promise<PoolAnswer<Answer>>;
  /** Kills the worker, whatever it does, and what still waits for it. */
  close(): Promise<void>;
};

/**
 * A pool of one thread that starts with the first ask. `worker` is the file name (without extension) beside
 * `here` (the caller's import.meta.url) and exports `answer(ask)`; `deadline` in milliseconds begins when an ask's turn has come.
 */
export function createPool<Ask, Answer>(worker: string, here: string, deadline: number): Pool<Ask, Answer> {
  let piscina: Piscina<Ask, Answer> | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let closed = false;
  const runNow = async (ask: Ask): Promise<PoolAnswer<Answer>> => {
    if (closed) return { kind: 'died' };
    piscina ??= start(worker, here);
    return runInTime(piscina, ask, deadline);
  };
  return {
    run: (ask) => {
      const answer = turn.then(() => runNow(ask));
      turn = answer;
      return answer;
    },
    close: async () => {
      closed = true;
      await piscina?.destroy();
    },
  };
}

async function runInTime<Ask, Answer>(
  piscina: Piscina<Ask, Answer>,
  ask: Ask,
  deadline: number,
): Promise<PoolAnswer<Answer>> {
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), deadline);
  try {
    return {
      kind: 'done',
      answer: await piscina.run(ask, { signal: clock.signal }),
    };
  } catch {
    return { kind: clock.signal.aborted ? 'late' : 'died' };
  } finally {
    clearTimeout(timer);
  }
}

function start<Ask, Answer>(worker: string, here: string): Piscina<Ask, Answer> {
  // From source the worker is TypeScript and needs its loader, from dist it is plain JavaScript.
  const extension = extname(fileURLToPath(here));
  const loader = extension === '.ts' ? ['--import', createRequire(here).resolve('tsx')] : [];
  return new Piscina({
    name: 'answer',
    filename: fileURLToPath(new URL(`./${worker}${extension}`, here)),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY, maxYoungGenerationSizeMb: YOUNG, stackSizeMb: 4 },
    execArgv: loader,
    // Hostile input meets no credentials: the worker has no environment.
    env: {},
    // It waits for the next feed without a turn of its own loop: waking it by a message takes 0.5 ms of ours.
    atomics: 'sync',
  });
}
