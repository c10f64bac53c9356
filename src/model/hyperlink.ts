/**
 * A stretch of text that X would, or might, turn into a link. Offsets in UTF-16 units, `end` behind the last one.
 * `sure`: X makes exactly these characters one link; `never`: it takes none of them; `maybe`: nobody can say.
 */
export type Hyperlink = {
  readonly start: number;
  readonly end: number;
  readonly linked: 'sure' | 'maybe' | 'never';
};

/** Letters that X takes in a host name without a protocol: ASCII and the accented Latin ones. */
const LATIN = 'a-z0-9\\u00c0-\\u024f\\u0253-\\u028b\\u02bb\\u0300-\\u036f\\u1e00-\\u1eff';

/** Country endings; any other two letters ("Node.js", "p.m.") are no top-level domain. ISO 3166 with the historic ones. */
const COUNTRIES =
  'a[cdefgilmoqrstuwxz]|b[abdefghijlmnoqrstvwyz]|c[acdfghiklmnoruvwxyz]|d[ejkmoz]|e[ceghrstu]|f[ijkmor]' +
  '|g[abdefghilmnpqrstuwy]|h[kmnrtu]|i[delmnoqrst]|j[emop]|k[eghimnprwyz]|l[abcikrstuvy]' +
  '|m[acdeghklmnopqrstuvwxyz]|n[acefgilopruz]|om|p[aefghklmnrstwy]|qa|r[eosuw]|s[abcdeghijklmnorstuvxyz]' +
  '|t[cdfghjklmnoprtvwz]|u[agkmsyz]|v[aceginu]|w[fs]|y[et]|z[amw]';

/** Three letters and more may always be an ending: new ones appear every year. So may letters of other scripts. */
const ENDING = `(?:xn--[-a-z0-9]+|(?:[a-z]{3,}|${COUNTRIES})(?![a-z0-9@+-])|[^\\u0000-\\u024f\\u2000-\\u206f\\u3000-\\u303f\\s]+)`;

const TAIL =
  '(?::\\d+)?(?:/(?:[-a-z0-9/_.~%+=,;:!*@&$|]*[-a-z0-9/_=+])?)?(?:\\?[-a-z0-9/_.~%+=,;:!*@&$|?]*[-a-z0-9/_=&])?';

/** Beyond this a run of letters is no label, and looking on would take time with the square of its length; characters. */
const RUN = 200;

/** With a protocol any host may be one; without it only a Latin one, and not behind "@" (an address) or "/". */
const LINK = new RegExp(
  `https?://t\\.co/[a-z0-9]+|(?:https?://(?:[^\\s\\u0000-\\u002c/:-@[-^{-~\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufffe\\uffff]+\\.)+|(?<![a-z0-9@]|/[-_.a-z0-9]{0,${RUN}})(?:[-_${LATIN}]{1,${RUN}}\\.)+)${ENDING}${TAIL}`,
  'giu',
);

/** Endings that have been there for decades, and countries in their own script. */
const SETTLED = new RegExp(
  `^(?:com|net|org|info|biz|edu|gov|mil|int|name|mobi|asia|news|press|media|online|site|${COUNTRIES}` +
    '|рф|укр|бел|срб|ею|中国|中國|香港|台湾|台灣|新加坡|한국|ไทย|გე|հայ|ελ|ευ|भारत|ভারত|پاکستان|ایران|مصر|السعودية|امارات|المغرب|قطر)$',
);
/** What a link may stand behind so that nothing before it is drawn in: the start, white space, a direction mark. */
const BEFORE = /^$|[\s\u202a-\u202e\u2066-\u2069]/;
const LONGEST_LINK = 2000;
const LONGEST_LABEL = 63;

/** Everything in `text` that X would or might turn into a link, in order. */
export function findHyperlinks(text: string): Hyperlink[] {
  return [...text.matchAll(LINK)].map((match) => {
    const start = match.index;
    const alone =
      BEFORE.test(text.charAt(start - 1)) && !/[@＠a-z0-9+-]/i.test(text.charAt(start + match[0].length));
    return { start, end: start + match[0].length, linked: alone ? judge(match[0]) : 'maybe' };
  });
}

function judge(link: string): Hyperlink['linked'] {
  const [, protocol, host = ''] = /^(https?:\/\/)?([^/?:]+)/.exec(link.toLowerCase()) ?? [];
  if (host === 't.co') return protocol !== undefined && /\/[a-z0-9]{1,40}$/i.test(link) ? 'sure' : 'maybe';
  const isAscii = /^[a-z0-9.-]+$/.test(host);
  // Punycode X checks further, and what DNS would fold into something else it may count otherwise.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(host) || /xn--|^[-.]|[-.]\.|\.-/.test(host)) return 'maybe';
  if (host !== host.normalize('NFKC')) return 'maybe';
  // Without a protocol X takes ASCII hosts alone, and what follows only behind a path.
  if (protocol === undefined && (!isAscii || link.split('/')[0]?.toLowerCase() !== host)) return 'maybe';
  const labels = toLabels(host);
  if (labels.length === 0) return 'maybe';
  if (!SETTLED.test(host.slice(host.lastIndexOf('.') + 1))) return 'maybe';
  if (labels.some((label) => label.length > LONGEST_LABEL)) return 'never';
  return link.length <= LONGEST_LINK ? 'sure' : 'maybe';
}

/** The host's labels as DNS sees them; none where it cannot be one. */
function toLabels(host: string): readonly string[] {
  const url = `http://${host}/`;
  return URL.canParse(url) ? new URL(url).hostname.split('.') : [];
}
