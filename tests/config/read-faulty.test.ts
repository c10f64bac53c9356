import { describe, expect, it } from 'vitest';
import { ENV, FULL, SHORT } from './example.ts';
import { complaints } from './reading.ts';

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
    ['numbering: true', 'style: loud', '"loud" is not one of its choices; write lead or headline'],
    ['numbering: true', 'link: second', '"second" is not one of its choices; write last, first or none'],
    ['numbering: true', 'hashtags: trade', '"trade" is neither "none" nor a list; write none, or [one, two]'],
    ['numbering: true', 'hashtags: [trade, "a b"]', '"a b" is no hashtag; write letters, digits and "_"'],
    ['numbering: true', 'hashtags: ["#2025"]', '"#2025" is no hashtag'],
    ['numbering: true', 'utm: { souce: x }', 'nobody knows the key "souce"; did you mean "source"?'],
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
