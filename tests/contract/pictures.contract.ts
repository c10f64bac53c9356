import { describe, expect, it } from 'vitest';
import { done, fileThread, T0, type Opening } from './stories.ts';

/** What every store keeps of the picture of a thread. */
export function describePictures(open: Opening): void {
  describe('pictures', () => {
    it('keeps the picture that a thread was filed with, through an edit and to its end', async () => {
      const store = await open();
      const image = { url: 'https://ledger.example/pier.jpg', alt: 'The “pier” \ud83d at low tide' };
      const kept = { ...image, alt: 'The “pier” \ufffd at low tide' };
      const thread = await fileThread(store, 1, { image, approvedBy: null });
      expect(thread.image).toEqual(kept);
      expect(await store.thread(thread.id)).toEqual(thread);
      expect((await store.events(thread.id))[0]?.about).toMatchObject({ image: image.url });
      const posts = [{ text: 'Other words.', weight: 12, sources: [] }];
      done(await store.edit(thread.id, posts, thread.hash, 'Ana', T0));
      done(await store.approve(thread.id, 'Ana', T0));
      done(await store.reserve(thread.id, null, T0));
      const armed = done(await store.arm(thread.id, 0, T0 + 1, T0, undefined, 'with its picture'));
      expect(armed.image).toEqual(kept);
      expect((await store.events(thread.id)).at(-1)).toMatchObject({
        kind: 'armed',
        about: { note: 'with its picture' },
      });
      expect(await store.spendings('mara', T0)).toEqual([{ at: T0, text: 'Other words.', pictured: true }]);
      const bare = await fileThread(store, 2, { imageless: 'its page names none' });
      expect(bare.image).toBeNull();
      expect((await store.events(bare.id))[0]?.about).toMatchObject({ imageless: 'its page names none' });
    });
  });
}
