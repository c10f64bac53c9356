import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteOf, tidyLink } from '../../src/model/link.ts';

describe('tidyLink', () => {
  it.each([
    ['https://News.Example/Story', 'https://news.example/Story'],
    ['https://news.example:443/a#top', 'https://news.example/a'],
    ['http://news.example/a?utm_source=rss&utm_medium=feed', 'http://news.example/a'],
    ['https://news.example/a?fbclid=1&id=7&gclid=2', 'https://news.example/a?id=7'],
    ['https://news.example/a?q=x%20y&z', 'https://news.example/a?q=x%20y&z'],
    ['  https://news.example/?p=12 ', 'https://news.example/?p=12'],
    ['https://news.example', 'https://news.example/'],
    ['https://news.example/?client=5&gift=1', 'https://news.example/?client=5&gift=1'],
  ])('turns %s into %s', (href, tidy) => {
    expect(tidyLink(href)).toBe(tidy);
  });

  it('resolves a relative link against its base', () => {
    expect(tidyLink('../b?utm_term=x', 'https://news.example/x/a')).toBe('https://news.example/b');
  });

  it.each([
    '',
    'story',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'mailto:a@b.example',
    'http://',
    'https://u:p@news.example/',
    'tag:news.example,2025:1',
  ])('gives null for %j', (href) => {
    expect(tidyLink(href)).toBeNull();
  });

  it('changes nothing when it is done twice', () => {
    expect(tidyLink(tidyLink('https://news.example/a??') ?? '')).toBe(tidyLink('https://news.example/a??'));
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (href) => {
        const once = tidyLink(href);
        expect(once).not.toBeNull();
        expect(tidyLink(once ?? '')).toBe(once);
      }),
    );
  });
});

describe('siteOf', () => {
  it('takes www and mobile hosts for the same site, and another host for another', () => {
    expect(siteOf('https://www.news.example/a')).toBe(siteOf('http://m.news.example/b'));
    expect(siteOf('https://news.example.evil.example/')).not.toBe(siteOf('https://news.example/'));
    expect(siteOf('/tmp/page.html')).toBeNull();
  });
});
