import { describe, expect, it } from 'vitest';
import { createTogether } from '../../src/store/together.ts';

type Room = {
  readonly together: ReturnType<typeof createTogether<string[]>>;
  readonly opened: string[][];
  endTurn(): void;
};

/** Transactions that note what was done in them; a turn ends when the test says so. */
function open(): Room {
  const opened: string[][] = [];
  const turns: (() => void)[] = [];
  const together = createTogether<string[]>(
    async (work) => {
      const tx: string[] = [];
      opened.push(tx);
      await work(tx);
    },
    (act) => void turns.push(act),
  );
  return { together, opened, endTurn: () => turns.splice(0).forEach((act) => act()) };
}

const write = (name: string) => async (tx: string[]) => tx.push(name);

describe('verbs of one turn', () => {
  it('share a transaction, in the order they came, and those of the next turn have their own', async () => {
    const { together, opened, endTurn } = open();
    const first = [together(write('a')), together(write('b'))];
    endTurn();
    expect(await Promise.all(first)).toEqual([1, 2]);
    const later = together(write('c'));
    endTurn();
    expect(await later).toBe(1);
    expect(opened).toEqual([['a', 'b'], ['c']]);
  });

  it('fail together, as nothing of their transaction stands, and the next go on', async () => {
    const { together, endTurn } = open();
    const sound = together(write('a'));
    const broken = together(async () => {
      throw new Error('disk full');
    });
    endTurn();
    expect(await Promise.allSettled([sound, broken])).toEqual([
      { status: 'rejected', reason: new Error('disk full') },
      { status: 'rejected', reason: new Error('disk full') },
    ]);
    const next = together(write('b'));
    endTurn();
    expect(await next).toBe(1);
  });
});
