import { describe, expect, it } from 'vitest';
import type { Article, Block } from '../../src/model/article.ts';
import { compareRevisions, isGrave } from '../../src/model/difference.ts';
import { toRevision, type Revision } from '../../src/model/revision.ts';
import { describeDifference } from '../../src/model/wording.ts';
import { createArticle } from '../newsroom/desk.ts';

/** The page of a story, as it stands before somebody changes it. */
function page(change: Partial<Article> = {}): Article {
  const answer = createArticle(1, change);
  if (answer.kind !== 'read') throw new Error('no page');
  return answer.article;
}

function paragraphs(...texts: readonly string[]): readonly Block[] {
  return texts.map((text) => ({ kind: 'paragraph', text }));
}

/** Two revisions whose paragraphs are these. */
function compare(before: readonly string[], after: readonly string[]) {
  return compareRevisions(
    toRevision(page({ blocks: paragraphs(...before) })),
    toRevision(page({ blocks: paragraphs(...after) })),
  );
}

/** The page with one of its words replaced throughout. */
function replaced(word: string, by: string): Revision {
  const { title, blocks } = page();
  const swap = (text: string): string => text.replaceAll(word, by);
  const told = blocks.map(({ kind, text }) => ({ kind, text: swap(text) }));
  return toRevision(page({ title: swap(title), blocks: told }));
}

const HANSEN = 'Chief engineer Dorte Hansen said on Tuesday that dredging will last eleven months.';

describe('what counts as a change of an article', () => {
  it.each<[string, Partial<Article>]>([
    ['other quotation marks, dashes and spaces', { blocks: paragraphs('He said "no". - And\u00a0went.') }],
    ['another break between paragraphs', { blocks: paragraphs('He said “no”.', '– And went.') }],
    ['a counter that is no sentence', { blocks: paragraphs('He said “no”. – And went.', '1,204 views') }],
    [
      'another heading',
      {
        blocks: [...paragraphs('He said “no”. – And went.'), { kind: 'heading', text: 'What is next?' }],
      },
    ],
  ])('is not %s', (_, change) => {
    const before = toRevision(page({ blocks: paragraphs('He said “no”. – And went.') }));
    const after = toRevision(page(change));
    expect(after.hash).toBe(before.hash);
    expect(describeDifference(compareRevisions(before, after))).toBe('');
  });

  it('is not the order of its authors, nor the capitals of its headline', () => {
    const before = page({ byline: ['Mara Ellison', 'Tomas Lind'], title: 'Port Alder Approves Expansion' });
    const after = page({ byline: ['Tomas Lind', 'Mara Ellison'], title: 'Port Alder approves expansion' });
    expect(toRevision(after).hash).toBe(toRevision(before).hash);
  });

  it('is a word, the headline, or who wrote it', () => {
    const hashes = [page(), page({ title: 'Another' }), page({ byline: ['Tomas Lind'] })].map(
      (article) => toRevision(article).hash,
    );
    expect(new Set([...hashes, replaced('approved', 'rejected').hash]).size).toBe(4);
  });

  it('keeps of an endless page what a long read could have', () => {
    const { blocks } = toRevision(
      page({ blocks: paragraphs(...Array.from({ length: 9_000 }, () => 'Word. '.repeat(20))) }),
    );
    expect(blocks.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(200_000);
  });
});

describe('the difference of two revisions', () => {
  it('pairs a rewritten paragraph with what it was, and tells it from new ones and gone ones', () => {
    const vote = 'The vote took less than an hour and was not close at all.';
    const difference = compare(
      [HANSEN, vote, 'The crane is red and stands at the pier.'],
      [
        HANSEN,
        vote.replace('close', 'disputed'),
        'A regional court will hear the objection of three groups.',
      ],
    );
    expect(difference.changed.map(({ before, after }) => [before, after])).toEqual([
      [vote, vote.replace('close', 'disputed')],
    ]);
    expect(difference.added).toEqual(['A regional court will hear the objection of three groups.']);
    expect(difference.gone).toEqual(['The crane is red and stands at the pier.']);
    expect(isGrave(difference)).toBe(false);
    expect(describeDifference(difference)).toBe(
      '“and was not close at all.” became “and was not disputed at all.”; one paragraph is new; one paragraph is gone',
    );
  });

  it.each([
    [
      'Port Alder handled 4.1 million tonnes last year.',
      'Port Alder handled 4.7 million tonnes last year.',
      '4.1 became 4.7',
    ],
    ['The works cost 1,200 crowns and more.', 'The works cost 1300 crowns and more.', '1200 became 1300'],
    [
      'The storm left three people dead at the pier.',
      'The storm left five people dead at the pier.',
      'three became five',
    ],
    [HANSEN, HANSEN.replace('Hansen', 'Jansen'), 'Hansen became Jansen'],
    [HANSEN, HANSEN.replace('Tuesday', 'Monday'), 'Tuesday became Monday'],
    [
      'Hansen told the council that it will take months.',
      'Jansen told the council that it will take months.',
      'Hansen became Jansen',
    ],
  ])('is grave where a number or name was replaced: %s', (before, after, told) => {
    const difference = compare([before], [after]);
    expect(isGrave(difference)).toBe(true);
    expect(describeDifference(difference)).toBe(told);
  });

  it.each([
    ['a number that was only added', HANSEN, `${HANSEN} It costs 40 million.`],
    [
      'thousands written with a comma',
      'It will cost 12000 crowns in all.',
      'It will cost 12,000 crowns in all.',
    ],
    [
      'another word at the start of a sentence',
      'The harbour council will vote. So the council says.',
      'A harbour council will vote. So the council says.',
    ],
    ['a typo', 'The harbuor is full of ships and ice.', 'The harbour is full of ships and ice.'],
  ])('is not grave for %s', (_, before, after) => {
    expect(isGrave(compare([before], [after]))).toBe(false);
  });

  it.each([
    'Correction: An earlier figure for the cargo was wrong.',
    'Correction (Jan. 6): The berth is the fourth.',
    'An earlier version of this article misstated the name of the engineer.',
    'This story has been corrected to say that the vote was on Tuesday.',
    'Editor’s note: the quotation in the third paragraph was shortened.',
    '更正：本文先前版本有误。',
  ])('knows a note that is new: %s', (note) => {
    const difference = compare([HANSEN], [HANSEN, note]);
    expect(difference.note).toBe(note);
    expect(isGrave(difference)).toBe(true);
    expect(compare([HANSEN, note], [HANSEN, note]).note).toBeNull();
  });

  it.each([
    'Correction officers said that the prison was full.',
    'The report was amended by the council on Monday.',
  ])('takes no news for a note: %s', (text) => expect(compare([HANSEN], [HANSEN, text]).note).toBeNull());

  it('is told in a bounded clause, whatever the pages hold', () => {
    const many = Array.from(
      { length: 300 },
      (_, n) => `Sentence ${n} of the Ledger says ${n} things about Port Alder.`,
    );
    const before = toRevision(page({ title: 'A'.repeat(900), blocks: paragraphs(...many) }));
    const after = toRevision(
      page({
        title: 'B'.repeat(900),
        blocks: paragraphs(...many.map((text) => text.replace('says', 'told'))),
      }),
    );
    const told = describeDifference(compareRevisions(before, after));
    expect(told).toContain('the headline');
    expect(told.length).toBeLessThanOrEqual(300);
  });
});
