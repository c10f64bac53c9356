import { describe, expect, it } from 'vitest';
import type { Image } from '../../src/model/article.ts';
import type { Thread } from '../../src/model/thread.ts';
import { deliver } from '../../src/newsroom/deliver.ts';
import { createArticle, createTestDesk, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const SELF = { network: 'x', id: '42', handle: 'mara' };
const ARTICLE = 'https://ledger.example/story';
const IMAGE = { url: 'https://ledger.example/pier.jpg', alt: 'The pier at low tide' };
const PICTURE = { bytes: new Uint8Array([255, 216, 255]), type: 'image/jpeg' } as const;

/** A desk with an approved thread of two posts, the first with a picture that can be fetched. */
async function open(): Promise<{ desk: TestDesk; id: string }> {
  const desk = createTestDesk();
  await desk.store.pin('mara', SELF, desk.clock.now());
  desk.pages.set(ARTICLE, createArticle(1, { url: ARTICLE, image: IMAGE }));
  desk.shown.set(IMAGE.url, { kind: 'read', picture: PICTURE });
  const posts = ['One. 1/2', 'Two. 2/2'].map((text) => ({ text, weight: text.length, sources: [] }));
  const about = { account: 'mara', article: ARTICLE, title: 'A', byline: 'Mara Ellison' };
  const draft = { ...about, posts, reason: '', approvedBy: 'a rule', image: IMAGE };
  const entry = { feed: 'f', byline: 'Mara Ellison', key: 'k' };
  const [thread] = await desk.store.file(entry, [draft], desk.clock.now());
  return { desk, id: thread?.id ?? '' };
}

/** The page with this picture from now on. */
function showOnPage(desk: TestDesk, image: Image | null): void {
  desk.pages.set(ARTICLE, createArticle(1, { url: ARTICLE, image }));
}

/** Delivers until nothing is left to do by itself. */
async function settle(desk: TestDesk, id: string, signal = NEVER): Promise<Thread | null> {
  const [account] = desk.accounts;
  if (account === undefined) throw new Error('the desk has no account');
  for (let round = 0; round < 100; round++) {
    const until = await deliver(desk, account, SELF, signal);
    if (until === null) break;
    desk.clock.advance(Math.max(until - desk.clock.now(), 1));
  }
  return desk.store.thread(id);
}

async function notesOf(desk: TestDesk, id: string): Promise<readonly unknown[]> {
  const events = await desk.store.events(id);
  return events.filter(({ kind }) => kind === 'armed').map(({ about }) => about['note']);
}

describe('the picture of a thread', () => {
  it('is uploaded with its alt text before the first post, and goes out on that one alone', async () => {
    const { desk, id } = await open();
    expect(await settle(desk, id)).toMatchObject({ state: 'published', image: IMAGE });
    expect(desk.network.uploads).toEqual([IMAGE.alt]);
    expect(desk.network.calls.map(({ mediaId }) => mediaId)).toEqual(['m1', undefined]);
    expect(await notesOf(desk, id)).toEqual(['with its picture', undefined]);
  });

  it('is uploaded before anything is armed: whoever dies between the two only uploads again (fault 32)', async () => {
    const { desk, id } = await open();
    const { upload } = desk.network;
    desk.network.upload = async (...words) => {
      await upload?.(...words);
      throw new Error('the process is gone');
    };
    await expect(settle(desk, id)).rejects.toThrow('the process is gone');
    expect((await desk.store.thread(id))?.attempts).toEqual([]);
    Object.assign(desk.network, { upload });
    expect(await settle(desk, id)).toMatchObject({ state: 'published' });
    expect(desk.network.uploads).toHaveLength(2);
    expect(desk.network.truth.map(({ text }) => text)).toEqual(['One. 1/2', 'Two. 2/2']);
  });

  it.each<[string, (desk: TestDesk) => unknown, string]>([
    ['cannot be fetched', (desk) => desk.shown.delete(IMAGE.url), `${IMAGE.url} answered 404`],
    [
      'is not taken by the network',
      (desk) => desk.network.uploadAnswers.push({ kind: 'failed', reason: 'X answered 503' }),
      'X answered 503',
    ],
    [
      'takes too long to get',
      (desk) =>
        Object.assign(desk.pictures, {
          read: async () => {
            desk.clock.advance(20_000);
            return { kind: 'read', picture: PICTURE };
          },
        }),
      'it took more than 20 s to get',
    ],
    [
      'is no longer the one on its page',
      (desk) => showOnPage(desk, { ...IMAGE, url: 'https://ledger.example/quay.jpg' }),
      'its page shows another one now, https://ledger.example/quay.jpg',
    ],
    [
      'is described otherwise on its page',
      (desk) => showOnPage(desk, { ...IMAGE, alt: 'The quay at low tide' }),
      'its page describes it otherwise now: The quay at low tide',
    ],
    [
      'turns out to be an agency’s',
      (desk) => showOnPage(desk, { ...IMAGE, credits: ['Photo: AFP'] }),
      'its credit names AFP, whose pictures are often licensed for the site alone',
    ],
    ['was taken off its page', (desk) => showOnPage(desk, null), 'its page names none'],
  ])('is left out when it %s, with one line that says so', async (_name, harm, reason) => {
    const { desk, id } = await open();
    harm(desk);
    expect(await settle(desk, id)).toMatchObject({ state: 'published' });
    expect(desk.network.calls.map(({ mediaId }) => mediaId)).toEqual([undefined, undefined]);
    expect(await notesOf(desk, id)).toEqual([`without its picture: ${reason}`, undefined]);
    const lines = desk.lines.filter((line) => line.includes('goes without its picture'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(reason);
  });

  it('goes out though its link has another size or signature on the page', async () => {
    const { desk, id } = await open();
    showOnPage(desk, { ...IMAGE, url: `${IMAGE.url}?width=640&s=2` });
    expect(await settle(desk, id)).toMatchObject({ state: 'published' });
    expect(desk.network.uploads).toEqual([IMAGE.alt]);
  });

  it('is looked for like any post when the answer is lost, and never posted twice (fault 15)', async () => {
    const { desk, id } = await open();
    desk.network.faults.push('lose-answer');
    expect(await settle(desk, id)).toMatchObject({ state: 'published' });
    expect(desk.network.truth).toHaveLength(2);
    expect(desk.network.uploads).toHaveLength(1);
  });

  it('is uploaded again for a call that never left', async () => {
    const { desk, id } = await open();
    desk.network.faults.push('not-sent');
    expect(await settle(desk, id)).toMatchObject({ state: 'published' });
    expect(desk.network.calls.map(({ mediaId }) => mediaId)).toEqual(['m1', 'm2', undefined]);
  });

  it('is left out of a second try of a post that the network refused with it', async () => {
    const { desk, id } = await open();
    desk.network.faults.push('refuse');
    expect(await settle(desk, id)).toMatchObject({ state: 'needs_review' });
    const seen = await desk.network.find(null, NEVER);
    await desk.store.sendAgain(id, 0, seen, 'Ana', desk.clock.now());
    await desk.store.resume(id, 'Ana', desk.clock.now());
    expect(await settle(desk, id)).toMatchObject({ state: 'published' });
    expect(desk.network.calls.map(({ mediaId }) => mediaId)).toEqual(['m1', undefined, undefined]);
    expect(await notesOf(desk, id)).toEqual([
      'with its picture',
      'without its picture: the network refused the post with it',
      undefined,
    ]);
  });

  it('goes with looks that are new when the machine slept while it was brought', async () => {
    const { desk, id } = await open();
    const { read } = desk.pictures;
    let slept = false;
    const drowsy: typeof read = async (...words) => {
      if (!slept) desk.clock.advance(3_600_000);
      slept = true;
      return read(...words);
    };
    Object.assign(desk.pictures, { read: drowsy });
    expect(await settle(desk, id)).toMatchObject({ state: 'published' });
    const kinds = (await desk.store.events(id)).map(({ kind }) => kind);
    expect(kinds.slice(1, 5)).toEqual(['reserved', 'put-back', 'reserved', 'armed']);
    // The story is looked at twice, and its picture each time it is brought.
    expect(desk.pageReads).toEqual([ARTICLE, ARTICLE, ARTICLE, ARTICLE]);
    expect(await notesOf(desk, id)).toEqual(['with its picture', undefined]);
  });

  it('arms nothing when the program is told to stop meanwhile (fault 33)', async () => {
    const { desk, id } = await open();
    const stop = new AbortController();
    desk.network.upload = async () => {
      stop.abort();
      return { kind: 'failed', reason: 'the call was stopped' };
    };
    const [account] = desk.accounts;
    if (account !== undefined) await deliver(desk, account, SELF, stop.signal);
    expect((await desk.store.thread(id))?.attempts).toEqual([]);
    expect(desk.lines.join('\n')).not.toContain('goes without its picture');
  });
});
