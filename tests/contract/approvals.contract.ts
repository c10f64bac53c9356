import { describe, expect, it } from 'vitest';
import { done, draft, entry, fileThread, reading, T0, type Opening } from './stories.ts';

/** What every store makes of what only a person lets out. */
export function describeApprovals(open: Opening): void {
  describe('approvals', () => {
    it('approves for nobody what was edited after they saw it (fault 39)', async () => {
      const store = await open();
      const { id, hash, slots } = await fileThread(store, 1, { approvedBy: null });
      const posts = slots
        .map(({ weight, sources }) => ({ text: 'Other words.', weight, sources }))
        .slice(0, 1);
      const edited = done(await store.edit(id, posts, hash, 'Ben', T0));
      expect(await store.approve(id, 'Ana', T0, hash.slice(0, 8))).toEqual({
        kind: 'refused',
        reason: 'somebody has changed it since you saw it; look at it again',
      });
      expect(done(await store.approve(id, 'Ana', T0, edited.hash.slice(0, 8))).state).toBe('approved');
    });

    it('files for an account that the byline does not have only what its page asked for and a person will see', async () => {
      const store = await open();
      await store.recordReading(reading([entry(1)]), T0);
      const [due] = await store.recordReading(reading([entry(2)]), T0);
      if (due === undefined) throw new Error('nothing is due');
      const asked = { asked: true, reason: 'its page asks' };
      const filed = await store.file(
        due,
        [
          draft(2),
          draft(2, { account: 'desk', approvedBy: null, ...asked }),
          draft(2, { account: 'city', ...asked }),
          draft(2, { account: 'other', approvedBy: null }),
        ],
        T0,
      );
      expect(filed.map(({ account, state }) => [account, state])).toEqual([
        ['mara', 'approved'],
        ['desk', 'in_review'],
      ]);
    });
  });
}
