import { describe, expect, it } from 'vitest';
import { countMarks } from '../../../bench/threads/blind-count.ts';
import { listShown } from '../../../bench/threads/blind-threads.ts';
import type { Article } from '../../../src/model/article.ts';

const KEY = [
  { id: 1, builder: 'Bylinebot', source: 'page', posts: 2 },
  { id: 2, builder: 'LEAD', source: 'page', posts: 2 },
];

const mark = (...marks: readonly string[]) =>
  new Map(['1.1', '1.2', '2.1', '2.2'].map((post, at) => [post, marks[at] ?? '']));

function rowOf(table: string, start: string): string[] {
  const line = table.split('\n').find((each) => each.startsWith(`| ${start}`)) ?? '';
  return line.split('|').map((cell) => cell.replace(/±.*/u, '').trim());
}

describe('the blind count', () => {
  it('gives what each reader says, and what both do', () => {
    const table = countMarks(KEY, [mark('d', '-', '-', '-'), mark('p', 'd', '-', '-')]);
    expect(rowOf(table, 'Bylinebot page, reader 1').slice(2, 7)).toEqual([
      '2',
      '50.0 %',
      '0.0 %',
      '0.0 %',
      '50.0 %',
    ]);
    expect(rowOf(table, 'Bylinebot page, reader 2').slice(2, 7)).toEqual([
      '2',
      '50.0 %',
      '0.0 %',
      '50.0 %',
      '100.0 %',
    ]);
    expect(rowOf(table, 'Bylinebot page, both').slice(2, 7)).toEqual([
      '2',
      '0.0 %',
      '0.0 %',
      '0.0 %',
      '50.0 %',
    ]);
    expect(rowOf(table, 'LEAD page, both').slice(2, 7)).toEqual(['2', '0.0 %', '0.0 %', '0.0 %', '0.0 %']);
  });

  it('says how far the readers agree beyond chance', () => {
    const one = mark('d', '-', 'd', '-');
    expect(countMarks(KEY, [one, one])).toContain('1.00');
    expect(countMarks(KEY, [one, mark('-', 'd', '-', 'd')])).toContain('-1.00');
  });

  it('counts nothing while a post is without its mark', () => {
    expect(() => countMarks(KEY, [mark('d', '-', '-'), mark('-', '-', '-', '-')])).toThrow('2.2');
  });

  it('shows as many posts by the program as by LEAD, and none that a person would have to see first', async () => {
    const shown = await listShown(
      'page',
      Array.from({ length: 8 }, (_, at) => tell(at)),
      4,
    );
    expect(shown.map(({ builder }) => builder)).toEqual(
      ['Bylinebot', 'LEAD', 'Bylinebot', 'LEAD'].slice(0, shown.length),
    );
    expect(shown.length).toBeGreaterThan(1);
    expect(await listShown('page', [{ ...tell(0), doubts: ['it lies behind a paywall'] }], 4)).toEqual([]);
  });
});

/** A story of its own for each place. */
function tell(at: number): Article {
  const town = ['Arnby', 'Belden', 'Corvik', 'Dunmore', 'Elsfleth', 'Farrow', 'Gotham', 'Hasle'][at] ?? '';
  const paragraphs = [
    `The council of ${town} closed the old harbour bridge on Monday after divers found cracks in two of its piers.`,
    `Lorries have to take the tunnel below the river until the summer, the council of ${town} said in a statement.`,
    `Repairs of the bridge will cost four million euros, according to the engineers who looked at the piers on Sunday.`,
    `Engineers of the province lowered a camera into the river on Saturday and saw rust on the iron of both piers.`,
    `Buses of the eastern bank of ${town} end at the fish market while the harbour bridge is closed to all traffic.`,
    `Rowing clubs may pass below the harbour bridge of ${town} at weekends only, the river police said on Monday.`,
    `Shopkeepers on the eastern bank of ${town} fear that they will lose a third of their customers until July.`,
  ];
  return {
    url: `https://news.example/${town.toLowerCase()}`,
    title: `Harbour bridge of ${town} closed after divers find cracks`,
    byline: ['Mara Lind'],
    published: '2026-01-05T08:00:00Z',
    language: 'en',
    image: null,
    handle: null,
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })),
    doubts: [],
  };
}
