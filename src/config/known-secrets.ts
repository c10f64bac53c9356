import type { Secret } from '../model/secret.ts';
import type { Config } from './config.ts';

/** Every secret that a configuration holds, so that none is shown. */
export function listSecrets({
  accounts,
  access,
  notices: { webhook },
  summary,
  websub,
}: Config): readonly Secret[] {
  const keys = accounts.flatMap(({ credentials }) => Object.values(credentials ?? {}));
  const feeds = access.flatMap(({ secrets }) => secrets);
  const hooks = [webhook, websub].flatMap((hook) => (hook === null ? [] : [hook.secret]));
  return [...keys, ...feeds, ...hooks, ...(summary.by === 'model' ? [summary.key] : [])];
}

/** The headers that a feed is asked with, for its own origin alone; none for a feed that is public. */
export function keepSecrets({ access }: Config): (feed: string) => Readonly<Record<string, string>> {
  const headers = access.map(({ url, headers: own }) => {
    const shown = Object.entries(own).map(([name, value]) => [name, value.reveal()] as const);
    return [url, Object.fromEntries(shown)] as const;
  });
  const byFeed = new Map(headers);
  return (feed) => byFeed.get(feed) ?? {};
}
