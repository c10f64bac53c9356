import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import type { Bench, Doors, ExitCode } from '../../src/cli/house.ts';
import { runProgram } from '../../src/cli/program.ts';
import type { Article } from '../../src/model/article.ts';
import { X_FACTS } from '../../src/networks/x-facts.ts';
import { createExtractiveSummarizer } from '../../src/summaries/extractive.ts';
import { anArticle } from '../summaries/stories.ts';

const LONG =
  'On Tuesday, Ines Falk closed the harbour of Port Alder for the works on the northern quay, which will take nine days and need the help of the whole crew of the old ferry, of the masons of Leeds and of all the boats that the town owns or can rent from its neighbours at the coast.';
const SHORT = 'Tom Lind, who runs a ferry in Port Alder, has waited for it since the storm of 1987.';

type Said = { readonly code: ExitCode; readonly out: string; readonly err: string };

/** What the command line answers where every link is this article. */
async function ask(article: Article, ...words: readonly string[]): Promise<Said> {
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
  const said = { out: '', err: '' };
  const streams = {
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
  };
  const { signal } = new AbortController();
  return { code: await runProgram(['preview', ...words], doors as Doors, streams, signal), ...said };
}

async function show(article: Article, ...words: readonly string[]): Promise<string> {
  return (await ask(article, 'https://x.example/a', ...words)).out;
}

describe('bylinebot preview', () => {
  it('shows below a post what was left out of its sentence', async () => {
    const told = await show(anArticle([LONG, SHORT]));
    expect(told).toContain('Ines Falk closed the harbour');
    expect(told).not.toContain('On Tuesday, Ines Falk');
    expect(told).toContain('     left out: On Tuesday,\n');
    expect(told.match(/left out/g)).toHaveLength(1);
  });

  it.each([
    [
      ['--url', 'nope'],
      "'--url <url>' argument 'nope' is invalid. write where the page stands, with http://",
    ],
    [['--url', 'javascript:alert(1)'], 'with http:// or https://'],
    [['--url', ''], 'with http:// or https://'],
    [['--author', ' '], 'write the author’s name, or leave it out'],
  ])('is asked wrongly with %j: it says so and exits 2', async (words, what) => {
    const { code, out, err } = await ask(anArticle([LONG, SHORT]), 'https://x.example/a', '--json', ...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(what);
  });

  it('says in one line what cannot be read, and exits 1', async () => {
    const { code, out, err } = await ask(anArticle([LONG, SHORT]), 'no-such-file.html');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^no-such-file\.html: the file cannot be read \(ENOENT\); name a saved page.*\n$/);
  });

  it('goes on behind an input that cannot be read', async () => {
    const words = ['no-such-file.html', 'https://x.example/a', '--json'];
    const { code, out } = await ask(anArticle([LONG, SHORT]), ...words);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { article: object | null });
    expect([code, lines.map(({ article }) => article !== null)]).toEqual([1, [false, true]]);
  });

  it('says of a page without a text that there is nothing to show, and exits 1', async () => {
    const { code, out, err } = await ask({ ...anArticle([]), title: '' }, 'https://x.example/a');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      'https://x.example/a has no text that could be told; name a page that holds its article\n',
    );
  });

  it('shows a page without a headline as such', async () => {
    expect(await show({ ...anArticle([LONG, SHORT]), title: '' })).toContain('\n  (no title)\n  by ');
  });

  it('gives it to tools with the source of the post', async () => {
    const { posts } = JSON.parse(await show(anArticle([LONG, SHORT]), '--json')) as {
      posts: { sources: object[] }[];
    };
    expect(posts[0]?.sources).toEqual([{ paragraph: 0, sentence: 0, leftOut: ['On Tuesday,'] }]);
  });
});
