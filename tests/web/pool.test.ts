import { describe, expect, it, onTestFinished } from 'vitest';
import { createPool } from '../../src/web/pool.ts';

function open(deadline: number) {
  const pool = createPool<string, string>('slow.worker', import.meta.url, deadline);
  onTestFinished(() => pool.close());
  return pool;
}

describe('createPool', () => {
  it('kills what hangs or throws and answers the next ask with a new worker', async () => {
    const pool = open(3_000);
    const asks = ['a', 'hang', 'b', 'throw', 'c'].map((ask) => pool.run(ask));
    expect(await Promise.all(asks)).toEqual([
      { kind: 'done', answer: 'a!' },
      { kind: 'late' },
      { kind: 'done', answer: 'b!' },
      { kind: 'died' },
      { kind: 'done', answer: 'c!' },
    ]);
  });

  it('survives a worker that takes all the memory it may', async () => {
    const pool = open(30_000);
    expect(await pool.run('hoard')).toEqual({ kind: 'died' });
    expect(await pool.run('a')).toEqual({ kind: 'done', answer: 'a!' });
  });

  it('gives the worker no environment', async () => {
    expect(await open(10_000).run('environment')).toEqual({ kind: 'done', answer: '{}' });
  });

  it('ends at once when closed in the middle of an ask', async () => {
    const pool = createPool<string, string>('slow.worker', import.meta.url, 60_000);
    await pool.run('a');
    const hanging = pool.run('hang');
    await Promise.resolve();
    await Promise.resolve();
    await pool.close();
    expect(await hanging).toEqual({ kind: 'died' });
  });

  it('starts no new worker for what was still waiting when it was closed', async () => {
    const pool = createPool<string, string>('slow.worker', import.meta.url, 60_000);
    await pool.run('a');
    const waiting = ['hang', 'b'].map((ask) => pool.run(ask));
    await Promise.resolve();
    await Promise.resolve();
    await pool.close();
    expect(await Promise.all(waiting)).toEqual([{ kind: 'died' }, { kind: 'died' }]);
  });
});
