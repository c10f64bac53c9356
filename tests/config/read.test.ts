import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeConfigFault } from '../../src/config/fault.ts';
import { readConfig } from '../../src/config/read.ts';
import { ENV, FULL, SHORT } from './example.ts';

const FILES: Record<string, string> = { '/run/secrets/key': 'from-a-file\n', '/run/secrets/empty': ' \n' };

function readFile(path: string): string {
  const text = FILES[path];
  if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  return text;
}

function read(text: string, env: Record<string, string> = ENV) {
  return readConfig({ file: 'config/bylinebot.yaml', text, env, readFile });
}

function readOk(text: string, env: Record<string, string> = ENV) {
  const answer = read(text, env);
  if (answer.kind === 'faulty') throw new Error(answer.faults.map(describeConfigFault).join('\n'));
  return answer.config;
}

function complaints(text: string, env: Record<string, string> = ENV): readonly string[] {
  const answer = read(text, env);
  return answer.kind === 'ok' ? [] : answer.faults.map(describeConfigFault);
}

describe('a faultless file', () => {
  it('gives bylines, accounts and the rest, with times in milliseconds', () => {
    const config = readOk(FULL);
    expect(config.bylines[0]).toEqual({
      author: 'Jeff Pao',
      aliases: [],
      feeds: ['https://asiatimes.com/feed/'],
      accounts: ['jeffpao3'],
      attribution: 'Follow @jeffpao3',
      schedule: '*/10 * * * *',
      timezone: 'Asia/Hong_Kong',
      firstRun: 'baseline',
      review: 'none',
      thread: { maxPosts: 7, numbering: true },
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
      fetch: { allowPrivate: [] },
      notices: { webhook: null },
      log: { level: 'info' },
    });
    expect(bylines[0]).toMatchObject({
      aliases: [],
      attribution: null,
      schedule: '*/10 * * * *',
      timezone: 'UTC',
      firstRun: 'baseline',
      review: 'none',
      thread: { maxPosts: 7, numbering: true },
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

describe('a faulty file', () => {
  it('names file, line, path, what is wrong and what to do', () => {
    expect(complaints(FULL.replace('"*/10 * * * *"', '"every day"'))).toEqual([
      'config/bylinebot.yaml:7: bylines[0].schedule: "every day" is no cron expression; ' +
        'write five or six fields, such as "*/10 * * * *"',
    ]);
  });

  it('has every fault told at once, in the order of the file', () => {
    const text = FULL.replace('aliases', 'alises')
      .replace('[jeffpao3]', '[jefpao3]')
      .replace('maxPosts: 7', 'maxPosts: 70')
      .replace('https://api.x.com', 'http://api.example')
      .replace('${X_APP_KEY}', 'a-plain-secret')
      .replace('port: 4280', 'port: 99999');
    expect(complaints(text, { ...ENV, X_ACCESS_TOKEN: '' })).toEqual([
      expect.stringMatching(/:3: bylines\[0\]\.alises: nobody knows .*; did you mean "aliases"\?$/),
      expect.stringMatching(
        /:5: bylines\[0\]\.accounts\[0\]: no account "jefpao3" is defined; did you mean "jeffpao3"/,
      ),
      expect.stringMatching(/:11: bylines\[0\]\.thread\.maxPosts: 70 is out of range; .* from 1 to 25$/),
      expect.stringMatching(/:15: accounts\.jeffpao3\.api: .* unencrypted; write https/),
      expect.stringMatching(/:17: accounts\.jeffpao3\.credentials\.appKey: this is not a reference/),
      expect.stringMatching(
        /:19: accounts\.jeffpao3\.credentials\.accessToken: the variable X_ACCESS_TOKEN is empty/,
      ),
      expect.stringMatching(/:23: sandbox\.port: 99999 is out of range/),
    ]);
  });

  it('never shows a secret, wherever somebody put it', () => {
    const leak = 'hunter2-hunter2';
    const texts = [
      FULL.replace('${X_APP_KEY}', leak),
      FULL.replace('${X_APP_KEY}', `"${leak}`),
      FULL.replace('${X_APP_KEY}', `${leak}: [`),
      FULL.replace('${X_APP_KEY}', `@${leak}`),
      FULL.replace('${X_APP_KEY}', `*${leak}`),
      FULL.replace('      appKey: ${X_APP_KEY}', `      ${leak}`),
      FULL.replace(/credentials:\n(?: {6}.*\n)+/, `credentials: ${leak}\n`),
      FULL.replace('${X_APP_KEY}', `\${${leak.replace('-', '_')}}`),
      FULL.replace(/credentials:\n(?: {6}.*\n)+/, `credentials: { appKey ${leak}, appSecret ${leak} }\n`),
      FULL.replace('https://api.x.com', `https://me:${leak}@api.x.com`),
      FULL.replace('https://api.x.com', `me:${leak}@api.x.com`),
      FULL.replace('https://api.x.com', `https://api.x.com/?key=${leak}`),
      FULL.replace('https://asiatimes.com/feed/', `https://me:${leak}@asiatimes.com/feed/`),
    ];
    for (const text of texts) {
      expect(complaints(text).length).toBeGreaterThan(0);
      expect(complaints(text).join('\n')).not.toMatch(/hunter2.hunter2/);
    }
    const missing = complaints(FULL, { ...ENV, X_APP_KEY: '' }).join('\n');
    for (const value of Object.values(ENV)) expect(missing).not.toContain(value);
  });

  it.each([
    ['${X_APP_KEY}', 'file:/run/secrets/none', 'the file "/run/secrets/none" does not exist'],
    ['${X_APP_KEY}', 'file:/run/secrets/empty', 'the file "/run/secrets/empty" is empty'],
    ['${X_APP_KEY}', '${X_OTHER}', 'the variable X_OTHER is not set'],
    ['${X_APP_KEY}', '${toString}', 'the variable of this name is not set'],
    ['Jeff Pao', '"Jeff\\e[31mPao"', 'bylines[0].author: "Jeff\\u001b[31mPao" is no line of text'],
    ['Jeff Pao', 'Jos\ufffd', ':2: a letter here is not written in UTF-8; save the file as UTF-8'],
    ['attribution: Follow', 'attribution: *', 'must stand in quotes; put quotes around it'],
    ['log:', '"\\e[2J": 1\nlog:', ':25: "\\u001b[2J": nobody knows the key "\\u001b[2J"'],
    ['${X_APP_KEY}', '${X_APP_KEY}-and-more', 'this is not a reference to a secret'],
    ['    network: x\n', '', 'accounts.jeffpao3.network: is missing; write x or sandbox'],
    ['attribution: Follow @jeffpao3 ', 'attribution: ', 'is empty; fill it in, or take the line out'],
    ['Asia/Hong_Kong', 'Asia/Kowloon', '"Asia/Kowloon" is no time zone'],
    ['https://asiatimes.com/feed/', 'file:///etc/passwd', 'is no feed address'],
    ['https://asiatimes.com/feed/', '', 'bylines[0].feeds: this is empty; name at least one feed'],
    ['accounts: [jeffpao3]', 'accounts: [jeffpao3, jeffpao3]', 'accounts[1]: this stands here a second time'],
    ['https://api.x.com', 'https://api.x.com/2', 'is no origin'],
    ['https://api.x.com', 'http://127.0.0.1.example', 'unencrypted'],
    ['spacing: 5s', 'spacing: 5', '5 is no duration; write a whole number and ms, s, m, h or d'],
    ['spacing: 5s', 'spacing: 1.5s', '"1.5s" is no duration'],
    ['spacing: 5s', 'spacing: 25d', 'at most 24 days'],
    ['deadline: 20s', 'deadline: 0s', '"0s" leaves no time'],
    ['allowPrivate: []', 'allowPrivate: [localhost]', '"localhost" is no IP address'],
    ['level: info', 'level: loud', '"loud" is no log level'],
    ['numbering: true', 'numbering: yes', '"yes" is not one of its choices; write true or false'],
    ['  jeffpao3:', '  "jeff pao":', '"jeff pao" is no account name'],
    [
      '    spacing: 5s\n',
      '    spacing: 5s\n  jeffpao3: { network: x }\n',
      'this name stands here a second time',
    ],
  ])('with %j turned into %j says: %s', (from, to, said) => {
    expect(FULL).toContain(from);
    expect(complaints(FULL.replace(from, () => to)).join('\n')).toContain(said);
  });

  it('may not tell a thread twice on one account of X that has two names', () => {
    const twin = FULL.replace('[jeffpao3]', '[jeffpao3, pao]').replace(
      /( {2})jeffpao3(:\n(?: {4}.*\n)+)/,
      '$&$1pao$2',
    );
    expect(complaints(twin)).toEqual([
      expect.stringMatching(/:5: bylines\[0\]\.accounts\[1\]: "pao" has the same access token as "jeffpao3"/),
    ]);
    const other = twin.replace(/\$\{X_ACCESS_TOKEN\}(?![^]*X_ACCESS_TOKEN)/, '${OTHER_TOKEN}');
    expect(complaints(other, { ...ENV, OTHER_TOKEN: 'access-token-0005' })).toEqual([]);
  });

  it('may not follow one author twice, however the name is spaced', () => {
    const twice = SHORT.replace(
      'accounts:\n  ann',
      '  - author: "ANN  lee"\n    feeds: [https://b.example/]\n    accounts: [ann]\naccounts:\n  ann',
    );
    expect(complaints(twice)).toEqual([
      expect.stringMatching(/:5: bylines\[1\]\.author: this stands here a second/),
    ]);
  });

  it('still gets the same answer when an account on x has no credentials at all', () => {
    const [only, ...others] = complaints(SHORT.replace('sandbox', 'x'));
    expect(only).toMatch(
      /accounts\.ann\.credentials: is missing; an account on x needs its four references$/,
    );
    expect(others).toEqual([]);
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
