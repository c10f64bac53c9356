import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';

/** Thrown inside a connection attempt that leads where the bot does not go. */
export class RefusedAddress extends Error {
  override name = 'RefusedAddress';
}

/** What a host is that leads inward. */
const INWARD = 'a private or reserved address';

/** A resolver in the manner of `dns.lookup`. */
export type Lookup = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Whether an address may be connected to. */
export type AddressCheck = (address: string) => boolean;

/**
 * Lets public unicast addresses through, and those in `allowPrivate` (plain IP addresses).
 * Throws when one of them is not an address: the configuration is wrong.
 */
export function createAddressCheck(allowPrivate: readonly string[]): AddressCheck {
  const allowed = new Set(allowPrivate.map(normalizeListed));
  return (address) => {
    const plain = normalize(address);
    if (plain === null) return false;
    return allowed.has(plain) || isPublic(plain);
  };
}

/** Why a URL may not be fetched: it is `odd` itself, or leads `inward`. */
export type Objection = { readonly kind: 'odd' | 'inward'; readonly why: string };

/** Why a URL may not be fetched at all, or `null`. Literal addresses are judged here, names when they are resolved. */
export function findObjection(url: URL, mayReach: AddressCheck): Objection | null {
  const odd = (why: string): Objection => ({ kind: 'odd', why });
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return odd(`${url.protocol} is not http or https`);
  if (url.username !== '' || url.password !== '') return odd('the address carries a user name or password');
  const host = bare(url.hostname);
  if (isIP(host) !== 0 && !mayReach(host)) return { kind: 'inward', why: `${host} is ${INWARD}` };
  return null;
}

/** A connector that resolves names itself and connects only to addresses that pass. */
export function createGuardedConnector(
  mayReach: AddressCheck,
  timeout: number,
  resolve: Lookup = lookup,
): buildConnector.connector {
  const connect = buildConnector({ timeout, lookup: guardLookup(mayReach, resolve) });
  return (options, callback) => {
    const host = bare(options.hostname);
    // A literal is never looked up, so the lookup below does not see it.
    if (isIP(host) !== 0 && !mayReach(host)) {
      callback(new RefusedAddress(`${host} is ${INWARD}`), null);
      return;
    }
    connect(options, callback);
  };
}

/** What is looked up here is what is connected to: no second look-up could answer otherwise. */
function guardLookup(mayReach: AddressCheck, resolve: Lookup): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      const open = addresses.filter(({ address }) => mayReach(address));
      const [first] = open;
      if (first === undefined) {
        return callback(new RefusedAddress(`${host} resolves to ${INWARD}`), []);
      }
      return options.all === true ? callback(null, open) : callback(null, first.address, first.family);
    });
  };
}

/** Of IPv6 only 2000::/3 is given out; "::127.0.0.1" lies outside and counts as unicast elsewhere. */
function isPublic(address: string): boolean {
  const parsed = ipaddr.parse(address);
  const given = parsed instanceof ipaddr.IPv4 || (parsed.parts[0] ?? 0) >> 13 === 1;
  return given && parsed.range() === 'unicast';
}

function normalizeListed(address: string): string {
  const plain = normalize(address);
  if (plain === null) throw new Error(`fetch.allowPrivate: "${address}" is not an IP address`);
  return plain;
}

function normalize(address: string): string | null {
  const host = bare(address);
  return ipaddr.isValid(host) ? ipaddr.process(host).toNormalizedString() : null;
}

function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}
