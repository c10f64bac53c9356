import { describeConfigFault } from '../../src/config/fault.ts';
import { readConfig } from '../../src/config/read.ts';
import { ENV } from './example.ts';

const FILES: Record<string, string> = { '/run/secrets/key': 'from-a-file\n', '/run/secrets/empty': ' \n' };

/** Reads one of them. */
export function readFile(path: string): string {
  const text = FILES[path];
  if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  return text;
}

function read(text: string, env: Record<string, string> = ENV) {
  return readConfig({ file: 'config/bylinebot.yaml', text, env, readFile });
}

/** The configuration of a text without fault. */
export function readOk(text: string, env: Record<string, string> = ENV) {
  const answer = read(text, env);
  if (answer.kind === 'faulty') throw new Error(answer.faults.map(describeConfigFault).join('\n'));
  return answer.config;
}

/** What a faulty text is told, a line each. */
export function complaints(text: string, env: Record<string, string> = ENV): readonly string[] {
  const answer = read(text, env);
  return answer.kind === 'ok' ? [] : answer.faults.map(describeConfigFault);
}
