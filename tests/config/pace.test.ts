import { describe, expect, it } from 'vitest';
import { describeConfigFault } from '../../src/config/fault.ts';
import { readConfig } from '../../src/config/read.ts';

/** A byline and an account with more keys. */
function read(ofByline: readonly string[], ofAccount: readonly string[] = []) {
  const lines = (more: readonly string[]) => more.map((line) => `    ${line}\n`).join('');
  const text = `bylines:
  - author: Ann Lee
    feeds: [https://news.example/feed]
    accounts: [ann]
${lines(ofByline)}accounts:
  ann:
    network: sandbox
${lines(ofAccount)}`;
  return readConfig({ file: 'b.yaml', text, env: {}, readFile: () => '' });
}

function complaints(...of: Parameters<typeof read>): readonly string[] {
  const answer = read(...of);
  return answer.kind === 'ok' ? [] : answer.faults.map(describeConfigFault);
}

describe('windows and holds', () => {
  it('are off unless they are written', () => {
    const answer = read([]);
    if (answer.kind === 'faulty') throw new Error('it is faulty');
    const [byline] = answer.config.bylines;
    const [account] = answer.config.accounts;
    for (const key of ['hours', 'settle', 'notAfter']) expect(byline).not.toHaveProperty(key);
    expect(account).not.toHaveProperty('threadGap');
  });

  it('are hours of the day and durations', () => {
    const answer = read(['hours: 22:00-02:30', 'settle: 10m', 'notAfter: 6h'], ['threadGap: 30m']);
    if (answer.kind === 'faulty') throw new Error('it is faulty');
    expect(answer.config.bylines[0]).toMatchObject({
      hours: { from: 22 * 60, to: 2 * 60 + 30 },
      settle: 600_000,
      notAfter: 21_600_000,
    });
    expect(answer.config.accounts[0]).toMatchObject({ threadGap: 1_800_000 });
  });

  it.each([
    [
      'hours: 07:00-07:00',
      ':5: bylines[0].hours: "07:00-07:00" is no window of the day; write two different',
    ],
    ['hours: 7-23', '"7-23" is no window of the day'],
    ['hours: [07:00-23:00]', 'this is no window of the day'],
    ['settle: 10', '10 is no duration'],
    ['notAfter: 0s', '"0s" leaves no time for any thread; write "6h"'],
    ['notAfter: never', '"never" is no duration'],
  ])('are refused as %s', (line, said) => {
    expect(complaints([line])).toEqual([expect.stringContaining(said)]);
  });

  it('leave a thread some time between the reading of its page and its end', () => {
    const said =
      'b.yaml:6: bylines[0].notAfter: "10m" is over before the page is read; write more than "settle" has';
    expect(complaints(['settle: 10m', 'notAfter: 10m'])).toEqual([said]);
    expect(complaints(['settle: 10m', 'notAfter: 10m', 'review: two'])).toHaveLength(2);
    expect(complaints(['settle: 10m', 'notAfter: 11m'])).toEqual([]);
  });

  it('keep two threads of an account apart by a duration', () => {
    expect(complaints([], ['threadGap: soon'])).toEqual([expect.stringContaining('"soon" is no duration')]);
  });
});
