import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Notice } from '../model/notice.ts';
import type { Notifier } from '../ports/desk.ts';
import { keepRunning } from '../newsroom/run.ts';
import { runOnce } from '../newsroom/once.ts';
import type { DemoSite, Doors, ExitCode, House, Streams } from './house.ts';
import { toPlain } from './plain.ts';

/** What `demo` is asked: `once` ends it when the threads are out, `data` keeps its rows in a folder of one's choice. */
export type DemoOptions = { readonly once?: boolean; readonly data?: string };

/** Shows the whole line at work: a sample site is polled, drafted from, and its threads go out to the sandbox. */
export async function demo(
  doors: Doors,
  options: DemoOptions,
  streams: Streams,
  signal: AbortSignal,
): Promise<ExitCode> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'bylinebot-demo-')));
  const site = await doors.serveDemoSite();
  try {
    const config = await doors.loadDemoConfig(site.feed);
    const log = await doors.createLog(config, 'error');
    const house = await doors.openHouse(config, data, log, createPrinter(streams));
    try {
      return await play(house, site, options, streams, signal);
    } finally {
      await house.close();
    }
  } finally {
    await site.close();
    if (options.data === undefined) await rm(data, { recursive: true, force: true });
  }
}

async function play(
  house: House,
  site: DemoSite,
  options: DemoOptions,
  streams: Streams,
  signal: AbortSignal,
): Promise<ExitCode> {
  streams.out(`The newsroom's site      ${site.origin}\n`);
  streams.out(`The threads as readers see them   ${house.sandbox ?? ''}\n\n`);
  streams.out('First poll: what stands in the feed already is the baseline, and none of it is posted.\n');
  await runOnce(house.desk, signal);
  site.release();
  streams.out('The newsroom publishes. Second poll: what is new becomes threads.\n');
  const leavings = await runOnce(house.desk, signal);
  if (options.once !== true && !signal.aborted) {
    streams.out(`\nAll is out: look at ${house.sandbox ?? ''}. The bot goes on polling; Ctrl-C ends it.\n`);
    await keepRunning(house.desk, house.ringOn, signal);
  }
  streams.out('\nThe demo is over.\n');
  return leavings.later.length > 0 && !signal.aborted ? 1 : 0;
}

function createPrinter(streams: Streams): Notifier {
  return { notify: (notice) => streams.out(describe(notice)) };
}

function describe(notice: Notice): string {
  if (notice.kind === 'gate-closed') {
    return `\n  @${notice.account} may not post for now: ${toPlain(notice.gate.reason)}\n`;
  }
  if (!('thread' in notice))
    return `\n  ${toPlain(notice.feed ?? notice.byline ?? '')}: ${toPlain(notice.reason)}\n`;
  const { account, title, reason, slots, article, image } = notice.thread;
  switch (notice.kind) {
    case 'filed':
      return `\n@${account} drafts "${toPlain(title)}": ${slots.length} posts${image === null ? '' : ' and a picture'}${reason === '' ? '' : `, held for a person: ${reason}`}\n`;
    case 'posted':
      return `\n  @${account} posts ${notice.slot.index + 1} of ${slots.length}\n    ${toPlain(notice.slot.text).replaceAll('\n', '\n    ')}\n`;
    case 'published':
      return `\n  @${account} thread is out: ${toPlain(article)}\n`;
    case 'correction':
      return `\n  @${account} told what is other now: ${toPlain(notice.difference)}\n`;
    case 'needs-person':
      return `\n  @${account} needs a person: ${toPlain(reason)}\n`;
  }
}
