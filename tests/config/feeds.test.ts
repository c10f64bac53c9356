import { describe, expect, it } from 'vitest';
import { ENV, FULL } from './example.ts';
import { complaints, readOk } from './reading.ts';

const PLAIN = '[https://asiatimes.com/feed/]';
const SECRETS = { ...ENV, FEED_USER: 'mara', FEED_PASSWORD: 'hunter2-hunter2', FEED_KEY: 'key-of-the-feed' };
const CREDENTIALS = 'credentials: { username: "${FEED_USER}", password: "${FEED_PASSWORD}" }';

function withFeed(keys: string, url = 'https://wire.example/feed'): string {
  return FULL.replace(PLAIN, `[https://asiatimes.com/feed/, { url: "${url}", ${keys} }]`);
}

describe('a feed', () => {
  it('may have credentials, headers and a burst of its own', () => {
    const text = withFeed(`${CREDENTIALS}, headers: { X-Api-Key: "\${FEED_KEY}" }, burst: 30`);
    const { bylines, access } = readOk(text, SECRETS);
    expect(bylines[0]).toMatchObject({
      feeds: ['https://asiatimes.com/feed/', 'https://wire.example/feed'],
      burst: 10,
      bursts: { 'https://wire.example/feed': 30 },
    });
    const [feed] = access;
    expect(access).toHaveLength(1);
    expect(feed?.headers['authorization']?.reveal()).toBe('Basic bWFyYTpodW50ZXIyLWh1bnRlcjI=');
    expect(feed?.headers['x-api-key']?.reveal()).toBe('key-of-the-feed');
    const hidden = feed?.secrets.map((each) => each.reveal());
    expect(hidden).toEqual(expect.arrayContaining(['hunter2-hunter2', 'key-of-the-feed']));
    expect(JSON.stringify(access)).not.toMatch(/hunter2|key-of|bWFy/);
  });

  it.each([
    [
      withFeed('user: me'),
      'bylines[0].feeds[1].user: nobody knows the key "user"; known here: url, credentials',
    ],
    [withFeed('burst: 0'), 'bylines[0].feeds[1].burst: 0 is out of range'],
    [withFeed(CREDENTIALS, 'http://wire.example/feed'), 'would send its secrets unencrypted; write https://'],
    [withFeed(CREDENTIALS, 'ftp://wire.example/'), '"ftp://wire.example/" is no feed address'],
    [withFeed('headers: { Host: "${FEED_KEY}" }'), 'or one that the bot writes itself; write names such as'],
    [withFeed('headers: { X-Key: "${NOT_SET}" }'), 'headers.X-Key: the variable NOT_SET is not set'],
    [withFeed('credentials: { username: "${FEED_USER}" }'), 'feeds[1].credentials.password: is missing'],
    [FULL.replace(PLAIN, '[7]'), '7 is no feed address; write one that starts with https://'],
    [withFeed('burst: 5', 'https://asiatimes.com/feed/'), 'feeds[1]: this stands here a second time'],
  ])('is told what is wrong with it', (text, said) => {
    expect(complaints(text, SECRETS).join('\n')).toContain(said);
  });

  it('never shows what was meant as a secret', () => {
    const texts = [
      withFeed('credentials: { username: me, password: hunter2-hunter2 }'),
      withFeed('headers: { X-Key: hunter2-hunter2 }'),
      withFeed('headers: hunter2-hunter2'),
      withFeed('headers: { X-Key hunter2-hunter2 }'),
      withFeed('headers: { hunter2 }'),
      withFeed('burst: 1', 'https://me:hunter2-hunter2@wire.example/feed'),
    ];
    for (const text of texts) {
      expect(complaints(text, SECRETS).length).toBeGreaterThan(0);
      expect(complaints(text, SECRETS).join('\n')).not.toContain('hunter2');
    }
  });

  it('is not asked with the secrets of one byline and those of another', () => {
    const [head = '', rest = ''] = withFeed(CREDENTIALS).split('accounts:\n  jeffpao3:');
    const second = `  - author: Ana Ruiz\n    feeds: [{ url: "https://wire.example/feed" }]\n    accounts: [jeffpao3]\n`;
    const text = `${head}${second}accounts:\n  jeffpao3:${rest}`;
    expect(complaints(text, SECRETS).join()).toContain(
      'bylines[1].feeds[0]: another byline asks this feed with other secrets; write the same',
    );
  });
});
