import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/read.ts';
import { demoConfig } from '../../src/demo/site.ts';

describe('the demo configuration', () => {
  it('is one that the program accepts, without any variable or file', () => {
    expect(read().faults).toEqual([]);
  });

  it('follows three authors, each on an account of the sandbox', () => {
    const { config } = read();
    expect(config?.bylines.map(({ author, accounts }) => [author, accounts])).toEqual([
      ['Mara Ellison', ['mara_ellison']],
      ['Tomas Lindqvist', ['tomas_lindqvist']],
      ['Ines Okafor', ['ines_okafor']],
    ]);
    expect(config?.accounts.map(({ network, spacing }) => [network, spacing])).toEqual(
      Array.from({ length: 3 }, () => ['sandbox', 1_000]),
    );
    for (const byline of config?.bylines ?? []) expect(byline.feeds).toEqual(['http://127.0.0.1:8123/feed/']);
  });

  it('posts nothing old, and leaves one attribution to the handle in the article', () => {
    const { config } = read();
    expect(config?.bylines.map(({ firstRun }) => firstRun)).toEqual(['baseline', 'baseline', 'baseline']);
    expect(config?.bylines.map(({ attribution }) => attribution)).toEqual([
      'Follow @mara_ellison',
      'Follow @tomas_lindqvist',
      null,
    ]);
  });

  it('may fetch from this machine, and takes the sandbox port that it is given', () => {
    const { config } = read();
    expect(config?.fetch.allowPrivate).toEqual(['127.0.0.1']);
    expect(config?.sandbox.port).toBe(4281);
  });
});

function read() {
  const text = demoConfig({ feed: 'http://127.0.0.1:8123/feed/', sandboxPort: 4281 });
  const readFile = (path: string): string => {
    throw new Error(`nobody should read ${path}`);
  };
  const answer = readConfig({ file: 'demo', text, env: {}, readFile });
  return answer.kind === 'ok'
    ? { config: answer.config, faults: [] }
    : { config: null, faults: answer.faults };
}
