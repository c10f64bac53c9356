import { describe, expect, it } from 'vitest';
import type { ThreadAsk } from '../../src/model/ask.ts';
import { toThread } from '../../src/model/compose.ts';
import { tagLink } from '../../src/model/tag.ts';
import { anArticle, ask, LEAD, LINK, MORE, told } from './harbour.ts';

const TITLE = 'Port Alder closes its harbour to change cranes';

function tell(change: Partial<ThreadAsk>, units = told([LEAD, ...MORE])) {
  return toThread(anArticle(), units, { ...ask, ...change });
}

function textsOf(change: Partial<ThreadAsk>, units = told([LEAD, ...MORE])): readonly string[] {
  return tell(change, units).posts.map(({ text }) => text);
}

describe('the style of a thread', () => {
  it('opens with the headline where that is asked for, the lead behind it', () => {
    expect(textsOf({ style: 'headline' }).slice(0, 2)).toEqual([`${TITLE} 1/6`, `${LEAD} 2/6`]);
  });

  it('opens with the first unit where the lead is asked for, though it is not the article’s own', () => {
    expect(textsOf({ style: 'lead' }, told(MORE, 1))[0]).toBe(`${MORE[0]} 1/4`);
  });

  it('carries the link in the first post where that is asked for, and once', () => {
    const texts = textsOf({ link: 'first' });
    expect(texts[0]).toBe(`${LEAD}\n\n${LINK} 1/5`);
    expect(texts.at(-1)).toBe('Follow @mara 5/5');
    expect(tell({ link: 'first' }).reasons).toEqual([]);
  });

  it('keeps the link in the last post where the first has no room, and says so', () => {
    const long = told([`${LEAD} ${'More is known of it. '.repeat(8)}`.trim(), ...MORE]);
    const { posts, reasons } = tell({ link: 'first' }, long);
    expect(posts.at(-1)?.text).toBe(`Read the full story: ${LINK}\n\nFollow @mara 5/5`);
    expect(reasons).toEqual(['the link does not fit into the first post; the last has it']);
  });

  it('has no link where none is wanted, and no last post where nobody is to be followed either', () => {
    expect(textsOf({ link: 'none' }).at(-1)).toBe('Follow @mara 5/5');
    const bare = tell({ link: 'none', attribution: null });
    expect(bare.posts.map(({ text }) => text).at(-1)).toBe(`${MORE[2]} 4/4`);
    expect(bare.reasons).toEqual([]);
  });

  it('has a post where it has no link and room for one, or nothing else to tell', () => {
    const bare = { link: 'none', attribution: null } as const;
    const headline = told([`${TITLE}, says the council.`]);
    expect(textsOf({ ...bare, maxPosts: 1 })).toEqual([TITLE]);
    expect(textsOf({ ...bare, maxPosts: 1, style: 'lead' }, headline)).toEqual([TITLE]);
    expect(textsOf({ ...bare, style: 'lead' }, told([]))).toEqual([TITLE]);
    expect(textsOf(bare, headline)).toEqual([`${TITLE}, says the council.`]);
    expect(textsOf(bare, told([]))).toEqual([TITLE]);
  });

  it('ends with the hashtags that were asked for, and leaves them out with a reason where they do not fit', () => {
    const few = tell({ hashtags: ['#PortAlder', '#shipping'] });
    expect(few.posts.at(-1)?.text).toBe(
      `Read the full story: ${LINK}\n\nFollow @mara\n\n#PortAlder #shipping 5/5`,
    );
    expect(few.reasons).toEqual([]);
    const many = tell({ hashtags: [`#${'x'.repeat(260)}`] });
    expect(many.posts.at(-1)?.text).toBe(`Read the full story: ${LINK}\n\nFollow @mara 5/5`);
    expect(many.reasons).toEqual(['the hashtags do not fit into the last post']);
  });

  it('puts parameters for statistics behind the link’s own, and nothing else', () => {
    const utm = { source: 'x', campaign: 'autumn & winter' };
    expect(tagLink(LINK, utm)).toBe(`${LINK}?utm_source=x&utm_campaign=autumn%20%26%20winter`);
    expect(tagLink(`${LINK}?id=7`, { medium: 'social' })).toBe(`${LINK}?id=7&utm_medium=social`);
    expect(tagLink('/pages/story.html', utm)).toBe('/pages/story.html');
    expect(textsOf({ utm }).at(-1)).toContain(`${LINK}?utm_source=x&utm_campaign=autumn%20%26%20winter\n`);
    expect(tell({ utm }).reasons).toEqual([]);
  });
});

describe('the author’s own first post', () => {
  const wishes = { skip: false, hold: false, accounts: [], first: 'I spent a week among the cranes.' };

  it('opens the thread, word for word', () => {
    const { posts, reasons } = toThread(anArticle({ wishes }), told([LEAD, ...MORE]), ask);
    expect(posts.slice(0, 2).map(({ text }) => text)).toEqual([`${wishes.first} 1/6`, `${LEAD} 2/6`]);
    expect(reasons).toEqual([]);
  });

  it.each([
    ['Ask @victim about the cranes.', 'holds @victim'],
    ['Ask me '.repeat(41), 'is too long for a post'],
    ['My Аpple story.', 'mixes alphabets in one word'],
    ['Here\u3164I was.', 'holds characters that nobody sees'],
  ])('is left out where it cannot be sent, and a person is told: %j', (own, why) => {
    const tricky = { ...wishes, first: own };
    const { posts, reasons } = toThread(anArticle({ wishes: tricky }), told([LEAD, ...MORE]), ask);
    expect(posts[0]?.text).toBe(`${LEAD} 1/5`);
    expect(reasons).toEqual([`the author’s first post ${why}`]);
  });

  const opened = (first: string, units = told([LEAD, ...MORE])): readonly string[] =>
    toThread(anArticle({ wishes: { ...wishes, first } }), units, ask).posts.map(({ text }) => text);

  it('opens the thread though the article says it later, and is said once', () => {
    const [port = '', cranes = '', age = ''] = MORE;
    const { posts, reasons } = toThread(
      anArticle({ wishes: { ...wishes, first: cranes } }),
      told([LEAD, ...MORE]),
      ask,
    );
    expect(posts.slice(0, 4).map(({ text }) => text)).toEqual([
      `${cranes} 1/5`,
      `${LEAD} 2/5`,
      `${port} 3/5`,
      `${age} 4/5`,
    ]);
    expect(posts[0]?.sources).toEqual([{ paragraph: 2, sentence: 0 }]);
    expect(reasons).toEqual([]);
    expect(opened(cranes, told([LEAD, port, `${cranes} ${age}`])).slice(0, 3)).toEqual([
      `${cranes} 1/4`,
      `${LEAD} 2/4`,
      `${port} 3/4`,
    ]);
  });

  it('takes no sentence with it that stands right behind it and may lean on it', () => {
    const at = (sentence: number) => [{ paragraph: 0, sentence }];
    const texts = [LEAD, 'Divers begin on Monday.', 'They come from the north.', MORE[2] ?? ''];
    const units = { units: texts.map((text, index) => ({ text, sources: at(index) })) };
    const posts = toThread(anArticle({ wishes: { ...wishes, first: texts[1] ?? '' } }), units, ask).posts;
    expect(posts.slice(0, 3).map(({ text }) => text)).toEqual([
      `${texts[1]} 1/4`,
      `${LEAD} 2/4`,
      `${MORE[2]} 3/4`,
    ]);
  });

  it('is said by one account alone', () => {
    const taking = { ...ask, taken: [wishes.first] };
    expect(toThread(anArticle({ wishes }), told([LEAD, ...MORE]), taking).reasons).toEqual([
      'the author’s first post is said by another account',
    ]);
  });
});

describe('a thread for a second account', () => {
  const first = textsOf({}).map((text) => text.replace(/ \d\/\d$/, ''));

  it('says nothing that the first says, not even in its last post', () => {
    const units = ['The port will pay for the works out of its reserve.', 'Divers begin on Monday.'];
    const { posts, reasons } = tell({ taken: first }, told([LEAD, ...MORE, ...units]));
    expect(posts.map(({ text }) => text)).toEqual([
      `${TITLE} 1/4`,
      `${units[0]} 2/4`,
      `${units[1]} 3/4`,
      `The full story: ${LINK}\n\nFollow @mara 4/4`,
    ]);
    expect(reasons).toEqual([]);
  });

  it('is left to a person where too little is left to say', () => {
    expect(tell({ taken: first }).reasons).toEqual(['no sentence stands alone that no other account tells']);
  });
});

describe('the look at a finished thread', () => {
  it('finds two posts that say nearly the same', () => {
    const again = `${LEAD.slice(0, -1)} for good.`;
    expect(tell({}, told([LEAD, MORE[0] ?? '', again])).reasons).toEqual([
      'posts 1 and 3 say nearly the same',
    ]);
  });
});
