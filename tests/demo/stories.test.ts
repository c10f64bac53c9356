import { describe, expect, it } from 'vitest';
import { publishEdition } from '../../src/demo/edition.ts';
import { findLead, type Story } from '../../src/demo/story.ts';

const stories = publishEdition('http://127.0.0.1:1', 0, true).map(({ story }) => story);

/** X's limit, and a counter such as " 1/7" behind it. */
const FITS = 280 - 4;

describe('the stories of the demo', () => {
  it('are each 350 to 700 words long', () => {
    const lengths = stories.map((story) => ({
      slug: story.slug,
      words: readTexts(story).join(' ').split(/\s+/u).length,
    }));
    expect(lengths.filter(({ words }) => words < 350 || words > 700)).toEqual([]);
  });

  it('have quotations with typographic marks that open and close', () => {
    const texts = stories.flatMap((story) => [story.headline, ...readTexts(story)]);
    expect(texts.filter((text) => /["'`]/u.test(text))).toEqual([]);
    expect(texts.filter((text) => !/^[^“”]*(?:“[^“”]+”[^“”]*)*$/u.test(text))).toEqual([]);
  });

  it('begin with a lead that is a post by itself and points back at nothing', () => {
    for (const story of stories) {
      const lead = findLead(story);
      expect(lead.length).toBeLessThanOrEqual(FITS);
      expect(lead).not.toMatch(/^(?:He|She|It|They|This|That|But|And)\b/u);
    }
  });

  it('hold nothing that a network would turn into a link or a mention', () => {
    for (const text of stories.flatMap((story) => [story.headline, ...readTexts(story)]))
      expect(text).not.toMatch(/[@#$]|https?:|\w\.[a-z]{2,}/u);
  });

  it('come in several kinds: lists, subheads and plain paragraphs', () => {
    const kinds = stories.flatMap(({ body }) =>
      body.map((passage) => (typeof passage === 'string' ? 'paragraph' : passage.kind)),
    );
    expect(new Set(kinds)).toEqual(new Set(['paragraph', 'heading', 'list', 'promo']));
  });

  it('promote only stories that stand in the paper', () => {
    const early = publishEdition('http://127.0.0.1:1', 0, false).map(({ story }) => story);
    for (const paper of [early, stories]) {
      const slugs = paper.map(({ slug }) => slug);
      for (const slug of paper.flatMap(listPromos)) expect(slugs).toContain(slug);
    }
  });
});

function readTexts({ body }: Story): string[] {
  return body.flatMap((passage) => {
    if (typeof passage === 'string') return [passage];
    switch (passage.kind) {
      case 'heading':
        return [passage.text];
      case 'list':
        return [...passage.lines];
      case 'promo':
        return [];
    }
  });
}

function listPromos({ body }: Story): string[] {
  return body.flatMap((passage) =>
    typeof passage !== 'string' && passage.kind === 'promo' ? [passage.slug] : [],
  );
}
