import { describe, expect, it } from 'vitest';
import { runOnce } from '../../src/newsroom/once.ts';
import { changePage, draftStory, LINK, MINUTE, NEVER, swap } from '../newsroom/looked-at.ts';
import { approveSeen, edit, rule } from './shell.ts';

const HELP = 'see: bylinebot resume --help';

describe('a verdict at the shell', () => {
  it('says who sends what was approved, and of a paused account that nothing is sent yet', async () => {
    const { desk, id } = await draftStory();
    await desk.store.closeGate('mara', { kind: 'paused', reason: 'stop', until: null }, desk.clock.now());
    expect((await rule(desk, 'approve', id)).out).toBe(
      `${id} is approved\nnothing is sent yet: account mara is closed (stop); ${HELP}\n`,
    );
    const next = await draftStory();
    expect((await rule(next.desk, 'approve', next.id)).out).toBe(
      `${id} is approved\nit is sent by the running bot or by the next \`bylinebot once\`\n`,
    );
  });

  it('lets out nothing that was changed after it was seen, and says so', async () => {
    const { desk, id } = await draftStory();
    const thread = await desk.store.thread(id);
    if (thread === null) throw new Error('no thread');
    const seen = thread.hash.slice(0, 8);
    expect(await approveSeen(desk, id, 'deadbeef')).toMatchObject({
      code: 1,
      out: `thread ${id}: somebody has changed it since you saw it; look at it again; see: bylinebot outbox\n`,
    });
    expect((await approveSeen(desk, id, 'x')).out).toContain('--seen wants the eight signs');
    expect((await approveSeen(desk, id, seen)).code).toBe(0);
  });

  it.each([
    [['One.', 'Cl\u202eosed.'], 'post 2 holds characters that nobody sees'],
    [['$TSLA and $AAPL fell.'], 'post 1 holds 2 cashtags, and 1 is the most'],
    [['One.', 'x'.repeat(281)], 'post 2 weighs 281, and 280 is the most'],
    [['One.', '', 'Three.'], 'post 2 is empty'],
    [['One.', 'One.'], 'two posts say the same'],
    [['One. 1/2', 'One. 2/2'], 'two posts say the same'],
    [['One.', 'T\ufe00wo.'], 'post 2 holds characters that nobody sees'],
  ])('tells an editor at once what could not be sent: %j (fault 14)', async (posts, why) => {
    const { desk, id } = await draftStory();
    const before = (await desk.store.thread(id))?.hash;
    expect(await edit(desk, id, posts)).toEqual({
      code: 1,
      out: `thread ${id}: ${why}; see: bylinebot outbox\n`,
    });
    expect((await desk.store.thread(id))?.hash).toBe(before);
    expect((await edit(desk, id, ['One 1/2', 'Two 2/2'])).code).toBe(0);
  });

  it('tells an editor at once that another account says the same of the story', async () => {
    const { desk, id } = await draftStory();
    const about = { account: 'desk', article: LINK, title: 'A', byline: 'Tomas Lind' };
    const posts = [{ text: 'Dockers wait for the berth. 1/1', weight: 31, sources: [] }];
    const draft = { ...about, posts, reason: 'waits', approvedBy: null };
    const entry = { feed: 'https://desk.example/feed', byline: 'Tomas Lind', key: 'k' };
    const [theirs] = await desk.store.file(entry, [draft], desk.clock.now());
    const sheet = ['A berth for the port 1/2', 'Dockers wait for the berth. 2/2'];
    expect(await edit(desk, id, sheet)).toEqual({
      code: 1,
      out: `thread ${id}: post 2 says what another account says of the story; see: bylinebot outbox\n`,
    });
    await desk.store.reject(theirs?.id ?? '', 'Ana', desk.clock.now());
    expect((await edit(desk, id, sheet)).code).toBe(0);
  });

  it('says until when the network holds a thread back that is to go on', async () => {
    const { desk, id } = await draftStory();
    desk.network.faults.push('none', 'refuse', 'rate-bare');
    await rule(desk, 'approve', id);
    await runOnce(desk, NEVER);
    const until = desk.clock.now() + 15 * MINUTE;
    await desk.store.closeGate('mara', { kind: 'rate', reason: 'HTTP 429', until }, desk.clock.now());
    await desk.store.abandon(id, 1, 'Ana', desk.clock.now());
    expect((await rule(desk, 'rollback', id)).out).toContain(
      `nothing is deleted yet: account mara is closed until ${new Date(until).toISOString()} (HTTP 429)\n`,
    );
  });

  it('that takes a thread back names the correction that stays out', async () => {
    const { desk, id } = await draftStory();
    await rule(desk, 'approve', id);
    await runOnce(desk, NEVER);
    desk.clock.advance(16 * MINUTE);
    changePage(desk, swap('4.1 million', '4.7 million'));
    await runOnce(desk, NEVER);
    const correction = (await desk.store.threads()).find(({ replyTo }) => replyTo !== null)?.id ?? '';
    await rule(desk, 'approve', correction);
    await runOnce(desk, NEVER);
    expect((await rule(desk, 'rollback', id)).out).toContain(
      `its correction stays out: bylinebot outbox rollback ${correction}\n`,
    );
  });

  it('that cannot be carried out says which one can', async () => {
    const { desk, id } = await draftStory();
    expect((await rule(desk, 'rollback', id)).out).toContain('nothing of it is out: reject it');
    desk.network.faults.push('none', 'rate-bare');
    await rule(desk, 'approve', id);
    await runOnce(desk, NEVER);
    expect((await rule(desk, 'rollback', id)).out).toContain(
      'it is paused; reject it first, so that it stops',
    );
    await rule(desk, 'reject', id);
    expect((await rule(desk, 'reject', id)).out).toContain('it has stopped already and waits for you');
    expect((await rule(desk, 'rollback', id)).code).toBe(0);
  });
});
