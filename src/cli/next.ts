import { isClosed, isClosedByPerson } from '../model/account.ts';
import type { Thread, ThreadState } from '../model/thread.ts';
import type { Store } from '../ports/store.ts';
import type { Streams } from './house.ts';
import { toLine } from './plain.ts';

/** What the bot does next with a thread that goes on by itself. */
const NEXT: Partial<Readonly<Record<ThreadState, string>>> = {
  approved: 'it is sent',
  publishing: 'the rest is sent',
  rolling_back: 'its posts are deleted, last one first,',
};

/** Says when a verdict takes effect: nothing is sent or deleted at the shell itself, and a closed account waits. */
export async function tellNext(
  store: Store,
  { account, state }: Thread,
  streams: Streams,
  now: number,
): Promise<void> {
  const next = NEXT[state];
  if (next === undefined) return;
  const { gate } = await store.accountState(account);
  if (!isClosed(gate, now)) {
    streams.out(`${next} by the running bot or by the next \`bylinebot once\`\n`);
    return;
  }
  const nothing = state === 'rolling_back' ? 'nothing is deleted yet' : 'nothing is sent yet';
  const until = gate.until === null ? '' : ` until ${new Date(gate.until).toISOString()}`;
  const help = isClosedByPerson(gate) ? '; see: bylinebot resume --help' : '';
  streams.out(`${nothing}: account ${account} is closed${until} (${toLine(gate.reason)})${help}\n`);
}
