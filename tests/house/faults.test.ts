import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MUST_HOLD, ROWS } from '../faults.ts';
import { findNamings, writeFaults } from './fault-list.ts';
import { plant, readSources } from './source.ts';

const namings = readSources('tests').flatMap(findNamings);

describe('the list of faults', () => {
  it('is current: "npm run faults" writes it', () => {
    const document = readFileSync(new URL('../../docs/faults.md', import.meta.url), 'utf8');
    expect(document).toBe(writeFaults(namings));
  });

  it('has a test for every row that must hold', () => {
    const named = new Set(namings.flatMap(({ rows }) => rows));
    expect(MUST_HOLD.filter((row) => !named.has(row))).toEqual([]);
  });

  it('has every row that a test names', () => {
    const known = new Set(ROWS.map(({ number }) => number));
    expect(namings.filter(({ rows }) => rows.some((row) => !known.has(row)))).toEqual([]);
    expect(ROWS).toHaveLength(51);
  });

  it('finds the rows at the end of a name, also where it is filled in at run time', () => {
    const text = `it('one (fault 3)', f); it.each(a)('two: %s (faults 3, 14)', f); it(\`\${n} of them (fault 1)\`, f); it('(fault 2) no', f);`;
    expect(findNamings(plant('tests/a.test.ts', text)).map(({ name, rows }) => [name, rows])).toEqual([
      ['one', [3]],
      ['two', [3, 14]],
      ['… of them', [1]],
    ]);
  });
});
