import { describe, expect, it } from 'vitest';
import { clearFurniture } from '../../src/articles/furniture.ts';
import { BODY, read, TEXT } from './newspaper.ts';

const STORY = TEXT.map((text) => ({ kind: 'paragraph' as const, text, linked: 0 }));

/** What is left of the story with this line behind its first paragraph. */
function clear(text: string): readonly string[] {
  const [first, ...others] = STORY;
  const lines = [first, { kind: 'paragraph' as const, text, linked: 0 }, ...others];
  const known = lines.filter((line) => line !== undefined);
  return clearFurniture(known, 'Council votes', ['Mara Lind']).map((block) => block.text);
}

describe('the furniture of a page', () => {
  it.each([
    'Correction: An earlier version of this article gave the wrong height of the pier. It is nine metres.',
    'Alder Town (4-4-2): Lind; Falk, Ode, Okoro, Zed; Hart (Bell 61), Moss, Rae; Vance, Kerr, Hume. Booked: Ode.',
    'Referee: T Lind. Attendance: 1,204.',
    'The Planet may earn a commission when you buy through links on this page.',
    'Get unlimited access for $2 a month. Cancel anytime.',
    'One letter a week. No spam. Unsubscribe any time.',
    'Subscribe to The Planet and get six issues a year for £20.',
    'Inscrivez-vous à notre lettre du soir.',
    'Got a story? Call the newsroom of the Planet.',
    'Write to Mara Lind at mara@planet.example',
    'Quotes delayed at least 20 minutes. The Planet gives no advice.',
    'Republish our articles for free under a licence.',
    'A version of this article appears in print on May 3, 2025, Section B.',
    'Listen to The Quay, our harbour podcast, every Friday.',
    'This briefing is supported by the Bank of Alder. Open an account today.',
    'That is all for today. Tell your friends about the Planet.',
    '（责任编辑：林安）',
    '图为3月3日，工人在拆码头。 本报记者 林安 摄',
    'Lire aussi : le vieux port ferme',
    'Mara Lind berichtet seit 2019 aus dem Hafen.',
    'Whatsapp Facebook Pint Baixar',
    'News » Harbour » The old pier…',
    'Image 1 of / 12',
    'Your browser does not support the audio element.',
    'This slideshow requires JavaScript.',
  ])('goes out: %s', (line) => {
    expect(clear(line)).toEqual(TEXT);
  });

  it.each([
    'The company may earn a commission of two per cent on each berth that it sells.',
    'Falk said the council had corrected the height: it is nine metres, not ten.',
    'Facebook and Twitter both refused to say how many boats they own.',
    'A version of this plan was refused in 2019, when the council had another majority.',
  ])('is kept out of: %s', (line) => {
    expect(clear(line)).toContain(line);
  });
});

describe('what stands behind a story', () => {
  const teaser = '<h3>Storm wrecks the ferry</h3><p>Nobody was hurt, says the port.</p>';
  const texts = (body: string) => read({ body }).blocks.map(({ text }) => text);

  it.each(['Recent articles', 'Most read this week', 'Mehr zum Thema', 'Notícias relacionadas', '相关新闻'])(
    'goes out below “%s”',
    (head) => {
      expect(texts(`${BODY}<p>${head}</p>${teaser}${teaser}`)).toEqual(TEXT);
    },
  );

  it.each(['12 Comments', 'Comments (3)', 'Kommentare', '2 commentaires'])('goes out below “%s”', (head) => {
    const said = `<p>${TEXT[0]} I do not believe a word.</p>`;
    expect(texts(`${BODY}<h4>${head}</h4>${said}`)).toEqual(TEXT);
  });

  it('stays where the story goes on', () => {
    const later = TEXT.map((text) => `<p>A year later. ${text}</p>`).join('');
    expect(texts(`${BODY}<p>Related stories</p>${later}`)).toContain(`A year later. ${TEXT[2]}`);
  });
});

describe('a line above the story', () => {
  const standfirst = 'It took a year of argument to agree on the pier.';

  it('is a heading where the author’s name stands below it', () => {
    const { blocks } = read({
      body: `<p>${standfirst}</p><p>Par Mara Lind</p>${BODY}`,
      head: '<meta name="author" content="Mara Lind">',
    });
    expect(blocks[0]).toEqual({ kind: 'heading', text: standfirst });
    expect(blocks[1]).toEqual({ kind: 'paragraph', text: TEXT[0] });
  });

  it('is a heading where the site calls it so', () => {
    const { blocks } = read({ body: `<p class="story-dek">${standfirst}</p>${BODY}` });
    expect(blocks[0]).toEqual({ kind: 'heading', text: standfirst });
  });
});
