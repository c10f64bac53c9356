import ipaddr from 'ipaddr.js';

/** The URL a text spells, or `null`. */
function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** True for an http or https link with no user name or password in it. */
export function isWebLink(text: string): boolean {
  const url = parseUrl(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

/** The bare origin (`https://api.x.com`) that a text names, or `null` where it names more or less than one. */
export function readOrigin(text: string): string | null {
  const url = parseUrl(text);
  if (url === null || !isWebLink(text)) return null;
  return url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : null;
}

/** True when requests to an origin cannot be read on the way: https, or plain http that stays on this machine. */
export function isPrivateLine(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  if (protocol === 'https:') return true;
  const host = hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback');
}

/** True for one IP address, without port or range. */
export function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}
