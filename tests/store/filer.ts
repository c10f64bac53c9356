import { openSqliteStore } from '../../src/store/sqlite.ts';
import { done, fileThread, T0 } from '../contract/stories.ts';

/** More than any test waits for: a filer whose test is gone ends by itself. */
const MOST = 2_000;

/** Files and arms threads, each on an account of its own, in the file named on the command line until it is killed; says each id once it is armed. */
process.stdout.on('error', () => process.exit(1));
const store = await openSqliteStore({ file: process.argv[2] ?? '' });
const first = Number(process.argv[3]);
for (let n = first; n < first + MOST; n++) {
  const { id } = await fileThread(store, n, { account: `account-${n}` });
  done(await store.reserve(id, '1000', T0));
  done(await store.arm(id, 0, T0 + 20_000, T0));
  process.stdout.write(`${id}\n`);
}
