/** One verb's work within a transaction. */
type Work<Tx, T> = (tx: Tx) => Promise<T>;

/**
 * Runs verbs that are asked for in the same turn of the loop in one transaction, in their order: whole or not at all, for
 * all of them. `open` runs one transaction, `turn` calls back when the turn is over.
 */
export function createTogether<Tx>(
  open: (work: Work<Tx, void>) => Promise<void>,
  turn: (act: () => void) => void,
): <T>(work: Work<Tx, T>) => Promise<T> {
  let waiting: { readonly run: Work<Tx, () => void>; readonly fail: (error: unknown) => void }[] = [];
  const runAll = async (): Promise<void> => {
    const group = waiting;
    waiting = [];
    const done: (() => void)[] = [];
    try {
      await open(async (tx) => {
        for (const { run } of group) done.push(await run(tx));
      });
    } catch (error) {
      for (const { fail } of group) fail(error);
      return;
    }
    for (const resolve of done) resolve();
  };
  return (work) =>
    new Promise((resolve, fail) => {
      if (waiting.length === 0) turn(() => void runAll());
      const run = async (tx: Tx): Promise<() => void> => {
        const answer = await work(tx);
        return () => resolve(answer);
      };
      waiting.push({ run, fail });
    });
}
