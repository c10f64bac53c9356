import { describe, expect, it } from 'vitest';
import { describeConfigFault } from '../../src/config/fault.ts';
import { readConfig } from '../../src/config/read.ts';
import { SHORT } from './example.ts';

const KEY = 'sk-0123456789';

function read(lines: string, env: Record<string, string> = { MODEL_KEY: KEY }) {
  const readFile = (path: string): string => {
    if (path === '/run/secrets/model') return `${KEY}\n`;
    throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  };
  return readConfig({ file: 'bylinebot.yaml', text: `${SHORT}summary: ${lines}\n`, env, readFile });
}

function complaint(lines: string, env?: Record<string, string>): string {
  const answer = read(lines, env);
  return answer.kind === 'ok' ? '' : answer.faults.map(describeConfigFault).join('\n');
}

function model(endpoint = 'https://api.example.com/v1', key = '${MODEL_KEY}', more = ''): string {
  return `{ by: model, endpoint: "${endpoint}", model: teller-1, key: "${key}"${more} }`;
}

describe('a summary by a model', () => {
  it.each([
    ['https://api.example.com/v1', '${MODEL_KEY}'],
    ['https://10.0.0.7/v1', 'file:/run/secrets/model'],
    ['http://127.0.0.1:11434/v1', '${MODEL_KEY}'],
    ['http://localhost:11434/v1/', '${MODEL_KEY}'],
  ])('is asked for at %s with a key from %s', (endpoint, key) => {
    const answer = read(model(endpoint, key));
    if (answer.kind === 'faulty') throw new Error(answer.faults.map(describeConfigFault).join('\n'));
    const { summary } = answer.config;
    expect(summary).toMatchObject({ by: 'model', endpoint, model: 'teller-1', deadline: 30_000 });
    expect(summary.by === 'model' && summary.key.reveal()).toBe(KEY);
    expect(JSON.stringify(answer.config)).not.toContain(KEY);
  });

  it('needs all three of its lines, and each that is missing is told', () => {
    expect(complaint('{ by: model }')).toBe(
      [
        'bylinebot.yaml: summary.endpoint: is missing; a model needs the base of its API, such as "https://api.example.com/v1"',
        'bylinebot.yaml: summary.model: is missing; a model needs its name, as its API knows it',
        'bylinebot.yaml: summary.key: is missing; a model needs its key; write ${NAME} for a variable or file:/path for a file',
      ]
        .map((line) => line.replace('yaml:', `yaml:${SHORT.split('\n').length}:`))
        .join('\n'),
    );
  });

  it('may keep its lines while the article tells itself: its key is not looked up', () => {
    const answer = read(model().replace('by: model', 'by: extractive'), {});
    expect(answer).toMatchObject({ kind: 'ok', config: { summary: { by: 'extractive' } } });
  });

  it.each([
    [model('http://api.example.com/v1'), 'this would send the key unencrypted; write https://'],
    [model('https://me:pw@api.example.com/v1'), 'this is no address of a model'],
    [model(`https://api.example.com/v1?key=${KEY}`), 'this is no address of a model'],
    [model('api.example.com'), 'this is no address of a model'],
    [model(undefined, KEY), 'summary.key: this is not a reference to a secret'],
    [model(undefined, '${OTHER}'), 'summary.key: the variable OTHER is not set'],
    [model(undefined, undefined, ', deadline: 0s'), 'summary.deadline: this leaves no time for any answer'],
    [model(undefined, undefined, ', temprature: 1'), 'nobody knows one of the keys here'],
    [model(undefined, undefined, ', deadlin: 1s'), 'did you mean "deadline"?'],
    ['{ by: robot }', 'summary.by: this is not one of its choices; write extractive or model'],
    [`${KEY}`, 'summary: this is no group of keys'],
  ])('written as %s is answered: %s', (lines, said) => {
    const told = complaint(lines);
    expect(told).toContain(said);
    expect(told).not.toContain(KEY);
  });
});
