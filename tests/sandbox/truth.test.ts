import { appendFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSandbox } from '../../src/sandbox/find.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { openStand, type Stand } from './client.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

describe('the truth log', () => {
  it('has a line for each accepted create and delete, exactly as it was sent', async () => {
    const root = await stand.post('A & B https://news.example/x');
    const reply = await stand.post('Two', root);
    await stand.ask('DELETE', `/2/tweets/${reply}`);
    const at = stand.clock.now;
    expect(stand.truth()).toEqual([
      { at, user: 'desk', id: root, text: 'A & B https://news.example/x', replyTo: null },
      { at, user: 'desk', id: reply, text: 'Two', replyTo: root },
      { at, user: 'desk', id: reply, deleted: true },
    ]);
  });

  it('brings everything back after a restart', async () => {
    const root = await stand.post('One');
    const gone = await stand.post('Two', root);
    await stand.ask('DELETE', `/2/tweets/${gone}`);
    await stand.restart();
    expect((await stand.ask('POST', '/2/tweets', { body: { text: 'One' } })).status).toBe(403);
    expect(await stand.post('Three', gone)).toBe('');
    expect(BigInt(await stand.post('Three', root))).toBeGreaterThan(BigInt(gone));
  });

  it('loses only the last line when a crash tore it, and goes on with a line of its own', async () => {
    const root = await stand.post('One');
    appendFileSync(stand.truthLog, '{"at":1,"user":"desk","id":"99');
    await stand.restart();
    await stand.post('Two', root);
    expect(stand.truth().map(({ text }) => text)).toEqual(['One', 'Two']);
  });

  it('is not used when another line is broken', async () => {
    await stand.post('One');
    appendFileSync(stand.truthLog, 'nonsense\n');
    const { truthLog } = stand;
    const again = startSandbox({ port: 0, truthLog, now: () => 0 });
    await expect(again).rejects.toThrow(/truth\.jsonl:2: not a line/);
    expect(readFileSync(truthLog, 'utf8')).toMatch(/nonsense\n$/);
  });
});

describe('a truth log that cannot be opened', () => {
  it('is one clear line', async () => {
    const truthLog = `${stand.truthLog}/not-a-folder`;
    const started = startSandbox({ port: 0, truthLog, now: () => 0 });
    await expect(started).rejects.toThrow(/truth log .* cannot be opened \(ENOTDIR\); name a folder/);
  });
});

describe('finding a sandbox', () => {
  it('finds one that listens, and nothing once it has ended', async () => {
    const { port, origin } = stand.sandbox;
    expect(await findSandbox(port)).toBe(origin);
    await stand.restart();
    expect(await findSandbox(port)).toBeNull();
    expect(await findSandbox(0)).toBeNull();
  });

  it('does not take another server for one', async () => {
    const other = createServer((_request, response) => response.end('{"name":"something else"}'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await findSandbox(port)).toBeNull();
    await expect(startSandbox({ port, truthLog: `${stand.truthLog}2`, now: () => 0 })).rejects.toThrow(
      /cannot listen on port \d+ \(EADDRINUSE\); set sandbox\.port/,
    );
    other.close();
  });
});
