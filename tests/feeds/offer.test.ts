import { describe, expect, it } from 'vitest';
import { readLinkHeader } from '../../src/feeds/link-header.ts';
import { readOffer } from '../../src/feeds/offer.ts';
import type { FeedNature } from '../../src/model/feed.ts';

const BASE = 'https://ledger.example/news/feed';
const HUB = 'https://hub.example/';

function nature(change: Partial<FeedNature> = {}): FeedNature {
  const plain = {
    format: 'rss',
    parser: 'rss-parser',
    whole: true,
    unnamed: 0,
    language: null,
    ttl: null,
  } as const;
  return { ...plain, hubs: [], self: null, ...change };
}

describe('a Link header', () => {
  it.each<[string, [string, string][]]>([
    ['', []],
    [`<${HUB}>; rel=hub`, [[HUB, 'hub']]],
    [
      `<${HUB}>; rel="hub", <https://a.example/>; rel="self"`,
      [
        [HUB, 'hub'],
        ['https://a.example/', 'self'],
      ],
    ],
    [
      `<${HUB}>;rel=hub,<../feed>;rel=self`,
      [
        [HUB, 'hub'],
        ['https://ledger.example/feed', 'self'],
      ],
    ],
    [`< ${HUB} > ; REL = "Next HUB"`, [[HUB, 'next hub']]],
    [`<${HUB}?a=1,2;b>; title="a, \\"b\\"; rel=x"; rel=hub`, [[`${HUB}?a=1,2;b`, 'hub']]],
    [`<${HUB}>; rel=hub; rel=self`, [[HUB, 'hub']]],
    [`<${HUB}>; anchor="/other"; rel=hub`, []],
    [`<${HUB}>`, [[HUB, '']]],
    [`junk, <${HUB}>; rel=hub`, [[HUB, 'hub']]],
    [`<${HUB}; rel=hub`, []],
    [`<http://[bad>; rel=hub, <${HUB}>; rel=hub`, [[HUB, 'hub']]],
    [`<${HUB}>; rel="hub`, [[HUB, '']]],
  ])('%j is read', (header, links) => {
    expect(readLinkHeader(header, BASE).map(({ href, rels }) => [href, rels.join(' ')])).toEqual(links);
  });

  it('that goes on and on is read in no time', () => {
    for (const part of ['<', '<a>;', ';'.repeat(10), '<a>; rel="', 'x,', '<a>; a=b', ' ', '\\"']) {
      expect(readLinkHeader(part.repeat(32_768 / part.length), BASE).length).toBeLessThanOrEqual(50);
    }
  });
});

describe('what a feed offers', () => {
  it('is what its header says, else what stands in it, each for itself', () => {
    const own = nature({ hubs: ['https://in.example/'], self: 'https://in.example/feed' });
    expect(readOffer('', own, BASE)).toEqual({
      hubs: ['https://in.example/'],
      topic: 'https://in.example/feed',
    });
    expect(readOffer(`<${HUB}>; rel=hub`, own, BASE)).toEqual({
      hubs: [HUB],
      topic: 'https://in.example/feed',
    });
    expect(readOffer(`</me>; rel=self`, own, BASE)).toEqual({
      hubs: ['https://in.example/'],
      topic: 'https://ledger.example/me',
    });
    expect(readOffer(`<${HUB}>; rel="hub self"`, nature(), BASE)).toEqual({ hubs: [HUB], topic: HUB });
  });

  it('has its own address as topic where it names none, each hub once, and no more than five', () => {
    const hubs = Array.from({ length: 9 }, (_, n) => `https://hub.example/${n % 7}`);
    const offer = readOffer('', nature({ hubs }), BASE);
    expect(offer).toEqual({ hubs: hubs.slice(0, 5), topic: BASE });
  });

  it('is nothing without a hub that can be asked, and not known of a feed that broke off', () => {
    expect(readOffer('', nature(), BASE)).toBeNull();
    expect(readOffer('<ftp://hub.example/>; rel=hub, <javascript:1>; rel=hub', nature(), BASE)).toBeNull();
    expect(readOffer('', nature({ hubs: [`https://hub.example/${'x'.repeat(3_000)}`] }), BASE)).toBeNull();
    expect(readOffer('', nature({ whole: false }), BASE)).toBeUndefined();
  });
});
