import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import type { Database } from './database.ts';
import { recall } from './recall.ts';
import { readLastEvent } from './restored.ts';

/** Enough for every whole number; always as many, so that two processes that write at once never mix a number. */
const DIGITS = 16;

/**
 * Keeps the number of the last event in a file beside the store, after each change. Rows that do not reach it were
 * copied back from an old backup, or lost their journal: nothing is sent from them until a person has looked.
 */
export async function keepAge(database: Database, file: string): Promise<Database> {
  // Read before the rows, and written after they are on disk: it may lag behind them, never run ahead.
  const age = readAge(file);
  let last = await database.read(readLastEvent);
  const write: Database['write'] = async (work) => {
    const { answer, event } = await database.write(async (tx) => ({
      answer: await work(tx),
      event: await readLastEvent(tx),
    }));
    if (event !== last) writeAge(file, event);
    last = event;
    return answer;
  };
  if (last < age) await write((tx) => recall(tx, age, Date.now()));
  return { ...database, write };
}

/** The last event that a store by this name is known to have had; 0 when nobody knows. */
export function readAge(file: string): number {
  try {
    const text = readFileSync(nameAge(file), 'latin1');
    return /^\d{16}$/.test(text) ? Number(text) : 0;
  } catch {
    return 0;
  }
}

/** Notes the last event of the store. A disk that cannot take it takes no event either. */
function writeAge(file: string, event: number): void {
  try {
    const place = openSync(nameAge(file), constants.O_WRONLY | constants.O_CREAT, 0o600);
    try {
      writeSync(place, String(event).padStart(DIGITS, '0'), 0, 'latin1');
    } finally {
      closeSync(place);
    }
  } catch {
    // Only a copy that is put back by hand would then go unnoticed; the change itself is on disk.
  }
}

function nameAge(file: string): string {
  return `${file}.age`;
}
