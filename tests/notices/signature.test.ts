import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secret } from '../../src/model/secret.ts';
import { writeLetter } from '../../src/notices/letter.ts';
import { signLetter } from '../../src/notices/signature.ts';
import { fileNotice } from './letters.ts';
import { readDocumentedCheck } from './receiver.ts';

const KEY = 'a long random word ü';

function send(at = Date.now()) {
  const letter = writeLetter(fileNotice());
  if (letter === null) throw new Error('no letter');
  return { headers: signLetter(letter, secret(KEY), at), body: letter.body };
}

const isGenuine = await readDocumentedCheck();

describe('a signature', () => {
  it('is the HMAC-SHA256 of id, timestamp in seconds and body', () => {
    const { headers, body } = send(1_700_000_000_999);
    const { id } = JSON.parse(body) as { id: string };
    const wanted = createHmac('sha256', KEY).update(`${id}.1700000000.${body}`).digest('hex');
    expect(headers).toEqual({
      'bylinebot-id': id,
      'bylinebot-timestamp': '1700000000',
      'bylinebot-signature': `v1=${wanted}`,
    });
  });
});

describe('the check in the documentation', () => {
  it('takes what the bot sends', () => {
    const { headers, body } = send();
    expect(isGenuine(headers, body, KEY)).toBe(true);
  });

  it('refuses another key, an old notice, one from the future, and one without its headers', () => {
    const { headers, body } = send();
    expect(isGenuine(headers, body, `${KEY}.`)).toBe(false);
    for (const off of [-301_000, 310_000]) {
      const { headers: stamped } = send(Date.now() + off);
      expect(isGenuine(stamped, body, KEY)).toBe(false);
    }
    for (const name of Object.keys(headers)) {
      const { [name]: _, ...rest } = headers;
      expect(isGenuine(rest, body, KEY)).toBe(false);
    }
  });

  it('refuses a notice of which anything was changed', () => {
    const { headers, body } = send();
    const parts: Record<string, string> = { ...headers, body };
    const change = fc.record({
      part: fc.constantFrom(...Object.keys(parts)),
      place: fc.nat(),
      sign: fc.constantFrom('0', 'f', '"', ' ', '.', 'é', '9'),
    });
    fc.assert(
      fc.property(change, ({ part, place, sign }) => {
        const before = parts[part] ?? '';
        const at = place % before.length;
        const after = before.slice(0, at) + sign + before.slice(at + 1);
        fc.pre(after !== before);
        const { body: words = '', ...names } = { ...parts, [part]: after };
        expect(isGenuine(names, words, KEY)).toBe(false);
      }),
    );
  });

  it('refuses a signature of any shape that nobody made with the key', () => {
    const { headers, body } = send();
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: 'binary' }), (signature) => {
        expect(isGenuine({ ...headers, 'bylinebot-signature': signature }, body, KEY)).toBe(false);
      }),
    );
  });
});
