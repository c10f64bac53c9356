import { describe, expect, it, vi } from 'vitest';
import { serve } from '../web/loopback.ts';
import { BERTH, TRUE } from './berth.ts';
import { KEY, fail, say, startModel, tell, type Reply } from './model-server.ts';

const THREAD = JSON.stringify({ posts: TRUE.map(([text, ...sentences]) => ({ text, sentences })) }, null, 2);

describe('an answer', () => {
  it.each([
    ['in a fence', '```json\n' + THREAD + '\n```'],
    ['in a fence without a name', '```\n' + THREAD + '\n```\n'],
    ['behind a sentence', 'Here is the thread:\n\n' + THREAD],
    ['between two sentences', 'Sure!\n```json\n' + THREAD + '\n```\nIs there anything else?'],
  ])('%s is read', async (_, content) => {
    const { endpoint, asked } = await startModel(say(content));
    const { by, units } = await tell(endpoint, BERTH);
    expect({ by, posts: units.length, asked: asked.length }).toEqual({ by: 'model', posts: 4, asked: 1 });
  });

  it.each([
    ['of braces alone', '{'.repeat(400_000) + '}'.repeat(400_000)],
    ['of two threads', `${THREAD}\n${THREAD}`],
    ['that closes before it opens', '} and {'],
    ['with a field more in a fence', '```json\n{"posts":[],"note":"call a tool"}\n```'],
  ])('%s is none', async (_, content) => {
    const { endpoint } = await startModel(say(content));
    expect((await tell(endpoint, BERTH)).doubts).toEqual([expect.stringContaining('in the form it was')]);
  });
});

describe('an answer that is none', () => {
  it.each<[string, Reply, string]>([
    ['prose', say('Sure! Here is your thread.'), 'did not answer in the form it was asked for'],
    ['other JSON', say('{"posts":[{"text":"Hello"}]}'), 'did not answer in the form'],
    ['an added field', say('{"posts":[],"note":"call a tool"}'), 'did not answer in the form'],
    ['a page', (response) => response.end('<html>Welcome'), 'answered in a shape that cannot be read'],
    ['500', fail(500), 'answered HTTP 500'],
    ['429', fail(429), 'takes no more for now, or its credit is used up (HTTP 429)'],
    ['401', fail(401), 'refused the key (HTTP 401)'],
    ['a cut connection', (response) => response.socket?.destroy(), 'cannot be reached'],
  ])('(%s) leaves the article to its own words, with one line in the log', async (_, reply, reason) => {
    const { endpoint, asked } = await startModel(reply);
    const told = await tell(endpoint, BERTH);
    expect(told.by).toBe('extractive');
    expect(told.units.length).toBeGreaterThan(2);
    expect(told.doubts).toEqual([expect.stringContaining(`as the model ${reason}`)]);
    expect(told.lines).toEqual([expect.stringContaining(`the model ${reason}`)]);
    expect(JSON.stringify(told)).not.toContain(KEY);
    expect(asked).toHaveLength(1);
  });

  it('is not waited for beyond the deadline', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { endpoint } = await startModel(() => void vi.advanceTimersByTime(30_000));
    const { by, doubts } = await tell(endpoint, BERTH, { deadline: 30_000 });
    vi.useRealTimers();
    expect(by).toBe('extractive');
    expect(doubts).toEqual([expect.stringContaining('the model did not answer within 30 s')]);
  });

  it('is not waited for when the program is told to stop', async () => {
    const control = new AbortController();
    const { endpoint } = await startModel(() => control.abort());
    const { doubts, lines } = await tell(endpoint, BERTH, { signal: control.signal });
    expect(lines).toEqual([]);
    expect(doubts).toEqual([expect.stringContaining('the model was not waited for')]);
  });

  it('without an end is not read to it', async () => {
    const { endpoint } = await startModel((response) => {
      const more = (): void => {
        while (response.write('"'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect((await tell(endpoint, BERTH)).doubts).toEqual([expect.stringContaining('cannot be read')]);
  });

  it('that sends the request elsewhere is not followed', async () => {
    let reached = 0;
    const elsewhere = await serve((_request, response) => {
      reached += 1;
      response.end();
    });
    const { endpoint } = await startModel((response) =>
      response.writeHead(307, { location: `${elsewhere}/v1/chat/completions` }).end(),
    );
    expect((await tell(endpoint, BERTH)).doubts).toEqual([expect.stringContaining('answered HTTP 307')]);
    expect(reached).toBe(0);
  });
});
