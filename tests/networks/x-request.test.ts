import { describe, expect, it } from 'vitest';
import { createXNetwork } from '../../src/networks/x.ts';
import { json, problem, startOddServer, type Reply } from './odd-server.ts';
import { CANARY, NOW, never, credentials, server, publish, publishInto } from './odd-answers.ts';

describe('a request', () => {
  it('holds the text and the parent and nothing else, on a connection of its own', async () => {
    server.answer(json(201, { data: { id: '12', text: 'Hello' } }));
    const network = createXNetwork({ api: server.origin, credentials, now: () => NOW });
    await network.publish({ text: 'Hello', parentId: '11', deadline: 5_000 }, never);
    const [request] = server.asked;
    expect(request).toMatchObject({ method: 'POST', url: '/2/tweets', connection: 'close' });
    expect(JSON.parse(request?.body ?? '')).toEqual({ text: 'Hello', reply: { in_reply_to_tweet_id: '11' } });
  });

  it('says so where a model wrote the post', async () => {
    server.answer(json(201, { data: { id: '12', text: 'Hello' } }));
    const network = createXNetwork({ api: server.origin, credentials, now: () => NOW });
    await network.publish({ text: 'Hello', parentId: null, deadline: 5_000, madeWithAi: true }, never);
    expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({ text: 'Hello', made_with_ai: true });
  });

  it('reaches a stand-in at the IPv6 address of this machine', async () => {
    const six = await startOddServer('::1');
    six.answer(json(201, { data: { id: '12', text: 'Hello' } }));
    expect(await publish(six.origin)).toMatchObject({ kind: 'posted' });
    await six.close();
  });

  it.each(['http://api.x.com', 'ftp://127.0.0.1', 'https://api.x.com/2/', 'nonsense'])(
    'is never made to %s',
    (api) => {
      expect(() => createXNetwork({ api, credentials, now: () => NOW })).toThrow(/no safe address/);
    },
  );

  it('leaves no secret in a reason, not even one that the answer quotes', async () => {
    const quote: Reply = (response, request) =>
      problem(403, `no: ${request.headers.authorization ?? ''}`)(response, request);
    const reasons = [
      await publishInto(quote),
      await publishInto(problem(503, `${CANARY}-3`)),
      await publishInto(problem(307, `${CANARY}-3`)),
      await publishInto((response) => response.socket?.destroy()),
      await publish('https://no-such-host.invalid'),
    ];
    server.answer(quote);
    const network = createXNetwork({ api: server.origin, credentials, now: () => NOW });
    const faults = [await network.whoAmI(never), await network.find(null, never)];
    expect(JSON.stringify([reasons, faults])).not.toContain(CANARY);
    expect(JSON.stringify([reasons, faults])).toContain('X answered 403');
  });

  it('keeps long and hostile words of an answer to one short line', async () => {
    const outcome = await publishInto(problem(403, `\u001b[2J\nfake line\u202e${'x'.repeat(5_000)}`));
    const reason = 'reason' in outcome ? outcome.reason : '';
    expect(reason).toMatch(/^X answered 403: Problem: \[2J fake line x+…$/);
    expect([...reason]).toHaveLength(200);
  });
});
