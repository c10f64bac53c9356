import { html } from 'hono/html';
import type { Published } from './edition.ts';
import type { Markup } from './layout.ts';
import { nameAuthors, type Author, type Section } from './story.ts';

/** What each section is called. */
export const SECTIONS: Record<Section, string> = {
  port: 'Port',
  energy: 'Energy',
  courts: 'Courts',
  opinion: 'Opinion',
};

/** Everything a page shows above its headline. */
export function renderBreadcrumbs({ story }: Published): Markup {
  return html`<nav class="breadcrumbs" aria-label="Breadcrumb">
    <a href="/">Home</a> › <a href="/${story.section}/">${SECTIONS[story.section]}</a> ›
    <span>${story.headline}</span>
  </nav>`;
}

/** Who wrote it, and when. */
export function renderSignature({ story, at }: Published): Markup {
  const when = at.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return html`<p class="byline">
    By <span class="author">${nameAuthors(story)}</span> ·
    <time class="published" datetime="${at.toISOString()}">${when} UTC</time>
  </p>`;
}

/** The buttons that nobody presses. */
export function renderShareBar(): Markup {
  return html`<div class="share-bar">
    <a class="share-button" href="#share">Facebook</a>
    <a class="share-button" href="#share">Twitter</a>
    <a class="share-button" href="#share">Copy link</a>
    <a class="share-button" href="#share">Print</a>
  </div>`;
}

/** An appeal in the middle of the text. */
export function renderNewsletterBox(): Markup {
  return html`<aside class="newsletter-box">
    <p><strong>The Morning Tide</strong></p>
    <p>Sign up for our free newsletter and get the best of the Ledger in your inbox every weekday.</p>
  </aside>`;
}

/** "Follow Mara Ellison on Twitter at @mara_ellison", a line for each author who has a handle. */
export function renderFollowLines(authors: readonly Author[]): readonly Markup[] {
  return authors
    .filter(({ handle }) => handle !== null)
    .map(({ name, handle }) => {
      const link = html`<a href="#follow">@${handle}</a>`;
      return html`<p><em>Follow ${name} on Twitter at ${link}</em></p> `;
    });
}

/** Other stories, under this one. */
export function renderRelated(others: readonly Published[]): Markup {
  return html`<section class="related">
    <h2>Most read</h2>
    <ul>
      ${others.map(({ story, url }) => html`<li><a href="${url}">${story.headline}</a></li> `)}
    </ul>
  </section>`;
}

/** A form that sends nothing: the site is a picture of one. */
export function renderComments(): Markup {
  return html`<section id="respond" class="comments">
    <h3>LEAVE A REPLY</h3>
    <form>
      <textarea name="comment" rows="3" placeholder="Comment:"></textarea>
      <p class="warning">Please enter your comment!</p>
      <input name="author" placeholder="Name:*" />
      <p class="warning">Please enter your name here</p>
      <button disabled>Post Comment</button>
    </form>
  </section>`;
}
