import { describe, expect, it } from 'vitest';
import { fileNotice } from './letters.ts';
import { startReceiver } from './receiver.ts';
import { PATIENCE, open, until } from './webhook-clock.ts';

describe('a stop', () => {
  it('ends although the webhook never answers, and says what was not delivered', async () => {
    const { url, arrivals } = await startReceiver(() => undefined);
    const { notifier, clock, text } = open(url, 60_000);
    notifier.notify(fileNotice());
    await until(() => arrivals.length === 1);
    clock.passes = () => true;
    await notifier.close();
    expect(clock.waits).toEqual([PATIENCE]);
    expect(text()).toMatch(/"level":"error".*was not delivered/);
  });

  it('hurries a notice that waits for its next try', async () => {
    const { url, arrivals } = await startReceiver((response, number) =>
      response.writeHead(number < 3 ? 503 : 204).end(),
    );
    const { notifier, clock, text } = open(url);
    clock.passes = (ms) => ms === 1_000 && clock.waits.length > 2;
    notifier.notify(fileNotice());
    await until(() => clock.waits.length === 1);
    await notifier.close();
    expect(arrivals).toHaveLength(4);
    expect(clock.waits).toEqual([1_000, PATIENCE, 1_000, 1_000]);
    expect(text()).not.toContain('was not delivered;');
  });

  it('with nothing to deliver ends at once', async () => {
    const { url, arrivals } = await startReceiver();
    const { notifier } = open(url);
    await notifier.close();
    expect(arrivals).toEqual([]);
  });
});
