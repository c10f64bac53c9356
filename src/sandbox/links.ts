import { createHash } from 'node:crypto';

/** A link in a text as it was written: `index` counts UTF-16 units, `href` has a scheme. */
export type Link = { readonly written: string; readonly href: string; readonly index: number };

/** Web addresses, and bare domains of the endings that newsrooms meet most: X makes links of those too. */
const LINK =
  /https?:\/\/[^\s<>"“”]+|(?<![\w@./-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|org|net|edu|gov|info|io|co|uk|us|eu|de|fr|hk|cn|jp|in)(?![\w@-])(?:\/[^\s<>"“”]*)?/gi;

/** The links of a text in order, without the punctuation after them. */
export function findLinks(text: string): readonly Link[] {
  return [...text.matchAll(LINK)].map((match) => {
    const written = trimEnd(match[0]);
    return { written, href: /^https?:/i.test(written) ? written : `http://${written}`, index: match.index };
  });
}

/** Punctuation ends the sentence around a link, and a bracket that the link did not open closes one around it. */
function trimEnd(link: string): string {
  const trimmed = link.replace(/[.,;:!?'’…]+$/, '');
  const unopened = trimmed.endsWith(')') && !trimmed.includes('(');
  return unopened ? trimEnd(trimmed.slice(0, -1)) : trimmed;
}

/** The short link that X would put in the place of the nth link of a post. */
export function shorten(postId: string, nth: number): string {
  const code = createHash('sha256').update(`${postId}/${nth}`).digest('base64url').replace(/[_-]/g, 'x');
  return `https://t.co/${code.slice(0, 10)}`;
}

/** A link as X shows it: no scheme, no `www.`, and its path cut. */
export function showLink(href: string): string {
  const shown = href.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
  return shown.length <= 34 ? shown : `${shown.slice(0, 33)}…`;
}
