import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import type { Bench, Doors } from '../../src/cli/house.ts';
import { preview, type PreviewOptions } from '../../src/cli/preview.ts';
import type { Article } from '../../src/model/article.ts';
import { X_FACTS } from '../../src/networks/x.ts';
import { createExtractiveSummarizer } from '../../src/summaries/extractive.ts';
import { anArticle } from '../summaries/stories.ts';

const LONG =
  'On Tuesday, Ines Falk closed the harbour of Port Alder for the works on the northern quay, which will take nine days and need the help of the whole crew of the old ferry, of the masons of Leeds and of all the boats that the town owns or can rent from its neighbours at the coast.';
const SHORT = 'Tom Lind, who runs a ferry in Port Alder, has waited for it since the storm of 1987.';

async function show(article: Article, json = false, more: Partial<PreviewOptions> = {}): Promise<string> {
  const bench: Pick<Bench, 'articles' | 'summarizer' | 'facts' | 'close'> = {
    articles: {
      read: async () => ({ kind: 'read', article }),
      readPage: async () => ({ kind: 'read', article }),
    },
    summarizer: createExtractiveSummarizer(),
    facts: X_FACTS,
    close: async () => undefined,
  };
  const doors: Pick<Doors, 'loadConfig' | 'openBench'> = {
    loadConfig: async () => ({ bylines: [] as Config['bylines'] }) as Config,
    openBench: async () => bench as Bench,
  };
  let out = '';
  const streams = { out: (text: string) => void (out += text), err: (text: string) => void (out += text) };
  const options = { config: '', data: '', json, ...more };
  await preview(doors as Doors, ['https://x.example/a'], options, streams, new AbortController().signal);
  return out;
}

describe('bylinebot preview', () => {
  it('shows below a post what was left out of its sentence', async () => {
    const told = await show(anArticle([LONG, SHORT]));
    expect(told).toContain('Ines Falk closed the harbour');
    expect(told).not.toContain('On Tuesday, Ines Falk');
    expect(told).toContain('     left out: On Tuesday,\n');
    expect(told.match(/left out/g)).toHaveLength(1);
  });

  it.each<[Partial<PreviewOptions>, string]>([
    [{ url: 'javascript:alert(1)' }, '--url: "javascript:alert(1)" is no web address'],
    [{ url: '' }, '--url: "" is no web address'],
    [{ author: ' ' }, '--author: it is empty'],
  ])('refuses to take %j for an answer', async (more, what) => {
    await expect(show(anArticle([LONG, SHORT]), false, more)).rejects.toThrow(what);
  });

  it('gives it to tools with the source of the post', async () => {
    const { posts } = JSON.parse(await show(anArticle([LONG, SHORT]), true)) as {
      posts: { sources: object[] }[];
    };
    expect(posts[0]?.sources).toEqual([{ paragraph: 0, sentence: 0, leftOut: ['On Tuesday,'] }]);
  });
});
