import { describe, expect, it } from 'vitest';
import type { Image } from '../../src/model/article.ts';
import { read } from './newspaper.ts';

const OG = '<meta property="og:image" content="https://news.example/img/pier.jpg">';

/** The picture of a page whose head names it, with this above the text. */
function show(above: string, head = OG): Image | null {
  return read({ head, above: `<h1>Council votes to rebuild the pier</h1>${above}` }).image;
}

describe('what a picture shows', () => {
  it.each([
    ['og:image:alt', `${OG}<meta property="og:image:alt" content="The old pier">`, ''],
    ['the img', OG, '<img src="/img/pier-300x200.jpg?w=3" alt="The old pier">'],
    ['an img that loads late', OG, '<img data-src="/img/pier.jpg" src="data:," alt="The old pier">'],
    ['an img with a srcset', OG, '<img srcset="/img/pier.jpg 1x, /img/x.jpg 2x" alt="The old pier">'],
    ['the figcaption', OG, '<figure><img src="/img/pier.jpg"><figcaption>The old pier</figcaption></figure>'],
    [
      'a caption beside it, without its credit',
      OG,
      '<div class="wp-caption"><img src="/img/pier.jpg" alt=""><p class="wp-caption-text">The old pier <span class="credit">Lena Brandt</span></p></div>',
    ],
    [
      'a caption without the name behind it',
      OG,
      '<figure><img src="/img/pier.jpg"><figcaption>The old pier (Photo: Lena Brandt)</figcaption></figure>',
    ],
    [
      'the caption in JSON-LD',
      '<script type="application/ld+json">{"@type":"NewsArticle","image":{"@type":"ImageObject","url":"https://news.example/img/pier.jpg","caption":"The old pier"}}</script>',
      '',
    ],
  ])('is said by %s', (_name, head, above) => {
    expect(show(above, head)?.alt).toBe('The old pier');
  });

  it.each([
    '',
    'pier.jpg',
    'IMG_2041',
    'pier-final-2',
    'DSC00123 copy.JPG',
    'image',
    'Featured image',
    'Council votes to rebuild the PIER',
    '\u2800\u2800',
    '\u3164',
    '\u200d',
    '* * *',
  ])('is never guessed from %j', (alt) => {
    expect(show(`<img src="/img/pier.jpg" alt="${alt}">`)).toMatchObject({ alt: null });
  });

  it('is said in scripts that write no spaces, with a number in it', () => {
    const alt = '2026年，5名男子在碼頭';
    expect(show(`<img src="/img/pier.jpg" alt="${alt}">`)?.alt).toBe(alt);
  });

  it('is not taken from another picture', () => {
    expect(
      show('<figure><img src="/img/map.jpg" alt="A map"><figcaption>A map</figcaption></figure>'),
    ).toMatchObject({
      alt: null,
    });
  });
});

describe('whose a picture is', () => {
  const whose = (above: string, head = OG): string => (show(above, head)?.credits ?? []).join(' | ');

  it('stands in its caption, in a line beside its box, or in JSON-LD', () => {
    expect(
      whose('<figure><img src="/img/pier.jpg"><figcaption>Pier. Photo: AP</figcaption></figure>'),
    ).toContain('Photo: AP');
    expect(whose('<div><div class="box"><img src="/img/pier.jpg"></div><p>Photo: AFP</p></div>')).toContain(
      'AFP',
    );
    const node = { '@type': 'ImageObject', url: 'https://news.example/img/pier.jpg', creditText: 'Getty' };
    const owner = {
      ...node,
      creditText: undefined,
      copyrightHolder: { '@type': 'Organization', name: 'EPA' },
    };
    for (const [image, name] of [
      [node, 'Getty'],
      [owner, 'EPA'],
    ] as const) {
      const linked = JSON.stringify({ '@type': 'NewsArticle', image });
      expect(whose('', `<script type="application/ld+json">${linked}</script>`)).toContain(name);
    }
  });

  it('is taken from every picture of the page where the page does not show this one', () => {
    expect(
      whose('<figure><img src="/img/crop.jpg"><figcaption>Pier. Photo: AP</figcaption></figure>'),
    ).toContain('AP');
  });

  it('is not mixed up with that of another picture', () => {
    const own =
      '<figure><img src="/img/pier.jpg" alt="x"><figcaption>Pier. Photo: Lena Brandt</figcaption></figure>';
    const other = '<figure><img src="/img/map.jpg"><figcaption>Map. Photo: AP</figcaption></figure>';
    const text = '<p>The council voted on Tuesday, after a long debate about money.</p>'.repeat(40);
    expect(whose(`${own}${text}${other}`)).not.toContain('AP');
  });
});
