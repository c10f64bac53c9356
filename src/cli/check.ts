import type { Config } from '../config/config.ts';
import { isSameIdentity } from '../model/account.ts';
import { describeFault } from '../model/fault.ts';
import { matchEntry } from '../model/reading.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';
import type { Doors, ExitCode, Options, Streams } from './house.ts';
import { toLine } from './plain.ts';

/** One thing that was tried: whether it works, and what to know or do. */
type Finding = { readonly what: string; readonly ok: boolean; readonly say: string };

/** Tries the configuration, the credentials and the feeds; posts and stores nothing. */
export async function check(
  doors: Doors,
  options: Options,
  streams: Streams,
  signal: AbortSignal,
): Promise<ExitCode> {
  const config = await doors.loadConfig(options.config);
  const log = await doors.createLog(config, options.logLevel ?? 'error');
  const house = await doors.openHouse(config, options.data, log);
  try {
    const { desk } = house;
    const findings: Finding[] = [
      { what: `configuration ${options.config}`, ok: true, say: 'reads well' },
      ...(await Promise.all(desk.accounts.map((account) => tryAccount(desk, account, signal)))),
      ...(await Promise.all(feedsOf(config).map((feed) => tryFeed(desk, feed, signal)))),
      ...config.bylines.flatMap(adviseByline),
    ];
    const ok = findings.every((finding) => finding.ok);
    if (options.json === true) streams.out(`${JSON.stringify({ ok, findings })}\n`);
    else streams.out(findings.map(describe).join(''));
    return ok ? 0 : 1;
  } finally {
    await house.close();
  }
}

function feedsOf(config: Config): readonly string[] {
  return [...new Set(config.bylines.flatMap((byline) => byline.feeds))];
}

async function tryAccount(desk: Desk, account: DeskAccount, signal: AbortSignal): Promise<Finding> {
  const what = `account ${account.name} (${account.kind})`;
  const answer = await account.network.whoAmI(signal);
  if (answer.kind !== 'known') return { what, ok: false, say: describeFault(answer.fault) };
  const { handle, id } = answer.identity;
  const { identity } = await desk.store.accountState(account.name);
  const another = identity !== null && !isSameIdentity(identity, { network: account.kind, id });
  const warning = another
    ? `; before it was @${identity.handle} on ${identity.network}: open threads will be cancelled and feeds be baseline again`
    : '';
  const where = account.kind === 'x' ? 'posts PUBLICLY on X' : 'posts to the sandbox only';
  return { what, ok: true, say: `is @${handle} (id ${id}) and ${where}${warning}` };
}

async function tryFeed(desk: Desk, feed: string, signal: AbortSignal): Promise<Finding> {
  const what = `feed ${feed}`;
  const answer = await desk.feeds.read(feed, null, signal);
  switch (answer.kind) {
    case 'read': {
      const { entries } = answer.feed;
      const bylines = desk.bylines.filter((byline) => byline.feeds.includes(feed));
      const counts = bylines.map(({ author, aliases }) => {
        const names = [author, ...aliases];
        const matches = entries.map((entry) => matchEntry(names, answer.feed, entry));
        const silent = matches.filter((match) => match === 'unknown').length;
        const unsaid = silent === 0 ? '' : ` and ${silent} unsigned (their pages decide, a person approves)`;
        return `${matches.filter((match) => match === 'yes').length} by ${author}${unsaid}`;
      });
      return { what, ok: true, say: `${entries.length} entries, ${counts.join(', ')}` };
    }
    case 'unchanged':
      return { what, ok: false, say: 'it answers "unchanged" though nothing was asked; ask its publisher' };
    case 'gone':
    case 'later':
    case 'failed':
      return { what, ok: false, say: describeFault(answer.fault) };
  }
}

function adviseByline({ author, attribution }: Config['bylines'][number]): readonly Finding[] {
  if (attribution !== null) return [];
  const say =
    'no attribution is set: the handle that the article names is used, and where it names none, none';
  return [{ what: `byline ${author}`, ok: true, say }];
}

function describe({ what, ok, say }: Finding): string {
  return `${ok ? 'ok   ' : 'FAULT'} ${toLine(what)}: ${toLine(say)}\n`;
}
