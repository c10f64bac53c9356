import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeConfigFault } from '../../src/config/fault.ts';
import { readConfig } from '../../src/config/read.ts';
import { ENV, FULL, SHORT } from './example.ts';
import { readFile, readOk, complaints } from './reading.ts';

describe('a faultless file', () => {
  it('gives bylines, accounts and the rest, with times in milliseconds', () => {
    const config = readOk(FULL);
    expect(config.bylines[0]).toEqual({
      author: 'Jeff Pao',
      aliases: [],
      burst: 10,
      feeds: ['https://asiatimes.com/feed/'],
      accounts: ['jeffpao3'],
      attribution: 'Follow @jeffpao3',
      schedule: '*/10 * * * *',
      timezone: 'Asia/Hong_Kong',
      firstRun: 'baseline',
      review: 'none',
      thread: { maxPosts: 7, numbering: true, link: 'last' },
    });
    expect(config.delivery).toEqual({
      deadline: 20_000,
      lookAgain: [5_000, 30_000, 120_000, 600_000, 1_800_000],
    });
    expect(config.accounts[0]).toMatchObject({ name: 'jeffpao3', network: 'x', api: 'https://api.x.com' });
    expect(config.accounts[0]?.credentials?.accessSecret.reveal()).toBe('access-secret-0004');
  });

  it('needs only author, feeds, accounts and network: the rest has a default', () => {
    const long = readOk(FULL.replace('network: x', 'network: sandbox'), {});
    const { bylines, accounts, ...rest } = readOk(SHORT, {});
    expect(rest).toEqual({
      delivery: long.delivery,
      sandbox: { port: 4280 },
      keep: 400 * 86_400_000,
      access: [],
      fetch: { allowPrivate: [], perHost: 4 },
      notices: { webhook: null },
      websub: null,
      summary: { by: 'extractive' },
      log: { level: 'info' },
    });
    expect(bylines[0]).toMatchObject({
      aliases: [],
      attribution: null,
      schedule: '*/10 * * * *',
      timezone: 'UTC',
      firstRun: 'baseline',
      review: 'none',
      thread: { maxPosts: 7, numbering: true, link: 'last' },
    });
    expect(accounts).toEqual([
      { name: 'ann', network: 'sandbox', api: null, credentials: null, spacing: 5_000 },
    ]);
  });

  it('lets a sandbox account keep its X lines without their variables', () => {
    const config = readOk(FULL.replace('network: x', 'network: sandbox'), {});
    expect(config.accounts[0]).toMatchObject({ network: 'sandbox', api: null, credentials: null });
  });

  it('takes secrets from files and from the environment without the space around them', () => {
    const text = FULL.replace('${X_APP_KEY}', 'file:/run/secrets/key');
    const { credentials } = readOk(text, { ...ENV, X_APP_SECRET: ' padded-secret\n' }).accounts[0] ?? {};
    expect(credentials?.appKey.reveal()).toBe('from-a-file');
    expect(credentials?.appSecret.reveal()).toBe('padded-secret');
  });

  it('may come with a byte order mark and Windows line ends', () => {
    const text = `\ufeff${FULL.replaceAll('\n', '\r\n')}`;
    expect(JSON.stringify(readOk(text))).toBe(JSON.stringify(readOk(FULL)));
  });

  it('is what ships with the program: it follows Jeff Pao into the sandbox and asks for no secret', () => {
    const file = 'config/bylinebot.yaml';
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./bylinebot.schema.json');
    const shipped = readOk(text, {});
    expect({ ...shipped, accounts: [] }).toEqual({ ...readOk(FULL), accounts: [] });
    expect(shipped.accounts[0]?.network).toBe('sandbox');
  });

  it('goes live when the shipped file is changed as its comment says', () => {
    const text = readFileSync(new URL('../../config/bylinebot.yaml', import.meta.url), 'utf8');
    const live = text
      .replace('network: sandbox', 'network: x')
      .replace(/^ {4}# (api:|credentials:| {2}(?:app|access))/gm, '    $1');
    expect(readOk(live).accounts[0]).toMatchObject({ network: 'x', api: 'https://api.x.com' });
    expect(readOk(live).accounts[0]?.credentials?.appKey.reveal()).toBe('app-key-0001');
  });

  it.each([
    ['http://127.0.0.1:4280', 'http://127.0.0.1:4280'],
    ['http://localhost:99/', 'http://localhost:99'],
    ['"http://[::1]:8080"', 'http://[::1]:8080'],
  ])('may send to %s, which never leaves the machine', (api, origin) => {
    expect(readOk(FULL.replace('https://api.x.com', api)).accounts[0]?.api).toBe(origin);
  });
});

describe('a file that is not YAML', () => {
  it.each([
    ['"*/10 * * * *"', '*/10 * * * *', ':7: a text that starts with * must stand in quotes'],
    [
      'Follow @jeffpao3',
      '@jeffpao3',
      ':6: a text may not start with this character; put the whole text in "quotes"',
    ],
    ['    timezone', '\ttimezone', ':8: a tab stands where the line is indented; indent with spaces'],
    ['Jeff Pao', '"Jeff Pao', 'this is not YAML; look for a missing quote'],
  ])('with %j turned into %j says: %s', (from, to, said) => {
    expect(complaints(FULL.replace(from, to)).join('\n')).toContain(said);
  });

  it('is told from one that is missing, empty, or a list', () => {
    const missing = readConfig({ file: 'none.yaml', env: {}, readFile });
    expect(missing.kind === 'faulty' && missing.faults.map(describeConfigFault)).toEqual([
      'none.yaml: the configuration file does not exist; write it, or name another one with --config',
    ]);
    expect(complaints('')).toEqual([
      expect.stringContaining('bylines: is missing'),
      expect.stringContaining('accounts: is missing'),
    ]);
    expect(complaints('- one\n- two\n')).toEqual([expect.stringContaining('this is no group of keys')]);
  });

  it('does not hang on a bomb of aliases', () => {
    const rungs = Array.from(
      { length: 12 },
      (_, i) => `r${i + 1}: &r${i + 1} [${Array(9).fill(`*r${i}`).join(', ')}]`,
    );
    expect(complaints(`r0: &r0 [x]\n${rungs.join('\n')}\n`).length).toBeGreaterThan(0);
  });
});
