import type { Identity } from '../model/account.ts';
import { describeFault, type Fault } from '../model/fault.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';
import { watchGate } from './gate.ts';

/** Whether an account was verified at its network in this run; if not, when to ask again (ms since the epoch). */
export type Standing =
  | { readonly kind: 'verified'; readonly identity: Identity }
  | { readonly kind: 'unverified'; readonly askAgainAt: number; readonly fault: Fault };

/** How long an account rests after its network could not be asked, or refused the credentials; milliseconds. */
export const REST = { unreachable: 60_000, refused: 15 * 60_000 };

/**
 * Asks the network who the credentials belong to and pins that identity. When it is another than before, the
 * store cancels the account's open threads and makes its feeds baseline again: nothing may go out under a
 * name it was not approved for.
 */
export async function pinAccount(desk: Desk, account: DeskAccount, signal: AbortSignal): Promise<Standing> {
  const answer = await account.network.whoAmI(signal);
  const now = desk.clock.now();
  if (answer.kind !== 'known' && signal.aborted) {
    return { kind: 'unverified', askAgainAt: now, fault: answer.fault };
  }
  if (answer.kind !== 'known') {
    desk.log.error('account cannot be verified', {
      account: account.name,
      reason: describeFault(answer.fault),
    });
    if (answer.kind === 'refused') {
      const gate = { kind: 'auth', reason: answer.fault.what, until: null } as const;
      await watchGate(desk, account.name, now, () => desk.store.closeGate(account.name, gate, now));
    }
    return { kind: 'unverified', askAgainAt: now + REST[answer.kind], fault: answer.fault };
  }
  const identity = { ...answer.identity, network: account.kind };
  const rivals = desk.accounts.map(({ name }) => name).filter((name) => name !== account.name);
  const pinned = await desk.store.pin(account.name, identity, now, rivals);
  if (pinned === 'taken') return refuseTwin(desk, account, identity);
  const details = { account: account.name, network: account.kind, handle: identity.handle, id: identity.id };
  if (pinned === 'changed') {
    desk.log.warn(
      'account is another than before: open threads cancelled, feeds are baseline again',
      details,
    );
  } else {
    desk.log.info(account.kind === 'x' ? 'posting PUBLICLY on X' : 'posting to the sandbox only', details);
  }
  return { kind: 'verified', identity };
}

/** Two accounts with keys of one person would tell every thread twice. */
function refuseTwin(desk: Desk, account: DeskAccount, { handle, id }: Identity): Standing {
  const fault = {
    what: `account ${account.name} is @${handle} (id ${id}), as another account of the configuration is`,
    remedy: 'give it the access token of its own person, or take one of the two out',
  };
  desk.log.error('two accounts are one', { account: account.name, reason: describeFault(fault) });
  return { kind: 'unverified', askAgainAt: desk.clock.now() + REST.refused, fault };
}
