import { readFile } from 'node:fs/promises';
import { FaultError } from '../model/fault.ts';
import { lintThread } from '../model/lint.ts';
import { listSaid } from '../model/said.ts';
import type { Thread } from '../model/thread.ts';
import { sendAgain } from '../newsroom/send-again.ts';
import type { Doors, ExitCode, Options, Streams } from './house.ts';
import { answer, AT_THE_SHELL, complain, withStore } from './outbox.ts';
import { tellNext } from './next.ts';
import { toPlain } from './plain.ts';

/** "It is out, it is this one": names the post that a held one became. */
export function namePost(
  doors: Doors,
  address: string,
  remoteId: string,
  options: Options,
  streams: Streams,
): Promise<ExitCode> {
  const { id, index } = readAddress(address);
  if (!/^\d+$/.test(remoteId)) throw badAddress(`${remoteId} is no id of a post`);
  return withStore(doors, options, async (store) =>
    answer(streams, id, await store.bind(id, index, remoteId, AT_THE_SHELL, doors.now())),
  );
}

/** Gives a held post up; what is out can then be accepted. */
export function abandonPost(
  doors: Doors,
  address: string,
  options: Options,
  streams: Streams,
): Promise<ExitCode> {
  const { id, index } = readAddress(address);
  return withStore(doors, options, async (store) =>
    answer(streams, id, await store.abandon(id, index, AT_THE_SHELL, doors.now())),
  );
}

/** Lets a held post go out again, after a fresh look at the timeline. It goes out with the next `run` or `once`. */
export async function sendPostAgain(
  doors: Doors,
  address: string,
  options: Options,
  streams: Streams,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { id, index } = readAddress(address);
  const config = await doors.loadConfig(options.config);
  const log = await doors.createLog(config, options.logLevel);
  const house = await doors.openHouse(config, options.data, log);
  try {
    const ruling = await sendAgain(house.desk, id, index, AT_THE_SHELL, signal);
    const code = answer(streams, id, ruling);
    if (ruling.kind === 'done') await tellNext(house.desk.store, ruling.thread, streams, doors.now());
    return code;
  } finally {
    await house.close();
  }
}

/** Without a file: writes the posts out for editing. With one: puts its posts in their place, to be approved anew. */
export function editThread(
  doors: Doors,
  id: string,
  file: string | undefined,
  options: Options,
  streams: Streams,
): Promise<ExitCode> {
  return withStore(doors, options, async (store) => {
    const thread = await store.thread(id);
    if (thread === null) return complain(streams, id, 'there is no such thread');
    if (file === undefined) {
      streams.out(writeSheet(thread));
      return 0;
    }
    const sheet = readSheet(await readText(file));
    const { facts } = doors;
    const posts = sheet.texts.map((text) => ({ text, weight: facts.weigh(text), sources: [] }));
    // What would keep the posts from being sent: whoever writes them is told at once.
    const taken = listSaid(await store.threads(), thread);
    const [fault] = lintThread(posts, null, { ...facts, taken });
    if (fault !== undefined) return complain(streams, id, fault);
    return answer(streams, id, await store.edit(id, posts, sheet.hash, AT_THE_SHELL, doors.now()));
  });
}

const RULE = '\n---\n';

function writeSheet({ id, hash, slots }: Thread): string {
  const head = `# ${id} ${hash}\n# Posts stand between lines of three dashes. Leave the first line as it is.\n`;
  return `${head}${slots.map(({ text }) => toPlain(text)).join(RULE)}\n`;
}

function readSheet(sheet: string): { hash: string; texts: readonly string[] } {
  const [first = '', ...rest] = sheet.replaceAll('\r\n', '\n').split('\n');
  const hash = /^# \w+ ([0-9a-f]{64})$/.exec(first)?.[1] ?? '';
  const body = rest.join('\n').replace(/^# Posts stand.*\n/, '');
  return { hash, texts: body.split(RULE).map((text) => text.normalize('NFC').trim()) };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw badAddress(`the file ${file} cannot be read`);
  }
}

function readAddress(address: string): { id: string; index: number } {
  const match = /^([0-9a-f]{12})\/(\d{1,3})$/.exec(address);
  if (match === null) throw badAddress(`${address} names no post`);
  return { id: match[1] ?? '', index: Number(match[2]) };
}

function badAddress(what: string): FaultError {
  return new FaultError({ what, remedy: '`bylinebot outbox show ID` shows how each post is named' });
}
