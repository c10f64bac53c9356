import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { secret } from '../../src/model/secret.ts';
import { createXNetwork } from '../../src/networks/x.ts';
import { json, startOddServer, torn, type OddServer } from './odd-server.ts';

const NOW = 1_790_000_000_000;
const SOON = String(NOW / 1000 + 300);
const TOMORROW = String(NOW / 1000 + 86_000);
const never = new AbortController().signal;
const key = secret('a-key-of-nobody');
const credentials = { appKey: key, appSecret: key, accessToken: key, accessSecret: key };

let server: OddServer;
beforeEach(async () => {
  server = await startOddServer();
});
afterEach(() => server.close());

const ALL = {
  'x-rate-limit-limit': '100',
  'x-rate-limit-remaining': '93',
  'x-rate-limit-reset': SOON,
  'x-user-limit-24hour-limit': '17',
  'x-user-limit-24hour-remaining': '12',
  'x-user-limit-24hour-reset': TOMORROW,
  'x-app-limit-24hour-remaining': '9000',
  'x-app-limit-24hour-reset': TOMORROW,
};

async function publish(status: number, headers: Record<string, string>): Promise<Outcome> {
  const body = status === 201 ? { data: { id: '12', text: 'Hello' } } : { title: 'No', status };
  server.answer(json(status, body, headers));
  return ask();
}

function ask(): Promise<Outcome> {
  const network = createXNetwork({ api: server.origin, credentials, now: () => NOW });
  return network.publish({ text: 'Hello', parentId: null, deadline: 5_000 }, never);
}

describe('what X says is left', () => {
  it.each([201, 403, 429, 503])('is read from every whole answer, here a %i', async (status) => {
    expect((await publish(status, ALL)).quotas).toEqual([
      { window: 'x-rate-limit', remaining: 93, until: NOW + 300_000 },
      { window: 'x-user-limit-24hour', remaining: 12, until: NOW + 86_000_000 },
      { window: 'x-app-limit-24hour', remaining: 9000, until: NOW + 86_000_000 },
    ]);
  });

  it('is unknown where X does not say it, or the answer was cut', async () => {
    expect(await publish(201, {})).toEqual({ kind: 'posted', id: '12', text: 'Hello' });
    const { 'x-rate-limit-reset': _, ...timeless } = ALL;
    expect((await publish(201, timeless)).quotas?.map(({ window }) => window)).toEqual([
      'x-user-limit-24hour',
      'x-app-limit-24hour',
    ]);
    server.answer(torn(201, '{"data":'));
    expect(await ask()).not.toHaveProperty('quotas');
  });

  it.each([
    ['a fraction', { remaining: '4.5' }],
    ['less than nothing', { remaining: '-1' }],
    ['no number', { remaining: 'many' }],
    ['nothing', { remaining: '' }],
    ['more than the limit', { remaining: '101' }],
    ['a time that is over (fault 20)', { reset: String(NOW / 1000 - 60) }],
    ['a time beyond any window', { reset: String(NOW / 1000 + 26 * 3_600) }],
    ['a time that is no number', { reset: 'soon' }],
  ])('is not believed when it is nonsense: %s', async (_, odd) => {
    const told = { limit: '100', remaining: '93', reset: SOON, ...odd };
    const headers = Object.entries(told).map(([name, value]) => [`x-rate-limit-${name}`, value]);
    expect(await publish(201, Object.fromEntries(headers))).not.toHaveProperty('quotas');
  });
});
