import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { createExtractiveSummarizer } from '../../src/summaries/extractive.ts';
import { readLeaning } from '../../src/summaries/leaning.ts';
import { readSelect } from '../../src/summaries/select.ts';
import { findUnits, type FoundUnit } from '../../src/summaries/units.ts';

const LEAD = 'The harbour of Port Alder will close for nine days in March, Ines Falk said.';
const FILLER = ['It is new.', 'But nobody spoke.', 'So it goes.', 'And it rained.'];

function anArticle(lines: readonly string[], title = ''): Article {
  const unknown = { byline: [], published: null, image: null, handle: null, doubts: [] };
  const blocks = lines.map((text) => ({ kind: 'paragraph' as const, text }));
  return { url: 'https://ledger.example/harbour', title, language: 'en', blocks, ...unknown };
}

const fits = (text: string): boolean => text.length <= 276;

/** Whether the last line can be told behind the first alone. */
function stands(...lines: readonly string[]): boolean {
  const article = anArticle(lines);
  const units = findUnits(article, fits);
  const find = (line: string | undefined): FoundUnit | undefined => units.find(({ text }) => text === line);
  const [first, last] = [find(lines[0]), find(lines.at(-1))];
  if (first === undefined || last === undefined) throw new Error('no unit of these lines');
  return readLeaning(article).isTold(last, [first], 'strict');
}

describe('a post behind a gap', () => {
  it.each([
    'The towers of Leeds closed the plants for a month, a report said.',
    'Massive towers fell in Leeds while the analysis went on for a whole month.',
    'Users of phones can choose which places to be told of in Leeds.',
    'Falk’s letter was read aloud in Leeds, where nine quays are closed.',
    'Falk told the jury she built the harbour of Port Alder with her own hands.',
    'Falk saw the murder of masons at the harbour from a window in Leeds.',
    'The chain of boats ends in the harbour of Port Alder, Falk said.',
  ])('says nothing that was told nowhere: %s', (line) => {
    expect(stands(LEAD, ...FILLER, line)).toBe(false);
  });

  it.each([
    'The harbour has nine quays, and Falk wants two more of them in Leeds.',
    'Falk, who was born in Leeds, has run ferries since the spring of 1999.',
    'A storm closed the harbour wall of Port Alder for a month in 1999.',
    'The harbour hit Russia as well, a Leeds columnist writes of Port Alder.',
    'Falk spoke in the spirit of forgiveness to people from Leeds.',
    'Falk once saw the heaviest whale ever found in the harbour of Port Alder.',
    'Falk paid for two quays in Port Alder with the money she made.',
  ])('may speak of what was told: %s', (line) => {
    expect(stands(LEAD, ...FILLER, line)).toBe(true);
  });

  it.each([
    [
      'a letter',
      'But a letter from York came.',
      'Falk spoke for an hour in Port Alder. The letter was read aloud.',
    ],
    ['one of many firsts', 'But it rained.', 'Since the first incidents, Falk of Leeds has slept badly.'],
    [
      'a thing in speech',
      'But it rained.',
      '“The label hides what the fish weighs,” said Mara Ode of Leeds.',
    ],
  ])('speaks of nothing that stands in the gap: %s', (_, between, line) => {
    expect(stands(LEAD, between, line)).toBe(false);
  });

  it('names nobody whom a sentence between introduced', () => {
    const line = 'The harbour should have a lock, Mara Ode wrote to Falk in a letter.';
    expect(stands(LEAD, line)).toBe(true);
    expect(stands(LEAD, 'But Mara Ode, a pilot, was there.', ...FILLER, line)).toBe(false);
  });
});

describe('a story whose lead cannot be told', () => {
  const speech = '“We have waited for years,” said Mara Ode, who runs a ferry in Leeds.';

  it('does not begin with speech', () => {
    const article = anArticle(['It is a long story.', speech], 'Port Alder closes its harbour');
    const [unit] = findUnits(article, fits);
    if (unit === undefined) throw new Error('no unit');
    expect(readLeaning(article).isTold(unit, [], 'strict')).toBe(false);
    expect(readLeaning(article).isTold(unit, [], 'loose')).toBe(true);
  });
});

describe('a story in a language without rules', () => {
  it('is told from the top in one piece, or by a person', () => {
    const lines = [
      'Havnen i Port Alder lukker i ni dager i mars, sier Ines Falk.',
      'Arbeidet vil koste omtrent fire millioner kroner til sammen.',
      'Byen har to ferger som går til øyene utenfor hele året.',
    ];
    const article = { ...anArticle(lines), language: 'no' };
    const [first, second, third] = lines.map((line) => {
      const unit = findUnits(article, fits).find(({ text }) => text === line);
      if (unit === undefined) throw new Error('no unit of this line');
      return unit;
    });
    if (first === undefined || second === undefined || third === undefined) throw new Error('no units');
    const { isTold } = readLeaning(article);
    expect(isTold(first, [], 'strict')).toBe(true);
    expect(isTold(third, [first, second], 'strict')).toBe(true);
    expect(isTold(third, [first], 'strict')).toBe(false);
    expect(isTold(third, [first], 'loose')).toBe(true);
  });
});

describe('what can only stand behind another sentence', () => {
  it('stands where that sentence is told, and nowhere else', () => {
    const line = 'A further four are planned for the coast near Leeds.';
    expect(stands(LEAD, line)).toBe(true);
    expect(stands(LEAD, 'But it rained.', line)).toBe(false);
  });
});

describe('a story of which too little stands', () => {
  const lines = [LEAD, ...FILLER, 'Massive towers fell in Leeds while the analysis went on for a month.'];
  const ask = { units: 6, fits };

  it('is told with looser posts and a doubt', async () => {
    const { signal } = new AbortController();
    const loose = await createExtractiveSummarizer().summarize(anArticle(lines), ask, signal);
    expect(loose.units).toHaveLength(2);
    expect(loose.loose).toBe(true);
    expect(loose.doubts).toEqual([
      'too few sentences stand for themselves, so posts may lean on what is left out',
    ]);
  });

  it('is not loosened where enough of it stands', async () => {
    const { signal } = new AbortController();
    const more = 'The harbour has nine quays, and Falk wants two more of them in Leeds.';
    const strict = await createExtractiveSummarizer().summarize(anArticle([...lines, more]), ask, signal);
    expect(strict.loose).toBeUndefined();
    expect(strict.units.map(({ text }) => text)).not.toContain(lines.at(-1));
  });
});

describe('what lies between two posts', () => {
  it('counts less where the second begins with somebody new', () => {
    const between = Array.from({ length: 9 }, (_, at) => `a mason of Leeds was wet for ${at + 2} hours.`);
    const choose = (line: string): readonly string[] => {
      const article = anArticle([LEAD, ...between, line]);
      return readSelect(article, findUnits(article, fits))(6, 'strict').map(({ text }) => text);
    };
    const anew = 'A mason from Leeds says that Port Alder needs its harbour.';
    expect(choose(anew)).toEqual([LEAD, anew]);
    expect(choose('Falk says that Port Alder needs a mason from Leeds.')).toEqual([LEAD]);
  });
});
