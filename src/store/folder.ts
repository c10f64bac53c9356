import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError } from '../model/fault.ts';

/** Makes a data folder where there is none. Throws a `FaultError` where it cannot be made. */
export function openFolder(data: string): void {
  try {
    mkdirSync(data, { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    const what = `the data folder ${data} cannot be made (${code})`;
    throw new FaultError({ what, remedy: 'name a folder that can be written to with --data' });
  }
}

/** The file of the store in a data folder, which is made where there is none. */
export function storeIn(data: string): string {
  openFolder(data);
  return join(data, 'bylinebot.sqlite');
}
