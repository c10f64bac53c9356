import { describe, expect, it } from 'vitest';
import { fileNotice } from './letters.ts';
import { startReceiver } from './receiver.ts';
import { KEY, open, until, isGenuine } from './webhook-clock.ts';

describe('a webhook', () => {
  it('is sent a notice once, as signed JSON that the documented check takes', async () => {
    const { url, arrivals } = await startReceiver();
    const { notifier, text } = open(url);
    notifier.notify(fileNotice());
    await notifier.close();
    expect(arrivals).toHaveLength(1);
    const [{ method, path, headers, body } = { method: '', path: '', headers: {}, body: '' }] = arrivals;
    expect({ method, path }).toEqual({ method: 'POST', path: '/hook?room=1' });
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Bylinebot/test' });
    expect(isGenuine(headers, body, KEY)).toBe(true);
    expect(JSON.parse(body)).toMatchObject({
      id: headers['bylinebot-id'],
      title: 'Port Alder approves “berth 4”',
    });
    expect(text()).toContain('notice delivered');
  });

  it('is tried again with the same id and body when it fails first', async () => {
    const { url, arrivals } = await startReceiver((response, number) =>
      number === 0 ? response.destroy() : response.writeHead(number === 1 ? 503 : 200).end(),
    );
    const { notifier, clock } = open(url);
    notifier.notify(fileNotice());
    await until(() => arrivals.length === 3);
    await notifier.close();
    expect(clock.waits.slice(0, 2)).toEqual([1_000, 10_000]);
    expect(new Set(arrivals.map(({ headers, body }) => `${headers['bylinebot-id']} ${body}`)).size).toBe(1);
    for (const { headers, body } of arrivals) expect(isGenuine(headers, body, KEY)).toBe(true);
  });

  it('is given up after five tries, and the log says which notice was lost', async () => {
    const { url, arrivals } = await startReceiver((response) => response.writeHead(500).end());
    const { notifier, clock, text } = open(url);
    notifier.notify(fileNotice());
    await until(() => text().includes('was not delivered'));
    expect(arrivals).toHaveLength(5);
    expect(clock.waits).toEqual([1_000, 10_000, 60_000, 600_000]);
    expect(text()).toMatch(/"level":"error".*"kind":"needs-review".*answered HTTP 500/);
  });

  it('that is down holds up nobody: telling it returns at once', async () => {
    const { notifier, clock, text } = open('http://127.0.0.1:1/hook');
    clock.passes = () => false;
    notifier.notify(fileNotice());
    expect(text()).toBe('');
    await until(() => text().includes('could not be delivered yet'));
    expect(text()).toContain('the connection was refused');
    expect(clock.waits).toEqual([1_000]);
  });

  it('that is slow is cut off at the deadline, and the next notice goes through', async () => {
    const { url, arrivals } = await startReceiver((response, number) => {
      if (number > 0) response.writeHead(200).end();
    });
    const { notifier, clock, text } = open(url, 250);
    clock.passes = () => false;
    notifier.notify(fileNotice({ id: 'first' }));
    notifier.notify(fileNotice({ id: 'second' }));
    await until(() => text().includes('notice delivered'));
    expect(arrivals.map(({ body }) => JSON.parse(body).thread)).toEqual(['first', 'second']);
    expect(clock.waits).toEqual([1_000]);
    expect(text()).toContain('within 0.25 s');
  });

  it('has taken a notice when it says so, and is not listened to for long', async () => {
    let [sent, closed] = [0, false];
    const { url, arrivals } = await startReceiver((response) => {
      response.on('close', () => (closed = true)).on('error', () => undefined);
      response.writeHead(200);
      const pour = (): void => {
        if (closed) return;
        sent += 16_384;
        response.write('x'.repeat(16_384), () => setImmediate(pour));
      };
      pour();
    });
    const { notifier, text } = open(url, 20_000);
    notifier.notify(fileNotice());
    await until(() => closed);
    await until(() => text().includes('notice delivered'));
    await notifier.close();
    expect(arrivals).toHaveLength(1);
    expect(sent).toBeLessThan(20_000_000);
  });

  it('may not send the bot elsewhere', async () => {
    const elsewhere = await startReceiver();
    const { url, arrivals } = await startReceiver((response) =>
      response.writeHead(307, { location: elsewhere.url }).end(),
    );
    const { notifier, text } = open(url);
    notifier.notify(fileNotice());
    await until(() => text().includes('was not delivered'));
    expect(arrivals).toHaveLength(5);
    expect(elsewhere.arrivals).toEqual([]);
  });

  it('is asked one thing at a time, in order', async () => {
    let [open_, most] = [0, 0];
    const { url, arrivals } = await startReceiver((response) => {
      most = Math.max(most, ++open_);
      setImmediate(() => {
        open_--;
        response.writeHead(200).end();
      });
    });
    const { notifier } = open(url);
    const ids = Array.from({ length: 20 }, (_, n) => `thread-${n}`);
    for (const id of ids) notifier.notify(fileNotice({ id }));
    await until(() => arrivals.length === ids.length);
    expect(arrivals.map(({ body }) => JSON.parse(body).thread)).toEqual(ids);
    expect(most).toBe(1);
  });

  it('never has its key or its path in the log', async () => {
    const { url } = await startReceiver((response, number) =>
      number % 2 === 0 ? response.destroy() : response.writeHead(404).end(KEY),
    );
    const { notifier, text } = open(url.replace('hook', 'T0KEN-path'));
    notifier.notify(fileNotice());
    await until(() => text().includes('was not delivered'));
    expect(text()).not.toContain(KEY);
    expect(text()).not.toContain('T0KEN-path');
    expect(text()).not.toContain('room=1');
  });
});
