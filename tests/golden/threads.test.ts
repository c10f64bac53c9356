import { beforeAll, describe, expect, it } from 'vitest';
import twitter from 'twitter-text';
import { uncount } from '../../src/model/ask.ts';
import type { Article } from '../../src/model/article.ts';
import { findEntities } from '../../src/model/entities.ts';
import { splitSentences } from '../../src/model/sentences.ts';
import type { Post, Source } from '../../src/model/summary.ts';
import { describeThread, listPages, tellPages, type Told } from './page.ts';

const names = listPages();
let pages: readonly Told[] = [];

/** All pages take two seconds, and many times that on a machine that is busy; milliseconds. */
const PATIENCE = 120_000;

beforeAll(async () => {
  pages = await tellPages();
}, PATIENCE);

/** What a check finds in each post of each page. */
function overPosts(find: (post: Post, page: Told) => readonly string[]): readonly string[] {
  return pages.flatMap((page) =>
    page.posts.flatMap((post, index) =>
      find(post, page).map((fault) => `${page.name}, post ${index + 1}: ${fault}`),
    ),
  );
}

function isOrdered(sources: readonly Source[]): boolean {
  const places = sources.map(({ paragraph, sentence }) => paragraph * 1000 + sentence);
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
}

/** The sentence that a source points to, without the parts that it says were left out. */
function retell({ paragraph, sentence, leftOut = [] }: Source, { blocks }: Article): string {
  const text = blocks[paragraph]?.text ?? '';
  const whole = splitSentences(text)[sentence]?.text ?? '';
  const cut = leftOut.reduce((left, part) => {
    expect(left).toContain(part);
    return left.replace(part, '');
  }, whole);
  return cut.replace(/ {2,}/g, ' ').trim();
}

describe('the golden threads', () => {
  it('are at least twenty-eight', () => {
    expect(names.length).toBeGreaterThanOrEqual(28);
  });

  it.each(names)('tell %s as it is written down', async (name) => {
    const page = pages.find((one) => one.name === name);
    if (page === undefined) throw new Error(`${name} was not read`);
    await expect(describeThread(page)).toMatchFileSnapshot(`threads/${name}.txt`);
  });

  it('have no post that weighs more than 280, by the program’s count and by X’s own', () => {
    const heavy = overPosts(({ text, weight }) => {
      const official = twitter.parseTweet(text).weightedLength;
      return Math.max(weight, official) > 280 ? [`${weight}, by X ${official}`] : [];
    });
    expect(heavy).toEqual([]);
  });

  it('say each sentence in the words of its paragraph, whole, and nothing else', () => {
    const altered = overPosts(({ text, sources }, { article }) => {
      if (sources.length === 0) return [];
      const told = sources.map((source) => retell(source, article));
      const body = uncount(text);
      // Sentences that follow one another are parted by one blank, or by none where the script has none.
      return told.join(' ') === body || told.join('') === body ? [] : [body];
    });
    expect(altered).toEqual([]);
  });

  it('tell in the article’s order and no sentence twice', () => {
    const mixed = pages.filter(({ posts }) => !isOrdered(posts.flatMap(({ sources }) => sources)));
    expect(mixed.map(({ name }) => name)).toEqual([]);
  });

  it('carry the article’s link once and no other', () => {
    const told = pages.filter(({ posts }) => posts.length > 0);
    const links = told.map(({ name, posts }) => {
      const entities = posts.flatMap(({ text }) => findEntities(text));
      return { name, links: entities.filter(({ kind }) => kind === 'link').map(({ text }) => text) };
    });
    expect(links).toEqual(told.map(({ name, article }) => ({ name, links: [article.url] })));
    const official = told.map(({ posts }) => posts.flatMap(({ text }) => twitter.extractUrls(text)));
    expect(official).toEqual(told.map(({ article }) => [article.url]));
  });

  it('name nobody but the author, by the author’s own handle, and hold no tag (fault 47)', () => {
    const foreign = overPosts(({ text }, { article }) => {
      const live = findEntities(text).filter(({ kind }) => kind !== 'link');
      return live.map((entity) => entity.text).filter((name) => name !== `@${article.handle ?? ''}`);
    });
    expect(foreign).toEqual([]);
  });

  it('know their furniture: every line of it stands in its page', () => {
    const invented = pages.flatMap(({ name, words, furniture }) =>
      furniture.filter((line) => !words.includes(line)).map((line) => `${name}: ${line}`),
    );
    expect(invented).toEqual([]);
  });

  it('have no line of furniture in any post', () => {
    const shown = overPosts(({ text, sources }, { furniture }) => {
      const body = uncount(text);
      return furniture.filter((line) => body.includes(line) || (sources.length > 0 && line.includes(body)));
    });
    expect(shown).toEqual([]);
  });
});
