import type { Doors, ExitCode, Options, Streams } from './house.ts';
import { toLine } from './plain.ts';

/** Writes a copy of the store, also while the bot runs. */
export async function backup(
  doors: Doors,
  file: string,
  options: Options,
  streams: Streams,
): Promise<ExitCode> {
  await doors.backUp(options.data, file);
  streams.out(`${toLine(file)} holds a whole copy of the store\n`);
  return 0;
}
