import { html } from 'hono/html';
import { findLinks, showLink } from './links.ts';
import type { ShownThread } from './threads.ts';
import type { Created } from './truth.ts';

/** Markup in which everything that was not written here is escaped. */
export type Html = ReturnType<typeof html>;

/** How many colours `style.ts` has for initials. */
const HUES = 8;

const MENTION = /(?<![\w@])(@\w{1,15})/;

/** An account of a page: how many of its posts stand, and how many were deleted. */
type Head = { readonly handle: string; readonly count: number; readonly removed: number };

/** The accounts of a page. */
export function showMasthead(heads: readonly Head[]): Html {
  const cards = heads.map(
    (head) => html`
      <a class="account" href="/${head.handle}">
        ${showAvatar(head.handle)}
        <span><b>${head.handle}</b><small>@${head.handle} · ${tally(head)}</small></span>
      </a>
    `,
  );
  return html`<nav>${cards}</nav>`;
}

function tally({ count, removed }: Head): string {
  const standing = `${count} ${count === 1 ? 'post' : 'posts'}`;
  return removed === 0 ? standing : `${standing} · ${removed} deleted`;
}

/** What stands where posts will come. */
export function showEmpty(): Html {
  return html`<section class="empty">
    <b>Nothing posted yet</b>
    <p>Threads appear here by themselves, post by post, as the bot sends them.</p>
  </section>`;
}

/** A thread from its first post to its last. */
export function showThread({ posts }: ShownThread): Html {
  return html`<section class="thread">${posts.map(showPost)}</section>`;
}

function showPost(post: Created): Html {
  const time = new Date(post.at);
  const shown = time.toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const label = post.madeWithAi === true ? ' · made with AI' : '';
  return html`<article id="p${post.id}">
    <div class="rail">${showAvatar(post.user)}</div>
    <div>
      <header>
        <a href="/${post.user}"><b>${post.user}</b></a>
        <small>@${post.user} · <time datetime="${time.toISOString()}">${shown}</time>${label}</small>
      </header>
      <p dir="auto">${showText(post.text)}</p>
      ${(post.pictures ?? []).map(showPicture)}
    </div>
  </article>`;
}

/** Its words alone: the page shows nothing that somebody sent but text. */
function showPicture({ alt }: NonNullable<Created['pictures']>[number]): Html {
  return html`<figure><figcaption dir="auto">${alt ?? 'A picture without alt text'}</figcaption></figure>`;
}

function showAvatar(handle: string): Html {
  const hue = [...handle].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % HUES;
  return html`<span class="avatar hue${hue}" aria-hidden="true">${handle.charAt(0).toUpperCase()}</span>`;
}

function showText(text: string): readonly (Html | string)[] {
  const links = findLinks(text);
  const before = links.flatMap((link, nth) => {
    const previous = links[nth - 1];
    const from = previous === undefined ? 0 : previous.index + previous.written.length;
    return [...showMentions(text.slice(from, link.index)), showHref(link.href)];
  });
  const last = links.at(-1);
  return [...before, ...showMentions(text.slice(last === undefined ? 0 : last.index + last.written.length))];
}

function showHref(href: string): Html {
  return html`<a class="link" href="${href}" rel="noreferrer noopener" target="_blank">${showLink(href)}</a>`;
}

function showMentions(text: string): readonly (Html | string)[] {
  return text
    .split(MENTION)
    .map((part) => (MENTION.test(part) ? html`<span class="mention">${part}</span>` : part));
}
