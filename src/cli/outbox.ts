import type { ChosenImage } from '../model/image.ts';
import type { Slot, Thread } from '../model/thread.ts';
import { tellStanding } from '../model/standing.ts';
import type { Ruling } from '../model/step.ts';
import { tellEvent } from '../model/story.ts';
import type { Store } from '../ports/store.ts';
import { toLine, toPlain } from './plain.ts';
import { tellChoices } from './choices.ts';
import { tellNext } from './next.ts';
import type { Doors, ExitCode, Options, Streams } from './house.ts';

/** Who ruled, when a person did so at the shell. */
export const AT_THE_SHELL = 'a person at the shell';

/** Lists the threads, newest first. */
export function listOutbox(doors: Doors, options: Options, streams: Streams): Promise<ExitCode> {
  return withStore(doors, options, async (store) => {
    const threads = await store.threads();
    if (options.json === true) streams.out(`${JSON.stringify(threads.map(toJson))}\n`);
    else streams.out(threads.length === 0 ? 'the outbox is empty\n' : threads.map(describe).join('\n'));
    return 0;
  });
}

/** Shows one thread with its posts and what happened to it. */
export function showThread(doors: Doors, id: string, options: Options, streams: Streams): Promise<ExitCode> {
  return withStore(doors, options, async (store) => {
    const thread = await store.thread(id);
    if (thread === null) return complain(streams, id, 'there is no such thread');
    if (options.json === true) {
      streams.out(`${JSON.stringify(toJson(thread))}\n`);
      return 0;
    }
    streams.out(await tellThread(store, thread, doors.now()));
    return 0;
  });
}

/** A thread with its posts, everything that happened to it, and where it stands now, for a terminal. */
export async function tellThread(store: Store, thread: Thread, now: number): Promise<string> {
  const events = await store.events(thread.id);
  const { gate } = await store.accountState(thread.account);
  const history = events.map((event) => `  ${time(event.at)}  ${toLine(tellEvent(event))}\n`);
  const choices = tellChoices(thread);
  const told = choices === '' ? '' : `  what you can say of it:\n${choices}`;
  return `${describe(thread)}\n${history.join('')}  now: ${toLine(tellStanding(thread, gate, now))}\n${told}`;
}

/**
 * Carries out a person's verdict on a whole thread: `reject` cancels it (or stops it where it goes out already), `resume` lets a half one go on, `accept` takes what is out for the whole.
 */
export function ruleOnThread(
  verdict: 'reject' | 'resume' | 'accept',
  doors: Doors,
  id: string,
  options: Options,
  streams: Streams,
): Promise<ExitCode> {
  return withStore(doors, options, async (store) => {
    const ruling = await store[verdict](id, AT_THE_SHELL, doors.now());
    const code = answer(streams, id, ruling);
    if (ruling.kind === 'done') await tellNext(store, ruling.thread, streams, doors.now());
    return code;
  });
}

/** Lets the posts of a thread out: exactly those that a person saw, where they say which (`--seen`). */
export function approveThread(
  doors: Doors,
  id: string,
  options: Options & { readonly seen?: string },
  streams: Streams,
): Promise<ExitCode> {
  return withStore(doors, options, async (store) => {
    const { seen } = options;
    if (seen !== undefined && !SEEN.test(seen)) {
      return complain(streams, id, '--seen wants the eight signs that `outbox show` writes behind it');
    }
    const ruling = await store.approve(id, AT_THE_SHELL, doors.now(), seen);
    const code = answer(streams, id, ruling);
    if (ruling.kind === 'done') await tellNext(store, ruling.thread, streams, doors.now());
    return code;
  });
}

const SEEN = /^[0-9a-f]{8,64}$/;

/** Opens the store for one act, and closes it whatever happens. */
export async function withStore(
  doors: Doors,
  options: Options,
  act: (store: Store) => Promise<ExitCode>,
): Promise<ExitCode> {
  const store = await doors.openStore(options.data);
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}

/** Tells what a ruling came to. */
export function answer(streams: Streams, id: string, ruling: Ruling): ExitCode {
  if (ruling.kind === 'refused') return complain(streams, id, ruling.reason);
  streams.out(`${id} is ${ruling.thread.state}\n`);
  return 0;
}

/** Tells why nothing was done to a thread. */
export function complain(streams: Streams, id: string, reason: string): ExitCode {
  streams.err(`thread ${id}: ${reason}; see: bylinebot outbox\n`);
  return 1;
}

function toJson(thread: Thread): object {
  const { id, account, article, state, reason, image } = thread;
  const posts = thread.slots.map((slot) => ({
    index: slot.index,
    text: slot.text,
    state: slot.state,
    remoteId: slot.remoteId,
  }));
  return { id, account, article, state, reason, image, posts };
}

function describe(thread: Thread): string {
  const { id, account, title, article, state, reason, image, createdAt, slots } = thread;
  const why = reason === '' ? '' : ` (${toLine(reason)})`;
  const head = `${id}  ${state}${why}\n  ${account}  ${time(createdAt)}  ${toLine(title)}\n  ${toLine(article)}\n`;
  const shown = image === null ? '' : describeImage(image);
  return head + shown + slots.map((slot) => describeSlot(id, slot)).join('');
}

/** The picture of the first post with its alt text, for a terminal. */
export function describeImage({ url, alt }: ChosenImage): string {
  return `  picture of post 1: ${toLine(url)}\n      alt text: ${toLine(alt)}\n`;
}

function describeSlot(id: string, slot: Slot): string {
  const address = `${id}/${slot.index}`;
  const held = slot.state === 'held' || slot.state === 'refused';
  const verdicts = `      say what became of it: outbox posted ${address} POST_ID | send-again ${address} | abandon ${address}\n`;
  const remote = slot.remoteId === null ? '' : ` ${slot.remoteId}`;
  const text = toPlain(slot.text).replaceAll('\n', '\n      ');
  return `  ${slot.index + 1}. [${slot.state}${remote}, ${slot.weight}]\n      ${text}\n${held ? verdicts : ''}`;
}

/** A moment as people and programs read it, in UTC. */
export function time(at: number): string {
  return new Date(at).toISOString();
}

/** The same to the minute. */
export function minute(at: number): string {
  return `${time(at).slice(0, 16)}Z`;
}
