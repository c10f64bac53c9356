import { expect, it } from 'vitest';
import { runOnce } from '../../src/newsroom/once.ts';
import type { Thread } from '../../src/model/thread.ts';
import type { Desk } from '../../src/ports/desk.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';
import { createFakeNetwork } from './fake-network.ts';
import { changePage, LINK, MINUTE, swap, NEVER } from './looked-at.ts';
import { note } from './told-story.ts';

/** A desk on which two accounts have told story 2, each in a thread that is out. */
async function tellTwice(): Promise<TestDesk & Desk> {
  const stand = createTestDesk({ accounts: ['mara', 'desk'], review: 'one' });
  const network = createFakeNetwork(stand.clock);
  const whoAmI: typeof network.whoAmI = async () => ({
    kind: 'known',
    identity: { network: 'x', id: '43', handle: 'desk' },
  });
  const second = { name: 'desk', kind: 'x', network: { ...network, whoAmI }, spacing: 0 } as const;
  const desk = { ...stand, accounts: [...stand.accounts, second] };
  desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
  await runOnce(desk, NEVER);
  desk.pages.set(LINK, createArticle(2));
  desk.feedAnswers.set(FEED, showEntries(createEntry(2), createEntry(1)));
  await runOnce(desk, NEVER);
  await approveAll(desk);
  return desk;
}

async function approveAll(desk: TestDesk & Desk): Promise<readonly Thread[]> {
  for (const { id } of await desk.store.threads()) await desk.store.approve(id, 'Ana', desk.clock.now());
  await runOnce(desk, NEVER);
  return desk.store.threads();
}

async function findCorrections(desk: TestDesk & Desk): Promise<readonly Thread[]> {
  desk.clock.advance(16 * MINUTE);
  await runOnce(desk, NEVER);
  return (await desk.store.threads()).filter(({ replyTo }) => replyTo !== null);
}

it('two accounts correct a story in other words, each in those of the article', async () => {
  const desk = await tellTwice();
  changePage(desk, swap('4.1 million', '4.7 million'));
  const corrections = await findCorrections(desk);
  const sentence =
    'Port Alder handled 4.7 million tonnes of cargo last year, according to the authority’s annual report.';
  expect(corrections.map(({ slots }) => slots[0]?.text).toSorted()).toEqual([
    `Corrected: “${sentence}”`,
    `Correction: the story now says “${sentence}”`,
  ]);
  const out = await approveAll(desk);
  expect(new Set(out.map(({ state }) => state))).toEqual(new Set(['published']));
});

it('a note that is all there is to say stands on both accounts where a person agrees', async () => {
  const desk = await tellTwice();
  changePage(desk, note('Correction: an earlier version of this story named another berth.'));
  const corrections = await findCorrections(desk);
  expect(corrections.map(({ slots }) => slots.length)).toEqual([1, 1]);
  const reasons = corrections.map(({ reason }) => reason).join('\n');
  expect(reasons.match(/post 1 says what another account says of the story/g)).toHaveLength(1);
  const out = await approveAll(desk);
  expect(new Set(out.map(({ state }) => state))).toEqual(new Set(['published']));
});
