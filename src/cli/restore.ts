import type { Doors, ExitCode, Options, Streams } from './house.ts';
import { toLine } from './plain.ts';

/** Puts a backup in the store's place, while no bot runs. Nothing is sent until a person has looked and says so. */
export async function restore(
  doors: Doors,
  file: string,
  options: Options,
  streams: Streams,
): Promise<ExitCode> {
  const { reason, aside } = await doors.restore(options.data, file);
  streams.out(`${toLine(reason)}\n`);
  if (aside !== null) streams.out(`the store before it is kept: ${toLine(aside)}\n`);
  streams.out('what was open waits for a person: bylinebot outbox\n');
  streams.out('nothing is sent until: bylinebot resume\n');
  return 0;
}
