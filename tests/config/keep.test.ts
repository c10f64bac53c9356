import { describe, expect, it } from 'vitest';
import { parseKeep } from '../../src/config/keep.ts';
import { readConfig } from '../../src/config/read.ts';
import { SHORT } from './example.ts';

const DAY = 86_400_000;

function read(keep: string) {
  const text = `${SHORT}\nkeep: ${keep}\n`;
  return readConfig({ file: 'bylinebot.yaml', text, env: {}, readFile: () => '' });
}

describe('how long what is finished is kept', () => {
  it.each(['40d', '400d', '3650d'])('may be %s, longer than any timer holds', (keep) => {
    const answer = read(keep);
    expect(answer.kind === 'ok' && answer.config.keep).toBe(Number.parseInt(keep, 10) * DAY);
  });

  it.each([
    ['39d', `"39d" is too short: a month's budget reads back; write at least "40d"`],
    ['0d', `"0d" is too short: a month's budget reads back; write at least "40d"`],
    ['9600h', '"9600h" is no number of days; write one such as "400d"'],
    ['a year', '"a year" is no number of days; write one such as "400d"'],
  ])('may not be %s', (keep, complaint) => {
    const answer = read(keep);
    const faults = answer.kind === 'faulty' ? answer.faults : [];
    expect(faults.map(({ path, what, remedy }) => `${path}: ${what}; ${remedy}`)).toEqual([
      `keep: ${complaint}`,
    ]);
  });

  it('is nothing where it is no number of days', () => {
    expect(parseKeep('-400d')).toBeNull();
    expect(parseKeep('400')).toBeNull();
  });
});
