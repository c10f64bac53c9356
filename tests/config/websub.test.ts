import { describe, expect, it } from 'vitest';
import { listSecrets } from '../../src/config/known-secrets.ts';
import { SHORT } from './example.ts';
import { complaints, readOk } from './reading.ts';

const KEY = '0123456789abcdef0123456789abcdef';
const ENV = { WEBSUB_SECRET: KEY };

function group(change: Record<string, string | number> = {}): string {
  const keys = {
    callback: 'https://bot.example.org/websub',
    port: 8081,
    secret: '"${WEBSUB_SECRET}"',
    ...change,
  };
  const lines = Object.entries(keys).map(([key, value]) => `  ${key}: ${value}\n`);
  return `${SHORT}websub:\n${lines.join('')}`;
}

describe('websub', () => {
  it('listens on this machine alone unless told otherwise, and its secret is known to be one', () => {
    const config = readOk(group(), ENV);
    expect(config.websub).toMatchObject({
      callback: 'https://bot.example.org/websub',
      port: 8081,
      host: '127.0.0.1',
    });
    expect(listSecrets(config).map((each) => each.reveal())).toEqual([KEY]);
    expect(JSON.stringify(config)).not.toContain(KEY);
    expect(readOk(group({ host: '0.0.0.0' }), ENV).websub?.host).toBe('0.0.0.0');
    expect(readOk(SHORT).websub).toBeNull();
  });

  it.each([
    [
      { callback: 'bot.example.org/websub' },
      'websub.callback: "bot.example.org/websub" is no address that hubs can call; write one such as "https://bot',
    ],
    [{ callback: 'ftp://bot.example.org/' }, 'is no address that hubs can call'],
    [{ callback: 'https://bot.example.org/websub?a=1' }, 'is no address that hubs can call'],
    [{ callback: '"https://bot.example.org/#a"' }, 'is no address that hubs can call'],
    [{ callback: 'https://me:pw@bot.example.org/' }, 'this is no address that hubs can call'],
    [{ port: 0 }, 'websub.port: 0 is out of range; write a whole number from 1 to 65535'],
    [{ host: '""' }, 'websub.host: "" is no line of text'],
    [{ secret: KEY }, 'websub.secret: this is not a reference to a secret'],
    [{ secret: '"${OTHER}"' }, 'websub.secret: the variable OTHER is not set'],
    [{ callbak: 1 }, 'nobody knows the key "callbak"; did you mean "callback"?'],
  ])('written with %j is answered: %s', (change, said) => {
    const told = complaints(group(change), ENV).join('\n');
    expect(told).toContain(said);
    expect(told).not.toContain(KEY);
    expect(told).not.toContain('pw@');
  });

  it('needs callback, port and secret, and a secret that nobody guesses', () => {
    const told = complaints(`${SHORT}websub: {}\n`, ENV).join('\n');
    for (const key of ['callback', 'port', 'secret']) expect(told).toContain(`websub.${key}: is missing`);
    expect(complaints(group(), { WEBSUB_SECRET: 'short' }).join('\n')).toContain(
      'websub.secret: the secret is short enough to be guessed; take at least 32 random letters',
    );
    expect(complaints(`${SHORT}websub: { secret ${KEY} }\n`, ENV).join('\n')).not.toContain(KEY);
  });
});
