/** Query parameters that say where a reader came from, never which page is meant. */
const TRACKING =
  /^(?:utm_.*|mc_[ce]id|pk_.*|mtm_.*|at_(?:medium|campaign|link.*|custom.*|ptr.*|format|bbc.*)|wt[._]mc.*|ns_(?:mchannel|source|campaign|linkname|fee)|(?:fb|g|d|tw|tt|ms|y|z|li_fat_|s_k)cl?id|gclsrc|[gw]braid|_g[al]|igsh(?:id)?|ref_src|ref_url|mkt_tok|xtor|cmpid|ncid|smid|ftag|vero_id|oly_(?:anon|enc)_id|_hs(?:enc|mi)|__twitter_impression)$/i;

/**
 * The canonical form of an http(s) link, or `null` where it is none: fragment, user info and tracking parameters
 * off, host in lower case, default port off; path and the other parameters stay as they were written.
 */
export function tidyLink(href: string, base?: string): string | null {
  const url = parseLink(href, base);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  if (url.hostname === '' || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !TRACKING.test(pair.split('=')[0] ?? ''));
  // With its own question mark, since the setter would take that of "??" for it.
  url.search = kept.length === 0 ? '' : `?${kept.join('&')}`;
  return url.href;
}

/** The site a link belongs to: its host without a leading `www.`, `m.`, `mobile.` or `amp.`; `null` for no http(s) link. */
export function siteOf(link: string): string | null {
  const url = parseLink(link);
  if (url === null || !url.protocol.startsWith('http')) return null;
  return url.host.replace(/^(?:www|m|mobile|amp)\./, '');
}

/** Ways in which a link says that it leads to the AMP form of a page. */
const AMP_CACHE = /^[\w-]+\.cdn\.ampproject\.org\/[a-z]+\/(?:s\/)?/;
const AMP_PATH = /^([^/?]+)\/amp(?=\/.)|(?:\/amp\/?|\.amp)(?=\?|$)|\.amp(?=\.html?(?:\?|$))/g;
const AMP_QUERY = /([?&])(?:amp(?:=[^&]*)?|outputType=amp|_amp=[^&]*)(?=&|$)/gi;

/**
 * A tidied link as the page's name, however it is spelled: scheme, `www.`, AMP and a last slash do not count.
 * For comparing only.
 */
export function nameLink(link: string): string {
  return link
    .replace(/^https?:\/\//, '')
    .replace(AMP_CACHE, '')
    .replace(/^(?:www|m|mobile|amp)\./, '')
    .replace(AMP_PATH, '$1')
    .replace(AMP_QUERY, '$1')
    .replace(/([?&])&+/g, '$1')
    .replace(/[?&]$/, '')
    .replace(/\/(?=\?|$)/, '');
}

function parseLink(href: string, base?: string): URL | null {
  try {
    return new URL(href.trim(), base);
  } catch {
    return null;
  }
}
