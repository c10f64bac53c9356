import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createRoom, until, type Room } from './cli.ts';
import { startSite, type Site } from './site.ts';

let site: Site;
let room: Room;
let taken: Server;

afterEach(async () => {
  await site.close();
  room.remove();
  if (taken.listening) await new Promise((resolve) => taken.close(resolve));
});

async function open(): Promise<number> {
  site = await startSite({ n: 2, author: 'Mara Ellison' });
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  room = createRoom(
    `
bylines:
  - { author: Mara Ellison, feeds: ['${site.feed}'], accounts: [mara_e] }
accounts: { mara_e: { network: sandbox, spacing: 0s } }
sandbox: { port: 0 }
fetch: { allowPrivate: [127.0.0.1] }
websub: { callback: 'https://bot.example/websub', port: ${port}, secret: '\${WEBSUB_SECRET}' }
`,
    { WEBSUB_SECRET: 'canary-0123456789-0123456789-abcdef' },
  );
  return port;
}

it('a port that is taken ends "run" with one line, and "once" listens to nobody', async () => {
  const port = await open();
  const { code, err } = await room.bylinebot('run', '--log-level', 'error');
  expect(code).toBe(1);
  expect(err).toBe(
    `the callback for hubs cannot listen on 127.0.0.1 port ${port} (EADDRINUSE); ` +
      'set websub.port and websub.host to what is free on this machine, or stop what listens there\n',
  );
  expect((await room.bylinebot('once')).code).toBe(0);
});

it('the stop signal ends the listener, also while somebody holds on to it', async () => {
  const port = await open();
  await new Promise((resolve) => taken.close(resolve));
  const running = room.start('run');
  await until(() => site.requests.length > 0 || running.child.exitCode !== null);
  const answer = await fetch(`http://127.0.0.1:${port}/websub/x`, { method: 'POST', body: 'x' });
  expect(answer.status).toBe(404);
  const held = connect(port, '127.0.0.1').on('error', () => undefined);
  await new Promise((resolve) => held.once('connect', resolve));
  running.child.kill('SIGTERM');
  const { code, out, err } = await running.finished;
  expect(code).toBe(0);
  expect(out + err).not.toContain('canary-');
  await expect(fetch(`http://127.0.0.1:${port}/websub/x`)).rejects.toThrow();
});
