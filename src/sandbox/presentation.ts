import { userIdFor } from './credentials.ts';
import { findLinks, shorten, showLink, type Link } from './links.ts';
import type { Created } from './truth.ts';

/** Which spelling of its fields an answer uses: X took up the newer one in 2026 and knows both. */
export type Spelling = 'tweet' | 'post';

/** A post's text as X sends it out: links as t.co, `&`, `<` and `>` escaped, NFC. */
export function presentText(post: Created): string {
  return escape(shortenLinks(post).text);
}

/** A post as the API shows it, with the optional fields that were asked for. */
export function present(post: Created, fields: ReadonlySet<string>, spelling: Spelling): object {
  const { text, urls } = shortenLinks(post);
  const references = { [`referenced_${spelling}s`]: [{ type: 'replied_to', id: post.replyTo }] };
  return {
    id: post.id,
    text: escape(text),
    [`edit_history_${spelling}_ids`]: [post.id],
    ...(fields.has('created_at') ? { created_at: new Date(post.at).toISOString() } : {}),
    ...(fields.has('author_id') ? { author_id: userIdFor(post.user) } : {}),
    ...(fields.has('entities') && urls.length > 0 ? { entities: { urls } } : {}),
    ...(fields.has(`referenced_${spelling}s`) && post.replyTo !== null ? references : {}),
  };
}

function shortenLinks(post: Created): { text: string; urls: readonly object[] } {
  const written = post.text.normalize('NFC');
  let text = '';
  let done = 0;
  const urls = findLinks(written).map((link, nth) => {
    text += written.slice(done, link.index);
    done = link.index + link.written.length;
    const start = [...text].length;
    const url = shorten(post.id, nth);
    text += url;
    return describe(link, url, start);
  });
  return attach(post, text + written.slice(done), urls);
}

/** X puts one link of its own behind the text of a post with pictures. */
function attach(
  { id, user, pictures = [] }: Created,
  text: string,
  urls: readonly object[],
): { text: string; urls: readonly object[] } {
  if (pictures.length === 0) return { text, urls };
  const url = shorten(id, urls.length);
  const start = [...text].length + 1;
  const shown = pictures.map((picture) => ({
    start,
    end: start + url.length,
    url,
    expanded_url: `https://x.com/${user}/status/${id}/photo/1`,
    display_url: `pic.x.com/${url.slice(-10)}`,
    media_key: `3_${picture.id}`,
  }));
  return { text: `${text} ${url}`, urls: [...urls, ...shown] };
}

/** Positions count code points. */
function describe({ href }: Link, url: string, start: number): object {
  return { start, end: start + url.length, url, expanded_url: href, display_url: showLink(href) };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
