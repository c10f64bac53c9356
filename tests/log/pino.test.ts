import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog, type LogAsk } from '../../src/log/pino.ts';
import { prettify } from '../../src/log/pretty.ts';
import { secret } from '../../src/model/secret.ts';

const KEY = 'k3y/with+"odd" signs!';

function listen(ask: Partial<LogAsk> = {}) {
  const lines: string[] = [];
  const stream = { write: (line: string) => lines.push(line) };
  const log = createLog({
    level: 'info',
    secrets: [secret(KEY)],
    stream,
    prettify: null,
    now: () => 0,
    ...ask,
  });
  return { log, lines, text: () => lines.join('') };
}

describe('the log', () => {
  it('writes one JSON line with level, time, details and message', () => {
    const { log, text } = listen();
    log.warn('a feed cannot be read', { feed: 'https://a.example/', tries: 2 });
    expect(text()).toBe(
      '{"level":"warn","time":"1970-01-01T00:00:00.000Z","feed":"https://a.example/","tries":2,"msg":"a feed cannot be read"}\n',
    );
  });

  it('keeps quiet below its level', () => {
    const { log, lines } = listen({ level: 'warn' });
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
    expect(lines).toHaveLength(2);
  });

  it('masks a secret however deep it lies and however it is spelt', () => {
    const spellings = [
      KEY,
      encodeURIComponent(KEY),
      encodeURIComponent(KEY).replace('!', '%21'),
      Buffer.from(KEY).toString('base64'),
      ...['a', 'ab', 'abc'].map((user) => Buffer.from(`${user}:${KEY}:tail`).toString('base64')),
    ];
    for (const form of [null, prettify]) {
      const { log, text } = listen({ prettify: form, level: 'debug' });
      spellings.forEach((spelling) => {
        const error = new Error(`said ${spelling}`, { cause: new Error(spelling) });
        log.info(`found ${spelling}`, { a: { b: [{ c: spelling, [spelling]: 1 }] }, error });
      });
      expect(text()).toContain('[secret]');
      for (const spelling of spellings) expect(text()).not.toContain(spelling.slice(6, -10));
    }
  });

  it('says of an error what it says itself, and its stack only when debugging', () => {
    const error = Object.assign(new Error('connection refused'), {
      code: 'ECONNREFUSED',
      request: { headers: { authorization: 'Bearer abc' } },
    });
    const quiet = listen();
    quiet.log.error('it failed', { error });
    expect(JSON.parse(quiet.text()).error).toEqual({ message: 'connection refused', code: 'ECONNREFUSED' });
    const loud = listen({ level: 'debug' });
    loud.log.error('it failed', { error });
    expect(JSON.parse(loud.text()).error.stack[0]).toBe('Error: connection refused');
    expect(loud.text()).not.toContain('Bearer');
  });

  it('gives a line for a person on a terminal', () => {
    const { log, lines } = listen({ prettify });
    log.info('posted', { thread: 'abc', error: new Error('boom') });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\[\d\d:\d\d:\d\d\] .*INFO.*posted.*"thread":"abc".*boom.*\n$/);
  });

  it('survives circles, big numbers and secrets among the details', () => {
    const { log, text } = listen();
    const circle: Record<string, unknown> = { n: 10n, key: secret('never shown') };
    circle['self'] = circle;
    log.info('round', circle);
    expect(JSON.parse(text())).toMatchObject({ n: '10', key: '[secret]' });
  });

  it('lets no text from outside forge a line or drive the terminal', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('\n', '\r', '\u001b', '\u009b', '\u2028', '\u202e', 'a', '"', '\\', '{'),
    });
    fc.assert(
      fc.property(hostile, fc.constantFrom(null, prettify), (text, form) => {
        const heard = listen({ prettify: form, secrets: [], level: 'debug' });
        heard.log.info(`read ${text}`, { title: text, [text]: [text], error: new Error(text) });
        expect(heard.lines).toHaveLength(1);
        // The only controls left are the line's own end and our colours.
        const ours = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
        expect(heard.text().replace(ours, '').slice(0, -1)).not.toMatch(/[\p{Cc}\p{Zl}\u202e]/u);
      }),
    );
  });
});
