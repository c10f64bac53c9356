import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import type { ThreadAsk } from '../../src/model/ask.ts';
import { toThread } from '../../src/model/compose.ts';
import { findEntities } from '../../src/model/entities.ts';
import { weigh } from '../../src/model/weight.ts';
import { LINK, LEAD, MORE, ask, anArticle, told } from './harbour.ts';

describe('toThread', () => {
  it('tells the lead, the units and the link, with a counter on each', () => {
    const { posts, reasons } = toThread(anArticle(), told([LEAD, ...MORE]), ask);
    expect(posts.map((post) => post.text)).toEqual([
      `${LEAD} 1/5`,
      `${MORE[0]} 2/5`,
      `${MORE[1]} 3/5`,
      `${MORE[2]} 4/5`,
      `Read the full story: ${LINK}\n\nFollow @mara 5/5`,
    ]);
    expect(posts[1]?.sources).toEqual([{ paragraph: 1, sentence: 0 }]);
    expect(posts.every((post) => post.weight === weigh(post.text))).toBe(true);
    expect(reasons).toEqual([]);
  });

  it('opens with the headline when the first unit is not the lead', () => {
    const { posts } = toThread(anArticle(), told(MORE, 1), ask);
    expect(posts[0]?.text).toBe('Port Alder closes its harbour to change cranes 1/5');
    expect(posts[0]?.sources).toEqual([]);
  });

  it('leaves the headline out when the first unit says the same', () => {
    const article = anArticle({ title: 'Shipping lines have been told to use the northern terminal' });
    expect(toThread(article, told(MORE, 1), ask).posts[0]?.text).toBe(`${MORE[0]} 1/4`);
  });

  it('leaves out a headline that holds a mention, and says so (faults 14, 47)', () => {
    const { posts, reasons } = toThread(
      anArticle({ title: 'Cranes fall, says @victim' }),
      told(MORE, 1),
      ask,
    );
    expect(posts[0]?.text).toBe(`${MORE[0]} 1/4`);
    expect(reasons).toEqual(['the headline holds @victim']);
  });

  it('leaves out a headline that disguises itself or is too long, and says so (fault 47)', () => {
    const reasonsFor = (title: string) => toThread(anArticle({ title }), told(MORE, 1), ask).reasons;
    expect(reasonsFor('Аlder closes')).toEqual(['the headline mixes alphabets in one word']);
    expect(reasonsFor('Alder '.repeat(80))).toEqual(['the headline is too long for a post']);
  });

  it('strips invisible characters from the headline (fault 47)', () => {
    const { posts } = toThread(anArticle({ title: 'Port\u202e closes\u200b now' }), told(MORE, 1), ask);
    expect(posts[0]?.text).toBe('Port closes now 1/5');
  });

  it('never has more posts than asked for, the last one still the link', () => {
    const { posts } = toThread(anArticle(), told(MORE, 1), { ...ask, maxPosts: 3 });
    expect(posts).toHaveLength(3);
    expect(posts[2]?.text).toContain(LINK);
  });

  it('puts headline, link and attribution into a thread of one post', () => {
    const { posts, reasons } = toThread(anArticle(), told([LEAD]), { ...ask, maxPosts: 1 });
    expect(posts.map((post) => post.text)).toEqual([
      `Port Alder closes its harbour to change cranes\n\nRead the full story: ${LINK}\n\nFollow @mara`,
    ]);
    expect(reasons).toEqual([]);
  });

  it('says why a person should look when too little stands alone', () => {
    expect(toThread(anArticle(), told([LEAD]), ask).reasons).toEqual(['only 1 sentence stands alone']);
    expect(toThread(anArticle(), told([]), ask).reasons).toEqual(['no sentence stands alone']);
  });

  it('ends with the link alone where nobody is to be followed or the article is not in English', () => {
    const last = (article: Article, attribution: string | null) =>
      toThread(article, told([LEAD, ...MORE]), { ...ask, attribution }).posts.at(-1)?.text;
    expect(last(anArticle(), null)).toBe(`Read the full story: ${LINK} 5/5`);
    expect(last(anArticle({ language: 'fr' }), 'Suivez @mara')).toBe(`${LINK}\n\nSuivez @mara 5/5`);
  });

  it('leaves out an attribution that does not fit, and says so', () => {
    const { posts, reasons } = toThread(anArticle(), told([LEAD, ...MORE]), {
      ...ask,
      attribution: 'x'.repeat(280),
    });
    expect(posts.at(-1)?.text).toBe(`Read the full story: ${LINK} 5/5`);
    expect(reasons).toEqual(['the attribution does not fit into the last post']);
  });

  it('notices a second link that the attribution brings', () => {
    const { reasons } = toThread(anArticle(), told([LEAD, ...MORE]), {
      ...ask,
      attribution: 'More on evil.com',
    });
    expect(reasons).toEqual(['post 5 holds evil.com, which is not the thread’s own']);
  });

  it('notices somebody whom the link would mention', () => {
    const { reasons } = toThread(anArticle({ url: `${LINK}/日本/@victim` }), told([LEAD, ...MORE]), ask);
    expect(reasons).toEqual(['post 5 holds @victim, which is not the thread’s own']);
  });

  it('takes a file path or an address on this machine as it is', () => {
    for (const url of ['/tmp/page.html', 'http://127.0.0.1:8099/2025/cranes.html']) {
      const { posts, reasons } = toThread(anArticle({ url }), told([LEAD, ...MORE]), ask);
      expect(posts.at(-1)?.text).toContain(url);
      expect(reasons).toEqual([]);
    }
  });

  it('keeps every rule on any text at all (fault 14)', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(LEAD, ...MORE, '@x', 'evil.com', '#tag', '字'.repeat(130), 'é'.repeat(400), ' '),
    );
    const asked = fc.record({
      maxPosts: fc.integer({ min: 1, max: 25 }),
      numbering: fc.boolean(),
      attribution: fc.constantFrom(null, '', 'Follow @mara', 'x'.repeat(300)),
    });
    fc.assert(
      fc.property(piece, fc.array(piece, { maxLength: 9 }), asked, (title, texts, wish) => {
        const units = texts.map((text, sentence) => ({ text, sources: [{ paragraph: 0, sentence }] }));
        const wanted: ThreadAsk = { ...ask, ...wish };
        const { posts } = toThread(anArticle({ title }), { units }, wanted);
        expect(posts.length).toBeLessThanOrEqual(wanted.maxPosts);
        const finished = posts.map((post) => post.text);
        expect(new Set(finished).size).toBe(finished.length);
        for (const text of finished) {
          expect(text.trim()).not.toBe('');
          expect(weigh(text)).toBeLessThanOrEqual(280);
        }
        const live = finished.flatMap(findEntities).map((entity) => entity.text);
        expect(live.filter((text) => text !== LINK && text !== '@mara')).toEqual([]);
        expect(live.filter((text) => text === LINK)).toHaveLength(1);
        const bodies = posts.slice(0, -1).filter((post) => post.sources.length > 0);
        const at = bodies.map((post) => post.sources[0]?.sentence ?? -1);
        expect(at).toEqual([...at].sort((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });
});
