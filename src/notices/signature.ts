import { createHmac } from 'node:crypto';
import type { Secret } from '../model/secret.ts';
import type { Letter } from './letter.ts';

/** The headers by which a receiver tells that a letter is genuine and fresh. `at` in ms since the epoch; sent as seconds. */
export function signLetter(letter: Letter, key: Secret, at: number): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1_000));
  const signed = `${letter.id}.${timestamp}.${letter.body}`;
  const signature = createHmac('sha256', key.reveal()).update(signed).digest('hex');
  return {
    'bylinebot-id': letter.id,
    'bylinebot-timestamp': timestamp,
    'bylinebot-signature': `v1=${signature}`,
  };
}
