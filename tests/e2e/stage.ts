import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach } from 'vitest';
import { createRoom, startSandbox, type Room, type Running } from './cli.ts';
import { startSite, type Site } from './site.ts';

/** A room whose sandbox runs beside it, on a port that the room knows, with one story on its site. */
export type Stage = { readonly room: Room; readonly api: string; readonly site: Site };

/** Opens stages in a test file, each cleared after its test. */
export function createStages(): (review?: string) => Promise<Stage> {
  const open: { site?: Site; room?: Room; sandbox?: Running } = {};
  afterEach(async () => {
    open.sandbox?.child.kill('SIGTERM');
    await open.sandbox?.finished;
    await open.site?.close();
    open.room?.remove();
    delete open.sandbox;
  });
  return async (review = 'none') => {
    const site = await startSite({ n: 2, author: 'Mara Ellison' });
    open.site = site;
    const room = createRoom(`
bylines:
  - { author: Mara Ellison, feeds: ['${site.feed}'], accounts: [mara_e], firstRun: newest, review: ${review} }
accounts: { mara_e: { network: sandbox, spacing: 0s } }
sandbox: { port: PORT }
fetch: { allowPrivate: [127.0.0.1] }
delivery: { deadline: 1s, lookAgain: [100ms, 200ms] }
`);
    open.room = room;
    const { running, api } = await startSandbox(room);
    open.sandbox = running;
    writeFileSync(room.config, readFileSync(room.config, 'utf8').replace('PORT', new URL(api).port));
    return { room, api, site };
  };
}
