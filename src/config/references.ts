import { z } from 'zod';
import { quote, type Finding, type Path } from './fault.ts';
import { findNearest } from './nearest.ts';
import { findMissing, looseSummary } from './summary.ts';
import { findWebsubFaults, looseWebsub } from './websub.ts';
import { ACCOUNT_NAME, REFERENCE } from './words.ts';
import { addressOf, findFeedFaults, findLostSecret } from './feed-references.ts';
import { findSecret, type SecretPlaces } from './secrets.ts';

const names = z.array(z.unknown()).catch([]);

/** What can be read of a file even where parts of it are wrong, so that every fault shows at once. */
const looseFile = z.object({
  bylines: z
    .array(
      z
        .object({ author: z.unknown(), feeds: names, accounts: names })
        .catch({ author: null, feeds: [], accounts: [] }),
    )
    .catch([]),
  accounts: z
    .record(
      z.string(),
      z
        .object({ network: z.unknown(), credentials: z.record(z.string(), z.unknown()).optional().catch({}) })
        .catch({ network: null }),
    )
    .catch({}),
  notices: z
    .object({ webhook: z.object({ secret: z.unknown() }) })
    .optional()
    .catch(undefined),
  summary: looseSummary,
  websub: looseWebsub,
});

type LooseFile = z.output<typeof looseFile>;

/** What no schema sees: names that lead nowhere, things said twice, and secrets that are not to be had. */
export function findReferenceFaults(tree: unknown, places: SecretPlaces): readonly Finding[] {
  const loose = looseFile.safeParse(tree);
  if (!loose.success) return [];
  return [
    ...findBadNames(loose.data),
    ...findLostAccounts(loose.data),
    ...findTwice(loose.data),
    ...findSameOnX(loose.data, places),
    ...findMissing(loose.data.summary),
    ...findLostSecrets(loose.data, places),
  ];
}

function findBadNames({ accounts }: LooseFile): readonly Finding[] {
  return Object.keys(accounts)
    .filter((name) => !ACCOUNT_NAME.test(name))
    .map((name) => ({
      path: ['accounts', name],
      atKey: true,
      what: `${quote(name)} is no account name`,
      remedy: 'write letters, digits, "_", "-" and ".", at most 64',
    }));
}

function findLostAccounts({ bylines, accounts }: LooseFile): readonly Finding[] {
  const defined = Object.keys(accounts);
  return bylines.flatMap((byline, i) =>
    byline.accounts.flatMap((name, j) => {
      if (typeof name !== 'string' || defined.includes(name)) return [];
      const nearest = findNearest(name, defined);
      const remedy =
        nearest === null ? `define it under "accounts", or take it out` : `did you mean "${nearest}"?`;
      return [{ path: ['bylines', i, 'accounts', j], what: `no account ${quote(name)} is defined`, remedy }];
    }),
  );
}

function findTwice({ bylines }: LooseFile): readonly Finding[] {
  const authors = bylines.map(({ author }, i) => ({
    value: typeof author === 'string' ? fold(author) : author,
    path: ['bylines', i, 'author'],
  }));
  const lists = bylines.flatMap((byline, i) =>
    (['feeds', 'accounts'] as const).map((key) =>
      byline[key].map((value, j) => ({ value: addressOf(value), path: ['bylines', i, key, j] })),
    ),
  );
  return [authors, ...lists].flatMap(findRepeated);
}

type Placed = { readonly value: unknown; readonly path: Path };

function findRepeated(placed: readonly Placed[]): readonly Finding[] {
  const values = placed.map(({ value }) => value);
  return placed
    .filter(({ value }, index) => typeof value === 'string' && values.indexOf(value) < index)
    .map(({ path }) => ({ path, what: 'this stands here a second time', remedy: 'keep one of the two' }));
}

/** Two names for one account on X would make its followers read every thread twice. */
function findSameOnX({ bylines, accounts }: LooseFile, places: SecretPlaces): readonly Finding[] {
  const tokenOf = (name: unknown): string | null => {
    const account = typeof name === 'string' && Object.hasOwn(accounts, name) ? accounts[name] : undefined;
    const reference = account?.credentials?.['accessToken'];
    if (account?.network !== 'x' || typeof reference !== 'string' || !REFERENCE.test(reference)) return null;
    const answer = findSecret(reference, places);
    return answer.kind === 'found' ? answer.secret.reveal() : null;
  };
  return bylines.flatMap((byline, i) =>
    byline.accounts.flatMap((name, j) => {
      const token = tokenOf(name);
      const twin = byline.accounts.slice(0, j).find((other) => token !== null && tokenOf(other) === token);
      if (twin === undefined || twin === name) return [];
      const what = `${quote(name)} has the same access token as ${quote(twin)}, so each thread would go out twice`;
      return [{ path: ['bylines', i, 'accounts', j], what, remedy: 'keep one of the two' }];
    }),
  );
}

/** One author spelt in another case, width or spacing is still the same author. */
function fold(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

function findLostSecrets(
  { bylines, accounts, notices, summary, websub }: LooseFile,
  places: SecretPlaces,
): readonly Finding[] {
  const path = ['notices', 'webhook', 'secret'];
  const key = summary?.['by'] === 'model' ? summary['key'] : undefined;
  return [
    ...findFeedFaults(
      bylines.map(({ feeds }) => feeds),
      places,
    ),
    ...findLostKeys(accounts, places),
    ...findLostSecret(path, notices?.webhook.secret, places),
    ...findLostSecret(['summary', 'key'], key, places),
    ...findWebsubFaults(websub, places),
  ];
}

function findLostKeys(accounts: LooseFile['accounts'], places: SecretPlaces): readonly Finding[] {
  return Object.entries(accounts)
    .filter(([, account]) => account.network === 'x')
    .flatMap(([name, { credentials }]) => {
      const path = ['accounts', name, 'credentials'];
      if (credentials === undefined)
        return [{ path, what: 'is missing', remedy: 'an account on x needs its four references' }];
      return Object.entries(credentials).flatMap(([key, reference]) =>
        findLostSecret([...path, key], reference, places),
      );
    });
}
