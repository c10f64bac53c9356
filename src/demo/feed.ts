import { html as xml } from 'hono/html';
import type { Published } from './edition.ts';
import { PAPER, SLOGAN, type Markup } from './layout.ts';
import { findLead, nameAuthors } from './story.ts';

/** The paper as RSS 2.0 in the dialect that newspapers speak: `dc:creator`, a guid that is no link, HTML in descriptions. */
export function renderFeed(origin: string, paper: readonly Published[]): Markup {
  const newest = new Date(Math.max(...paper.map(({ at }) => at.getTime())));
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>${PAPER}</title>
  <link>${origin}/</link>
  <atom:link href="${origin}/feed/" rel="self" type="application/rss+xml"/>
  <description>${SLOGAN}</description>
  <language>en-GB</language>
  <lastBuildDate>${newest.toUTCString()}</lastBuildDate>
${paper.map((published) => renderEntry(origin, published))}</channel>
</rss>
`;
}

function renderEntry(origin: string, { story, url, guid, at }: Published): Markup {
  return xml`  <item>
    <title>${story.headline}</title>
    <link>${url}</link>
    <comments>${url}#respond</comments>
    <dc:creator>${nameAuthors(story)}</dc:creator>
    <pubDate>${at.toUTCString()}</pubDate>
${story.tags.map((tag) => xml`    <category>${tag}</category>\n`)}    <guid isPermaLink="false">${guid}</guid>
    <description>${describe(origin, url, story.headline, findLead(story))}</description>
  </item>
`;
}

/** HTML as text: the feed escapes it once more. */
function describe(origin: string, url: string, headline: string, lead: string): string {
  const said = `<p>${lead}</p>`;
  return `${said}\n<p>The post <a href="${url}">${headline}</a> appeared first on <a href="${origin}/">${PAPER}</a>.</p>`;
}
