import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { STYLE } from './style.ts';

/** Markup in which every text was escaped. */
export type Markup = ReturnType<typeof html>;

/** The name of the paper. */
export const PAPER = 'The Harbour Ledger';

/** What it says under its name. */
export const SLOGAN = 'News from Port Merrow and the province of Northmarch, all of it invented';

/** The value of a `style-src` that admits the site's one style sheet and no other. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** A whole page: what `head` and `body` hold, between the paper's masthead and its footer. */
export function layOut(title: string, head: Markup, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="alternate" type="application/rss+xml" title="${PAPER}" href="/feed/" />
        ${head} ${raw(`<style>${STYLE}</style>`)}
      </head>
      <body>
        ${renderMasthead()} ${body} ${renderFooter()}
      </body>
    </html> `;
}

function renderMasthead(): Markup {
  return html`<header class="masthead">
    <p class="paper"><a href="/">${PAPER}</a></p>
    <p class="slogan">${SLOGAN}</p>
    <nav class="site-navigation" aria-label="Sections">
      <ul>
        <li><a href="/">Home</a></li>
        <li><a href="/port/">Port</a></li>
        <li><a href="/energy/">Energy</a></li>
        <li><a href="/courts/">Courts</a></li>
        <li><a href="/opinion/">Opinion</a></li>
        <li><a href="/feed/">RSS</a></li>
      </ul>
    </nav>
  </header>`;
}

function renderFooter(): Markup {
  return html`<footer class="site-footer">
    <p>© ${PAPER}. All rights reserved.</p>
    <p>A sample newsroom: its people, places, companies and cases are made up.</p>
  </footer>`;
}
