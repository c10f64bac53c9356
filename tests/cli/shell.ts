import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain } from '../../src/cli/explain.ts';
import type { Doors, ExitCode, Streams } from '../../src/cli/house.ts';
import { approveThread, ruleOnThread } from '../../src/cli/outbox.ts';
import { rollBackThread } from '../../src/cli/rollback.ts';
import { editThread } from '../../src/cli/verdicts.ts';
import { X_FACTS } from '../../src/networks/x-facts.ts';
import type { Desk } from '../../src/ports/desk.ts';

/** What a command wrote, and its exit code. */
export type Written = { readonly code: ExitCode; readonly out: string };

/** The doors of a shell that opens onto a desk of a test; what no test here opens is missing. */
function openDoors({ store, clock }: Pick<Desk, 'store' | 'clock'>): Doors {
  const doors: Pick<Doors, 'openStore' | 'now' | 'facts'> = {
    facts: X_FACTS,
    openStore: async () => ({ ...store, close: async () => undefined }),
    now: () => clock.now(),
  };
  return doors as Doors;
}

/** What `bylinebot explain` answers over a desk. */
export function askExplain(desk: Pick<Desk, 'store' | 'clock'>, url: string): Promise<Written> {
  return ask(desk, (doors, streams) => explain(doors, url, OPTIONS, streams));
}

/** What a verdict on a whole thread is answered over a desk. */
export function rule(
  desk: Pick<Desk, 'store' | 'clock'>,
  verdict: 'approve' | 'reject' | 'resume' | 'accept' | 'rollback',
  id: string,
): Promise<Written> {
  return ask(desk, (doors, streams) => {
    if (verdict === 'rollback') return rollBackThread(doors, id, OPTIONS, streams);
    if (verdict === 'approve') return approveThread(doors, id, OPTIONS, streams);
    return ruleOnThread(verdict, doors, id, OPTIONS, streams);
  });
}

/** What an approval of what was seen is answered over a desk. */
export function approveSeen(desk: Pick<Desk, 'store' | 'clock'>, id: string, seen: string): Promise<Written> {
  return ask(desk, (doors, streams) => approveThread(doors, id, { ...OPTIONS, seen }, streams));
}

/** What an editor is answered who hands in a thread with these posts. */
export async function edit(
  desk: Pick<Desk, 'store' | 'clock'>,
  id: string,
  posts: readonly string[],
): Promise<Written> {
  const folder = mkdtempSync(join(tmpdir(), 'bylinebot-sheet-'));
  try {
    const sheet = join(folder, 'sheet.txt');
    const { out } = await ask(desk, (doors, streams) => editThread(doors, id, undefined, OPTIONS, streams));
    writeFileSync(sheet, `${out.split('\n')[0]}\n${posts.join('\n---\n')}\n`);
    return await ask(desk, (doors, streams) => editThread(doors, id, sheet, OPTIONS, streams));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const OPTIONS = { config: '', data: '' };

async function ask(
  desk: Pick<Desk, 'store' | 'clock'>,
  act: (doors: Doors, streams: Streams) => Promise<ExitCode>,
): Promise<Written> {
  let out = '';
  const streams = { out: (text: string) => void (out += text), err: (text: string) => void (out += text) };
  const code = await act(openDoors(desk), streams);
  return { code, out };
}
