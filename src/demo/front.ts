import { html } from 'hono/html';
import type { Published } from './edition.ts';
import { renderSignature, SECTIONS } from './furniture.ts';
import { layOut, PAPER, type Markup } from './layout.ts';
import { findLead, type Section } from './story.ts';

/** The front page, or with `section` the front page of that section. */
export function renderFront(paper: readonly Published[], section: Section | null): Markup {
  const shown = paper.filter(({ story }) => section === null || story.section === section);
  const title = section === null ? PAPER : `${SECTIONS[section]} - ${PAPER}`;
  const none = html`<p>Nothing here yet.</p>`;
  return layOut(
    title,
    html``,
    html`<main class="front">${shown.length === 0 ? none : shown.map(renderTeaser)}</main>`,
  );
}

function renderTeaser(published: Published): Markup {
  const { story, url } = published;
  return html`<section class="teaser">
    <p class="kicker">${SECTIONS[story.section]}</p>
    <h2><a href="${url}">${story.headline}</a></h2>
    <p>${findLead(story)}</p>
    ${renderSignature(published)}
  </section>`;
}
