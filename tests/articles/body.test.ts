import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/page.ts';
import { BODY, read, TEXT, URL, type Parts } from './newspaper.ts';

const SAMPLE = '../shared/samples/asiatimes/article.html';

function texts(parts: Parts): string[] {
  return read(parts).blocks.map((block) => block.text);
}

describe('the text of a page', () => {
  it('comes as blocks in order, each of its kind, in clean text', () => {
    const body = `<p>${TEXT[0]}</p><h2>The&nbsp;cost</h2><p>It is  R&amp;D,<br>they\u00a0say, cafe\u0301 \u200bincluded, and the money comes from two funds set up in spring.</p><ul><li>First, the piles are drawn.</li><li>Then new ones go in.</li></ul><blockquote><p>${TEXT[1]}</p></blockquote><p><strong>What comes next</strong></p><p>${TEXT[2]}</p>`;
    expect(read({ body }).blocks).toEqual([
      { kind: 'paragraph', text: TEXT[0] },
      { kind: 'heading', text: 'The cost' },
      {
        kind: 'paragraph',
        text: 'It is R&D, they say, café included, and the money comes from two funds set up in spring.',
      },
      { kind: 'list', text: 'First, the piles are drawn.' },
      { kind: 'list', text: 'Then new ones go in.' },
      { kind: 'quote', text: TEXT[1] },
      { kind: 'heading', text: 'What comes next' },
      { kind: 'paragraph', text: TEXT[2] },
    ]);
  });

  it.each([
    '<p><strong><em>Read: <a href="/b">Storm wrecks the ferry</a></em></strong></p>',
    '<p>Also read: Storm wrecks the ferry</p>',
    '<p>READ MORE | Storm wrecks the ferry</p>',
    '<p><a href="/b">Storm wrecks the ferry in the night</a></p>',
    '<p>Follow Mara Lind on Twitter at @maralind</p>',
    '<p>Follow us on Facebook and Instagram</p>',
    '<figure><img src="/a.jpg"><figcaption>The pier in spring</figcaption></figure>',
    '<p class="wp-caption-text">The pier in spring</p>',
    '<p>The pier in spring. Photo: Zoe Zed / Harbour Press</p>',
    '<p>(Photo by Zoe Zed)</p>',
    '<p>The old pier (AP Photo/Zoe Zed)</p>',
    '<ul><li>Share</li><li>Facebook</li><li>Twitter</li><li>WhatsApp</li></ul>',
    '<p>Sign up for our daily newsletter here</p>',
    '<div class="newsletter-box"><p>The best of the week, every Friday.</p></div>',
    '<h3>LEAVE A REPLY</h3>',
    '<p>The post Council votes appeared first on Daily Planet.</p>',
    '<p>Copyright 2025 Daily Planet. All rights reserved.</p>',
    '<p>https://news.example/live</p>',
    '<p>Advertisement</p>',
    '<p>By Mara Lind</p>',
    '<p>Mara Lind is a reporter at the Daily Planet.</p>',
    '<p>(Reporting by Mara Lind; Editing by Tom Okoro)</p>',
    '<p>Image 2 of 7</p>',
    '<p>Continue Reading Below</p>',
    '<p>Advert</p>',
    '<p>[button link="/shop" color="red"]Buy the map[/button]</p>',
    '<p>SEE MORE: Storm wrecks the ferry</p>',
    '<h3>DON’T MISS</h3><p><a href="/b">Storm wrecks the ferry</a> [INSIGHT]</p>',
    '<p>Get the Planet delivered through your letterbox every week.</p>',
    '<p>This website uses cookies to make it better.</p>',
    '<span class="storyCaption">The pier in spring</span>',
    '<p>The pier at dusk. Zoe Zed | Bloomberg | Getty Images</p>',
    '<p>Citation: Council votes (2025, May 2) retrieved 3 May 2025 from news.example</p>',
    '<p>Tom Okoro and Zoe Zed contributed to this report.</p>',
    '<p>Reading time: 4 minutes</p>',
  ])('leaves out %s', (furniture) => {
    const head = '<meta name="author" content="Mara Lind">';
    expect(texts({ head, body: BODY + furniture })).toEqual(TEXT);
    expect(texts({ head, body: `<p>${TEXT[0]}</p>${furniture}<p>${TEXT[1]}</p><p>${TEXT[2]}</p>` })).toEqual(
      TEXT,
    );
  });

  it.each([
    'Read the room, the mayor told them, and then she left it without another word.',
    'Follow the money, she said.',
    'The report first appeared in 2014, when the port was sold.',
    'More than 200 people signed up to help.',
    'The photo shows the pier as it stood in 1920.',
    'Share prices of the builder rose by a tenth.',
    'Updated figures are due in May.',
    'Photos of the pier show that it leans to the left.',
    'Voters who want to register must do so now, the mayor said.',
    'He posted a picture: it showed the broken pier',
    'The report was published on Monday by the port.',
    'The author was born in the port in 1950.',
    'Mara Lind is a ship named after a singer.',
  ])('keeps the sentence "%s"', (sentence) => {
    expect(texts({ body: `<p>${TEXT[0]}</p><p>${sentence}</p>${BODY.repeat(3)}` })).toContain(sentence);
  });

  it('keeps the rows of a data table, each a block that is no sentence', () => {
    const table = '<table><tr><th>Pier</th><th>Length</th></tr><tr><td>North</td><td>212 m</td></tr></table>';
    expect(read({ body: BODY + table + BODY.slice(0, 200) }).blocks.slice(3, 5)).toEqual([
      { kind: 'row', text: 'Pier | Length' },
      { kind: 'row', text: 'North | 212 m' },
    ]);
  });

  it('reads a table that only sets the page as running text', () => {
    const body = `<table><tr><td>${TEXT.map((text) => `<p>${text}</p>`).join('')}</td></tr></table>`;
    expect(read({ body }).blocks).toEqual(TEXT.map((text) => ({ kind: 'paragraph', text })));
  });

  it('keeps what a story says again, but not a pull quote', () => {
    const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
    const step = '<p>Mix two cups of sand with one cup of cement, and wait until the tide has turned.</p>';
    const plan = days.map((day) => `<p>${day} is a day of work for the masons.</p>${step}`).join('');
    const told = texts({ body: `${BODY}${plan}<blockquote>${TEXT[0]}</blockquote><p>That is all.</p>` });
    expect(told).toHaveLength(15);
    expect(told.filter((text) => text.startsWith('Mix'))).toHaveLength(5);
    expect(told.filter((text) => text === TEXT[0])).toHaveLength(1);
  });

  it('leaves out a first line of name, paper and date, and the stories that are offered at the end', () => {
    const head = '<meta name="author" content="Mara Lind">';
    const offered =
      '<h3>More from the Planet</h3><p>Storm wrecks the ferry, and nobody was there to see it.</p>';
    const body = `<p>MARA LIND, DAILY PLANET 12 MAY 2025</p><p>3.409 views 23 Nov 2017</p>${BODY}${offered}`;
    expect(texts({ head, body })).toEqual(TEXT);
  });

  it('keeps a heading that is a link when running text stands under it', () => {
    const body = `${BODY}<h3><a href="/lamp">A lamp for the pier</a></h3><p>The lamp costs 40 crowns and is made in the port itself, by hand.</p>`;
    expect(texts({ body })).toContain('A lamp for the pier');
  });

  it('is empty where there is none', () => {
    for (const html of ['', ' ', '<', '\0\x01', '<html></html>', '<p>', 'plain', '{"a":1}']) {
      expect(readArticle(html, URL)).toMatchObject({ url: 'https://news.example/2025/pier/', byline: [] });
    }
  });
});

describe('the sample article', () => {
  it.skipIf(!existsSync(SAMPLE))('is read without the furniture of its site', () => {
    const article = readArticle(
      readFileSync(SAMPLE, 'utf8').replaceAll('{{BASE}}', 'https://news.example'),
      'https://news.example/x',
    );
    expect(article).toMatchObject({
      byline: ['Jeff Pao'],
      handle: 'jeffpao3',
      language: 'en-US',
      doubts: [],
    });
    expect(article.blocks).toHaveLength(33);
    expect(article.blocks.filter((block) => block.kind === 'list')).toHaveLength(3);
    expect(JSON.stringify(article.blocks)).not.toMatch(/Read:|Follow Jeff|Image:|REPLY|©|Must Read|spot_img/);
    expect(article.image?.alt).toBe('Flags of the United States and China');
  });
});

describe('a page whose markup is out of place', () => {
  const head = '<meta name="bylinebot:skip" content="yes"><title>Council votes to rebuild the pier</title>';
  it.each([
    ['without html', `<!doctype html>${head}<body>${BODY}</body>`],
    ['without html, with a head', `<!doctype html><head>${head}</head><body>${BODY}`],
    ['with its body in a list in the head', `<html><head>${head}<ul><li><body>${BODY}</body></html>`],
    ['with a paragraph in the head', `<html><head>${head}<p>Now.</p><div><body>${BODY}</body></html>`],
    [
      'with a body kept for others in the head',
      `<html><head>${head}<noscript><body></body></noscript></head><body>${BODY}</body></html>`,
    ],
  ])('is read with what its head asks: %s', (_, html) => {
    const article = readArticle(html, URL);
    expect(article.blocks.map(({ text }) => text)).toEqual(TEXT);
    expect(article.wishes?.skip).toBe(true);
  });
});
