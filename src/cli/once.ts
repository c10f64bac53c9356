import { runOnce, type Leavings } from '../newsroom/once.ts';
import { toLine } from './plain.ts';
import type { Doors, ExitCode, Options, Streams } from './house.ts';

/** Polls every feed now, drafts, delivers all that is due, then ends. */
export async function once(
  doors: Doors,
  options: Options,
  streams: Streams,
  signal: AbortSignal,
): Promise<ExitCode> {
  const config = await doors.loadConfig(options.config);
  const log = await doors.createLog(config, options.logLevel);
  const house = await doors.openHouse(config, options.data, log);
  try {
    const leavings = await runOnce(house.desk, signal);
    streams.out(describeLeavings(leavings));
    return leavings.forPerson.length + leavings.stuck.length > 0 ? 1 : 0;
  } finally {
    await house.close();
  }
}

function describeLeavings(leavings: Leavings): string {
  const unread = leavings.unread.map(
    ({ link, title, reason }) => `left for the next run: "${title}" ${link ?? ''} (${reason})`,
  );
  const later = leavings.later.map(
    ({ id, title, state, reason }) => `left for the next run: ${id} "${title}" (${state}) ${reason}`,
  );
  const forPerson = leavings.forPerson.map(
    ({ id, title, state, reason }) =>
      `needs a person: ${id} "${title}" (${state}) ${reason}; see: bylinebot outbox show ${id}`,
  );
  const paused = leavings.paused.map(
    (name) => `account ${name} is paused by a person; see: bylinebot resume --help`,
  );
  const stuck = leavings.stuck.map((name) => `account ${name} cannot post; see: bylinebot check`);
  return [...unread, ...later, ...forPerson, ...paused, ...stuck, 'done']
    .map((line) => `${toLine(line)}\n`)
    .join('');
}
