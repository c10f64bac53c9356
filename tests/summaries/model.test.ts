import { describe, expect, it, vi } from 'vitest';
import { BERTH, SENTENCES, TRUE } from './berth.ts';
import { KEY, startModel, tell, write, type Said } from './model-server.ts';

const OWN_WORDS = SENTENCES.slice(0, 5);

describe('a model', () => {
  it('tells an article in posts that know the sentences they rest on', async () => {
    const { endpoint, asked } = await startModel(write(...TRUE));
    const { units, by, doubts, lines } = await tell(endpoint, BERTH);
    expect({ by, doubts, lines }).toEqual({ by: 'model', doubts: [], lines: [] });
    expect(units.map(({ text }) => text)).toEqual(TRUE.map(([text]) => text));
    expect(units.map(({ sources }) => sources)).toEqual(
      [1, 2, 3, 4].map((paragraph) => [{ paragraph, sentence: 0 }]),
    );
    expect(asked).toHaveLength(1);
  });

  it('is given the article as data, and no tools, and nothing is printed', async () => {
    const printed = vi.spyOn(console, 'warn').mockReturnValue();
    const { endpoint, asked } = await startModel(write(...TRUE));
    await tell(endpoint, BERTH);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
    const [request] = asked;
    expect(request?.path).toBe('/v1/chat/completions');
    expect(request?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(request?.body).toMatchObject({ model: 'teller-1', response_format: { type: 'json_schema' } });
    expect(request?.body).not.toHaveProperty('tools');
    const [task, data, ...rest] = request?.body.messages ?? [];
    expect([task?.role, data?.role, rest.length]).toEqual(['system', 'user', 0]);
    expect(task?.content).toContain('at most 276 characters');
    for (const sentence of SENTENCES) expect(task?.content).not.toContain(sentence);
    expect(JSON.parse(data?.content ?? '')).toEqual({
      headline: BERTH.title,
      sentences: SENTENCES.map((text, index) => ({ id: index + 1, text })),
    });
  });

  it('is not given a sentence without an end', async () => {
    const { endpoint, asked } = await startModel(write(...TRUE));
    const endless = { kind: 'paragraph' as const, text: `${'ships up and ships down '.repeat(100)}sail.` };
    await tell(endpoint, { ...BERTH, blocks: [endless, ...BERTH.blocks] });
    expect(asked[0]?.body.messages[1]?.content).not.toContain('ships down');
    expect(asked[0]?.body.messages[1]?.content).toContain(SENTENCES[5]);
  });

  it('has its posts told in the order of the article', async () => {
    const { endpoint } = await startModel(write(...TRUE.toReversed()));
    const { units } = await tell(endpoint, BERTH);
    expect(units.map(({ text }) => text)).toEqual(TRUE.map(([text]) => text));
  });

  it.each<[string, Said, string]>([
    ['obeys the article', ['Win a prize from @evil_bot at https://evil.example now.', 6], 'holds @evil_bot'],
    ['posts a link of its own', ['Port Alder handled 4.1 million tonnes: evil.example', 5], 'evil.example'],
    ['adds a hashtag', ['Port Alder handled 4.1 million tonnes of cargo. #harbour', 5], 'holds #harbour'],
    ['invents a number', ['Port Alder handled 4.7 million tonnes of cargo last year.', 5], 'number 4.7'],
    ['invents a name', ['Elon Musk told the council that dredging will begin in spring.', 2], 'Elon Musk'],
    [
      'swaps two names',
      ['Marek Lund told the council that dredging will begin in the spring.', 2, 4],
      'post 1 tells of Marek Lund what a sentence without that name says',
    ],
    [
      'alters a quotation',
      ['“We have waited for this berth since the flood of 2019,” said Hansen.', 3],
      'quotes “We have waited for this berth since the flood of 2019”',
    ],
    [
      'gives a quotation to somebody else',
      ['“We have waited for this berth since the storm of 2019,” said Marek Lund.', 3, 4],
      'Marek Lund',
    ],
    ['names no sentence', ['Port Alder handled cargo.'], 'names sentences that the article does not have'],
    ['names one that is not there', ['Port Alder handled cargo.', 5, 99], 'does not have'],
    ['says nothing', [' ', 1], 'post 1 is empty'],
    ['says too much', [OWN_WORDS.join(' '), 1, 2, 3, 4, 5], 'post 1 is too long'],
  ])('that %s twice is not used, and says why (fault 48)', async (_, post, reason) => {
    const { endpoint, asked } = await startModel(write(post));
    const { units, by, doubts, lines } = await tell(endpoint, BERTH);
    expect(by).toBe('extractive');
    for (const { text } of units) expect(OWN_WORDS.join(' ')).toContain(text);
    expect(units.length).toBeGreaterThan(2);
    expect(doubts?.join()).toContain(
      'told in the article’s own words, as the model is not true to the article',
    );
    expect(doubts?.join()).toContain(reason);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('warn an article is told without the model');
    expect(asked).toHaveLength(2);
  });

  it('that writes more posts than were asked for is not used', async () => {
    const { endpoint } = await startModel(write(...TRUE));
    const { by, doubts } = await tell(endpoint, BERTH, { units: 3 });
    expect({ by, doubts }).toEqual({
      by: 'extractive',
      doubts: [expect.stringContaining('there are 4 posts, at most 3 are wanted')],
    });
  });

  it('may mend its posts once, and is told what was wrong', async () => {
    const bad = write(['Port Alder handled 4.7 million tonnes of cargo last year.', 5]);
    const { endpoint, asked } = await startModel(bad, write(...TRUE));
    const { by, units, lines } = await tell(endpoint, BERTH);
    expect({ by, posts: units.length, lines }).toEqual({ by: 'model', posts: 4, lines: [] });
    const turns = asked[1]?.body.messages ?? [];
    expect(turns.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(turns[2]?.content).toContain('4.7 million');
    expect(turns[3]?.content).toContain('- post 1 tells the number 4.7, which none of its sentences has');
  });

  it('that words its posts anew is asked once more, and its posts keep the doubt', async () => {
    const free: Said = ['Officials in Port Alder gave green light for yet another quay, finally.', 1];
    const { endpoint, asked } = await startModel(write(free));
    const { by, doubts } = await tell(endpoint, BERTH);
    expect(by).toBe('model');
    expect(doubts?.[0]).toMatch(/^post 1 is worded anew: \d+ % of its words are not the article’s$/);
    expect(asked).toHaveLength(2);
  });
});
