import { explain } from '../../src/cli/explain.ts';
import type { Doors, ExitCode } from '../../src/cli/house.ts';
import type { Desk } from '../../src/ports/desk.ts';

/** What a command wrote, and its exit code. */
export type Written = { readonly code: ExitCode; readonly out: string };

/** The doors of a shell that opens onto a desk of a test; what no test here opens is missing. */
function openDoors({ store, clock }: Pick<Desk, 'store' | 'clock'>): Doors {
  const doors: Pick<Doors, 'openStore' | 'now'> = {
    openStore: async () => ({ ...store, close: async () => undefined }),
    now: () => clock.now(),
  };
  return doors as Doors;
}

/** What `bylinebot explain` answers over a desk. */
export async function askExplain(desk: Pick<Desk, 'store' | 'clock'>, url: string): Promise<Written> {
  let out = '';
  const streams = { out: (text: string) => void (out += text), err: (text: string) => void (out += text) };
  const code = await explain(openDoors(desk), url, { config: '', data: '' }, streams);
  return { code, out };
}
