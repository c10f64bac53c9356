import { EVERY_ACCOUNT } from '../model/account.ts';
import type { Doors, ExitCode, Options, Streams } from './house.ts';
import { withStore } from './outbox.ts';
import { toLine } from './plain.ts';

/** The kill switch: nothing more is sent for an account, or at all, until `resume`; it outlives restarts. */
export function pauseAccount(
  doors: Doors,
  account: string | undefined,
  options: Options,
  streams: Streams,
): Promise<ExitCode> {
  return withStore(doors, options, async (store) => {
    if (!(await isKnown(doors, account, options))) return complain(streams, account);
    const kind = account === undefined ? 'killed' : 'paused';
    const gate = { kind, reason: 'stopped by a person at the shell', until: null } as const;
    await store.closeGate(account ?? EVERY_ACCOUNT, gate, doors.now());
    streams.out(
      `${tell(account)} is paused: nothing more is sent until: bylinebot resume ${account ?? ''}`.trim(),
    );
    streams.out('\n');
    return 0;
  });
}

/** Takes the kill switch back. */
export function resumeAccount(
  doors: Doors,
  account: string | undefined,
  options: Options,
  streams: Streams,
): Promise<ExitCode> {
  return withStore(doors, options, async (store) => {
    if (!(await isKnown(doors, account, options))) return complain(streams, account);
    const opened = await store.openGate(account ?? EVERY_ACCOUNT, doors.now());
    const { gate } = await store.accountState(account ?? EVERY_ACCOUNT);
    if (opened) streams.out(`${tell(account)} goes on\n`);
    else streams.err(`${tell(account)} was not paused by a person\n`);
    if (gate.kind !== 'open') streams.err(`it is still held back: ${toLine(gate.reason)}\n`);
    return opened ? 0 : 1;
  });
}

/** A typo must not look like a stop. A configuration that cannot be read knows no names, and keeps nobody from stopping. */
async function isKnown(doors: Doors, account: string | undefined, options: Options): Promise<boolean> {
  if (account === undefined) return true;
  try {
    return (await doors.loadConfig(options.config)).accounts.some(({ name }) => name === account);
  } catch {
    return true;
  }
}

function complain(streams: Streams, account: string | undefined): ExitCode {
  streams.err(`${tell(account)} is not in the configuration, and nothing was changed\n`);
  return 1;
}

function tell(account: string | undefined): string {
  return account === undefined ? 'the whole bot' : `account ${toLine(account)}`;
}
