import { FaultError, type Fault } from '../model/fault.ts';
import { RESTORE } from './integrity.ts';

/** Primary result codes of SQLite (sqlite.org/rescode.html) that the world causes; the others are bugs. */
const WORLDLY: Readonly<Record<number, Fault>> = {
  3: { what: 'may not be opened', remedy: 'give the program the right to read and write it' },
  5: { what: 'is locked by another process', remedy: 'wait for it to end, or stop it' },
  6: { what: 'is locked by another process', remedy: 'wait for it to end, or stop it' },
  8: { what: 'can only be read', remedy: 'make the file and its folder writable' },
  10: { what: 'cannot be read or written (I/O error)', remedy: 'check the disk and the room left on it' },
  11: { what: 'is damaged', remedy: RESTORE },
  13: {
    what: 'cannot grow: the disk is full',
    remedy: 'make room; nothing was lost and nothing is sent meanwhile',
  },
  14: { what: 'cannot be opened', remedy: 'check that its folder exists and may be written to' },
  26: { what: 'is not a database', remedy: RESTORE },
};

/** The open call of libsql says its code in words only. */
const OPENING = /^ConnectionFailed\(.*: (\d+)"\)$/s;

/** An error of SQLite as the one line a person needs, with `file` as the place; a bug stays as it is. */
export function explain(error: unknown, file: string): unknown {
  const fault = WORLDLY[readCode(error) & 0xff];
  if (fault === undefined) return error;
  return new FaultError({ what: `the store ${file} ${fault.what}`, remedy: fault.remedy });
}

/** True when another process holds the lock. */
export function isBusy(error: unknown): boolean {
  return [5, 6].includes(readCode(error) & 0xff);
}

function readCode(error: unknown): number {
  if (!(error instanceof Error)) return 0;
  if ('rawCode' in error && typeof error.rawCode === 'number') return error.rawCode;
  return Number(OPENING.exec(error.message)?.[1] ?? 0);
}
