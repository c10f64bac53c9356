import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findForbiddenWriting, findWorldlyFaults } from './ban.ts';
import { findFloorFaults } from './floors.ts';
import { findLengthFaults, findNameFaults, findSilentExports } from './limits.ts';
import { plant, readSources } from './source.ts';

const src = readSources('src');
const tests = readSources('tests');

describe('the house', () => {
  it('has files to look at', () => {
    expect(src.length).toBeGreaterThan(15);
    expect(tests.length).toBeGreaterThan(5);
  });

  it('lets a file import only from lower floors or its own folder', () => {
    expect(src.flatMap(findFloorFaults)).toEqual([]);
  });

  it('has no file and no function that is too long', () => {
    expect([...src, ...tests].flatMap(findLengthFaults)).toEqual([]);
  });

  it('has no names that say nothing', () => {
    expect(src.flatMap(findNameFaults)).toEqual([]);
  });

  it('explains every export', () => {
    expect(src.flatMap(findSilentExports)).toEqual([]);
  });

  it('leaves the clock, timers, network, console and process to the hands', () => {
    expect(src.flatMap(findWorldlyFaults)).toEqual([]);
  });

  it('does without enums, default exports, re-exports, any and left-over marks', () => {
    expect(src.flatMap(findForbiddenWriting)).toEqual([]);
  });
});

describe('the program', () => {
  it('is started with the same flags by npm and in the image', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
    const image = /^CMD (\[.*"dist\/main\.js".*\])$/mu.exec(readFileSync('Dockerfile', 'utf8'))?.[1] ?? '[]';
    const flags = (words: readonly string[]) => words.slice(1, words.indexOf('dist/main.js'));
    const byNpm = flags(scripts.start.replace('exec ', '').split(' '));
    expect(byNpm).not.toEqual([]);
    expect(flags(JSON.parse(image) as string[])).toEqual(byNpm);
  });
});

describe('the floors', () => {
  const judge = (path: string, text: string) => findFloorFaults(plant(path, text));

  it.each([
    ['src/model/a.ts', `import { b } from '../ports/desk.ts';`],
    ['src/model/a.ts', `import { readFileSync } from 'node:fs';`],
    ['src/model/a.ts', `import type { Config } from '../config/config.ts';`],
    ['src/newsroom/a.ts', `import { c } from '../store/c.ts';`],
    ['src/newsroom/a.ts', `import { request } from 'undici';`],
    ['src/newsroom/a.ts', `import { createHash } from 'node:crypto';`],
    ['src/store/a.ts', `import { c } from '../newsroom/c.ts';`],
    ['src/web/a.ts', `import { c } from '../feeds/c.ts';`],
    ['src/feeds/a.ts', `const c = await import('../articles/c.ts');`],
    ['src/feeds/a.ts', `type C = import('../articles/c.ts').C;`],
    ['src/feeds/a.ts', `export { c } from '../articles/c.ts';`],
    ['src/cli/a.ts', `import { c } from '../assemble.ts';`],
    ['src/assemble.ts', `import { c } from './main.ts';`],
    ['src/model/a.ts', `import { c } from './c';`],
    ['src/model/a.ts', `import { c } from '../../tests/c.ts';`],
    ['src/attic/a.ts', `export const c = 1;`],
  ])('refuse in %s: %s', (path, text) => {
    expect(judge(path, text)).toHaveLength(1);
  });

  it.each([
    ['src/model/a.ts', `import { createHash } from 'node:crypto';`],
    ['src/newsroom/a.ts', `import type { Store } from '../ports/store.ts'; import { b } from './b.ts';`],
    ['src/cli/a.ts', `import { once } from '../newsroom/once.ts';`],
    ['src/assemble.ts', `import { c } from './sandbox/server.ts';`],
  ])('allow in %s: %s', (path, text) => {
    expect(judge(path, text)).toEqual([]);
  });
});

describe('the other rules', () => {
  const long = (lines: number) => `/** F. */\nexport function f() {\n${'  g();\n'.repeat(lines - 2)}}\n`;

  it.each([
    ['a file of 201 lines', findLengthFaults, 'src/model/a.ts', '\n'.repeat(201)],
    ['a test of 201 lines', findLengthFaults, 'tests/model/a.test.ts', '\n'.repeat(201)],
    ['a function of 41 lines', findLengthFaults, 'src/model/a.ts', long(41)],
    ['a folder of helpers', findNameFaults, 'src/model/helpers/a.ts', ''],
    ['a barrel', findNameFaults, 'src/model/index.ts', ''],
    ['a manager', findNameFaults, 'src/model/a.ts', 'type FeedManager = string;'],
    ['a tweet away from X', findNameFaults, 'src/store/a.ts', 'type Tweet = string;'],
    ['a silent export', findSilentExports, 'src/model/a.ts', '// hm\nexport const a = 1;'],
    ['the time', findWorldlyFaults, 'src/model/a.ts', 'const now = Date.now();'],
    ['the time as a date', findWorldlyFaults, 'src/newsroom/a.ts', 'const now = new Date();'],
    ['a timer', findWorldlyFaults, 'src/newsroom/a.ts', 'setTimeout(f, 1);'],
    ['a fetch', findWorldlyFaults, 'src/cli/a.ts', 'await fetch(url);'],
    ['the environment', findWorldlyFaults, 'src/cli/a.ts', `const a = process.env['A'];`],
    ['the console', findWorldlyFaults, 'src/cli/a.ts', 'console.log(1);'],
    ['an enum', findForbiddenWriting, 'src/model/a.ts', 'enum A { B }'],
    ['a default export', findForbiddenWriting, 'src/model/a.ts', 'export default 1;'],
    ['a default function', findForbiddenWriting, 'src/model/a.ts', 'export default function f() {}'],
    ['a re-export', findForbiddenWriting, 'src/model/a.ts', `export * from './b.ts';`],
    ['an any', findForbiddenWriting, 'src/model/a.ts', 'let a: any;'],
    ['a mark', findForbiddenWriting, 'src/model/a.ts', '// TODO later'],
  ])('find %s', (_, find, path, text) => {
    expect(find(plant(path, text))).toHaveLength(1);
  });

  it.each([
    ['a function of 40 lines', findLengthFaults, 'src/model/a.ts', long(40)],
    ['a tweet in the sandbox', findNameFaults, 'src/sandbox/a.ts', 'type Tweet = string;'],
    ['metadata', findNameFaults, 'src/model/a.ts', 'type Metadata = string;'],
    ['an explained export', findSilentExports, 'src/model/a.ts', '/** One. */\nexport const a = 1;'],
    ['the time in a hand', findWorldlyFaults, 'src/web/a.ts', 'const now = Date.now();'],
    ['a date of a known time', findWorldlyFaults, 'src/model/a.ts', 'const then = new Date(0);'],
    ['a default case', findForbiddenWriting, 'src/model/a.ts', 'switch (a) { default: }'],
  ])('say nothing of %s', (_, find, path, text) => {
    expect(find(plant(path, text))).toEqual([]);
  });
});
