import { isClosed } from '../model/account.ts';
import type { Doors, ExitCode, Options, Streams } from './house.ts';
import { answer, AT_THE_SHELL, withStore } from './outbox.ts';
import { toLine } from './plain.ts';

/** Orders what is public of a thread to be deleted, and says when that happens. */
export function rollBackThread(
  doors: Doors,
  id: string,
  options: Options,
  streams: Streams,
): Promise<ExitCode> {
  return withStore(doors, options, async (store) => {
    const ruling = await store.rollBack(id, AT_THE_SHELL, doors.now());
    const code = answer(streams, id, ruling);
    if (ruling.kind === 'refused' || ruling.thread.state !== 'rolling_back') return code;
    const { account } = ruling.thread;
    const { gate } = await store.accountState(account);
    streams.out(
      isClosed(gate, doors.now())
        ? `nothing is deleted yet: account ${account} is closed (${toLine(gate.reason)}); see: bylinebot resume --help\n`
        : 'its posts are deleted, last one first, by the running bot or by the next `bylinebot once`\n',
    );
    return code;
  });
}
