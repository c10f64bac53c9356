/** A worker for tests: echoes, hangs, hoards memory, throws or tells its environment. */
export function answer(ask: string): string {
  if (ask === 'hang') for (;;);
  if (ask === 'throw') throw new Error('thrown');
  if (ask === 'hoard') {
    const hoard: number[][] = [];
    for (;;) hoard.push(Array.from({ length: 1_000_000 }, () => 0.5));
  }
  return ask === 'environment' ? JSON.stringify(process.env) : `${ask}!`;
}
