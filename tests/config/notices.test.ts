import { describe, expect, it } from 'vitest';
import { describeConfigFault } from '../../src/config/fault.ts';
import { readConfig } from '../../src/config/read.ts';
import { SHORT } from './example.ts';

const KEY = 'whsec-0123456789';

function read(lines: string, env: Record<string, string> = { WEBHOOK_SECRET: KEY }) {
  const readFile = (path: string): string => {
    if (path === '/run/secrets/hook') return `${KEY}\n`;
    throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  };
  return readConfig({ file: 'bylinebot.yaml', text: `${SHORT}notices:\n${lines}`, env, readFile });
}

function hook(url: string, secret = '${WEBHOOK_SECRET}'): string {
  return `  webhook:\n    url: ${url}\n    secret: ${secret}\n`;
}

function complaint(lines: string, env?: Record<string, string>): string {
  const answer = read(lines, env);
  return answer.kind === 'ok' ? '' : answer.faults.map(describeConfigFault).join('\n');
}

describe('the webhook for notices', () => {
  it.each([
    ['https://desk.example/hook?room=1', '${WEBHOOK_SECRET}'],
    ['https://10.0.0.7/hook', 'file:/run/secrets/hook'],
    ['http://127.0.0.1:9000/hook', '${WEBHOOK_SECRET}'],
    ['"http://[::1]:9000/"', '${WEBHOOK_SECRET}'],
    ['http://localhost:9000', '${WEBHOOK_SECRET}'],
  ])('may stand at %s with a key from %s', (url, secret) => {
    const answer = read(hook(url, secret));
    if (answer.kind === 'faulty') throw new Error(answer.faults.map(describeConfigFault).join('\n'));
    const { webhook } = answer.config.notices;
    expect(webhook?.url).toBe(url.replaceAll('"', ''));
    expect(webhook?.secret.reveal()).toBe(KEY);
    expect(JSON.stringify(answer.config)).not.toContain(KEY);
  });

  it.each([
    [
      hook('http://desk.example/hook'),
      'bylinebot.yaml:10: notices.webhook.url: this would send notices unencr',
    ],
    [hook('http://10.0.0.7/hook'), 'write https://, or an address of this machine'],
    [hook('https://me:pw@desk.example/'), 'this is no address to send to'],
    [hook('ftp://desk.example/'), 'this is no address to send to'],
    [hook('https://desk.example/', KEY), 'notices.webhook.secret: this is not a reference to a secret'],
    [hook('https://desk.example/', '${OTHER}'), 'notices.webhook.secret: the variable OTHER is not set'],
    [hook('https://desk.example/', 'file:/none'), 'notices.webhook.secret: the file "/none" does not exist'],
    ['  webhook:\n    url: https://desk.example/\n', 'notices.webhook.secret: is missing'],
    [`  webhook: https://desk.example/${KEY}\n`, 'notices.webhook: this is no group of keys'],
    [`  webhok: { url: https://desk.example/${KEY} }\n`, 'did you mean "webhook"?'],
    [`  ${KEY}: 1\n`, 'nobody knows one of the keys here; known here: webhook'],
  ])('written as %j is answered: %s', (lines, said) => {
    expect(complaint(lines)).toContain(said);
  });

  it('never has its key or its address shown in a fault', () => {
    const wrong = [
      hook(`http://desk.example/${KEY}`),
      hook('https://desk.example/', KEY),
      `  webhook: ${KEY}\n`,
      `  webhook: { url ${KEY}, secret x }\n`,
      `  ${KEY}\n`,
      `  webhook:\n    url: 1\n    ${KEY}: x\n`,
    ];
    for (const lines of wrong) {
      expect(complaint(lines)).not.toBe('');
      expect(complaint(lines)).not.toContain(KEY);
    }
  });
});
