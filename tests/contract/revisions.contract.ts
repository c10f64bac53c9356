import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/correction.ts';
import type { Revision } from '../../src/model/revision.ts';
import type { Store } from '../../src/ports/store.ts';
import { beginThread, done, draft, entry, FEED, fileThread, reading, T0, type Opening } from './stories.ts';

const ARTICLE = 'https://ledger.example/story-1';
const FINDING: Finding = { why: 'changed', mark: 'b', reason: 'five became six' };

function revision(hash: string): Revision {
  return {
    hash,
    title: `Title ${hash}`,
    byline: ['Mara Ellison'],
    blocks: [{ kind: 'paragraph', text: hash }],
  };
}

async function hashes(store: Store): Promise<readonly string[]> {
  return (await store.revisions(ARTICLE)).map(({ hash }) => hash);
}

/** What corrects story 1. */
const CORRECTION = draft(1, {
  article: `${ARTICLE}#correction-b`,
  posts: [{ text: 'Correction: six.', weight: 16, sources: [] }],
  reason: FINDING.reason,
  approvedBy: null,
  replyTo: '1003',
});

/** What every store keeps of articles. */
export function describeRevisions(open: Opening): void {
  describe('revisions', () => {
    it('keeps what an article said when its threads were filed, once for all accounts, and says so', async () => {
      const store = await open();
      const ref = { feed: FEED, byline: 'Mara Ellison', key: 'k' };
      const both = ['mara', 'desk'].map((account) => draft(1, { account, revision: revision('a') }));
      const threads = await store.file(ref, both, T0);
      expect(await store.revisions(ARTICLE)).toEqual([{ ...revision('a'), at: T0, lookedAt: T0 }]);
      for (const { id } of threads) {
        expect((await store.events(id))[0]?.about).toMatchObject({ revision: 'a', reason: '' });
      }
      expect(await store.revisions('https://ledger.example/story-2')).toEqual([]);
    });

    it('adds a revision where a look finds another one, and else only the time of the look', async () => {
      const store = await open();
      await store.recordRevision(ARTICLE, null, T0);
      expect(await hashes(store)).toEqual([]);
      await store.recordRevision(ARTICLE, revision('a'), T0);
      await store.recordRevision(ARTICLE, revision('a'), T0 + 1);
      await store.recordRevision(ARTICLE, revision('b'), T0 + 2);
      await store.recordRevision(ARTICLE, null, T0 + 3);
      expect((await store.revisions(ARTICLE)).map(({ hash, at, lookedAt }) => [hash, at, lookedAt])).toEqual([
        ['a', T0, T0 + 1],
        ['b', T0 + 2, T0 + 3],
      ]);
      await store.recordRevision(ARTICLE, revision('a'), T0 + 4);
      expect(await hashes(store)).toEqual(['a', 'b', 'a']);
    });

    it('gives back what a page can hold, as every store can keep it', async () => {
      const store = await open();
      const odd: Revision = {
        ...revision('a'),
        title: 'a\0b\ud800',
        byline: ['x\0'],
        blocks: [{ kind: 'list', text: '\udc00' }],
      };
      await store.recordRevision(ARTICLE, odd, T0);
      expect(await store.revisions(ARTICLE)).toMatchObject([
        { title: 'ab\ufffd', byline: ['x'], blocks: [{ kind: 'list', text: '\ufffd' }] },
      ]);
    });

    it('names the threads that are out and were begun since, and no others', async () => {
      const store = await open();
      const { id } = await beginThread(store, 3);
      await fileThread(store, 2);
      await beginThread(store, 1, 3);
      expect((await store.threadsOut(T0)).map((thread) => thread.id)).toEqual([id]);
      expect(await store.threadsOut(T0 + 1)).toEqual([]);
    });

    it('tells once for each revision that the article of a thread that is out changed, and files what corrects it (fault 9)', async () => {
      const store = await open();
      const { id } = await beginThread(store, 3);
      const told = done(await store.correct(id, FINDING, CORRECTION, T0 + 5));
      expect(told).toMatchObject({ id, state: 'published' });
      expect(await store.correct(id, FINDING, CORRECTION, T0 + 6)).toMatchObject({ kind: 'refused' });
      const [corrects, ...others] = await store.threads();
      expect(others).toHaveLength(1);
      expect(corrects).toMatchObject({ state: 'in_review', replyTo: '1003', reason: FINDING.reason });
      expect((await store.events(id)).at(-1)).toMatchObject({
        kind: 'article-changed',
        about: { ...FINDING, correction: corrects?.id },
      });
      expect(await store.events(corrects?.id ?? '')).toMatchObject([{ kind: 'filed' }]);
      done(await store.correct(id, { ...FINDING, mark: 'c' }, null, T0 + 7));
      expect(await store.threads()).toHaveLength(2);
    });

    it('corrects nothing that is not out', async () => {
      const store = await open();
      const { id } = await beginThread(store, 1);
      expect(await store.correct(id, FINDING, CORRECTION, T0)).toMatchObject({ kind: 'refused' });
      expect(await store.correct('none', FINDING, CORRECTION, T0)).toMatchObject({ kind: 'refused' });
      expect(await store.threads()).toHaveLength(1);
    });

    it('finds the entries of an article by the link that it became, too', async () => {
      const store = await open();
      await store.recordReading(reading([]), T0);
      const link = 'https://feeds.example/r/1';
      const [due] = await store.recordReading(reading([entry(1, { link })]), T0);
      if (due === undefined) throw new Error('nothing is due');
      await store.file(due, [draft(1)], T0);
      expect((await store.entriesFor(ARTICLE)).map((each) => each.link)).toEqual([link]);
      expect((await store.entriesFor(link)).map((each) => each.link)).toEqual([link]);
    });
  });
}
