import { describe, expect, it } from 'vitest';
import { entry, reading, T0, type Opening } from './stories.ts';

/** What every store makes of entries whose feed says more of their author than it did. */
export function describeCorrected(open: Opening): void {
  describe('entries that are corrected', () => {
    it('is sure of a due entry once its feed names the author', async () => {
      const store = await open();
      await store.recordReading(reading([]), T0);
      const [unsure] = await store.recordReading(reading([entry(1), entry(2)], {}, 'unknown'), T0);
      expect(unsure?.certain).toBe(false);
      expect(await store.recordReading(reading([entry(1)]), T0)).toEqual([]);
      expect((await store.dueEntries(T0)).map(({ certain }) => certain)).toEqual([true, false]);
    });

    it('admits an entry again that names the author since, once, and not one of the first reading', async () => {
      const store = await open();
      await store.recordReading(reading([entry(1)], {}, 'no'), T0);
      await store.recordReading(reading([entry(2), entry(1)], {}, 'no'), T0);
      const corrected = reading([entry(2, { title: 'Now by the author' }), entry(1)]);
      const news = await store.recordReading(corrected, T0 + 9);
      expect(news).toMatchObject([
        { key: 'guid-2', state: 'due', title: 'Now by the author', seenAt: T0 + 9 },
      ]);
      expect(await store.dueEntries(T0 + 9)).toEqual(news);
      expect(await store.recordReading(corrected, T0 + 9)).toEqual([]);
      expect(await store.entriesSince(0)).toHaveLength(2);
    });
  });
}
