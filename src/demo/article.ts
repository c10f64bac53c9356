import { html, raw } from 'hono/html';
import type { Published } from './edition.ts';
import {
  renderBreadcrumbs,
  renderComments,
  renderFollowLines,
  renderNewsletterBox,
  renderRelated,
  renderShareBar,
  renderSignature,
} from './furniture.ts';
import { layOut, PAPER, type Markup } from './layout.ts';
import { describePicture } from './picture.ts';
import { findLead, nameAuthors, type Passage } from './story.ts';

/** The newsletter box stands before this passage, where it is most in the way. */
const NEWSLETTER_AT = 8;

/** A story's page with all that real sites put around a story; promos lead only to what stands in `paper`. */
export function renderArticle(origin: string, published: Published, paper: readonly Published[]): Markup {
  const { story } = published;
  const related = paper.filter((other) => other !== published).slice(0, 4);
  return layOut(
    `${story.headline} - ${PAPER}`,
    renderHead(origin, published),
    html`${renderBreadcrumbs(published)}
      <main>
        <article>
          <h1>${story.headline}</h1>
          ${renderSignature(published)} ${renderShareBar()}
          <figure>
            <img
              src="${findPicture('', published)}"
              alt="${describePicture(story)}"
              width="1200"
              height="675"
            />
            <figcaption>${story.caption} <span class="credit">Illustration: ${PAPER}</span></figcaption>
          </figure>
          <div class="story-text">
            ${story.body.map((passage, index) => [
              index === NEWSLETTER_AT ? renderNewsletterBox() : '',
              renderPassage(passage, paper),
            ])}
            ${renderFollowLines(story.authors)}
          </div>
        </article>
      </main>
      ${renderRelated(related)} ${renderComments()}`,
  );
}

function renderPassage(passage: Passage, paper: readonly Published[]): Markup | '' {
  if (typeof passage === 'string') return html`<p>${passage}</p> `;
  switch (passage.kind) {
    case 'heading':
      return html`<h2>${passage.text}</h2> `;
    case 'list':
      return html`<ul>
        ${passage.lines.map((line) => html`<li>${line}</li> `)}
      </ul> `;
    case 'promo': {
      const target = paper.find(({ story }) => story.slug === passage.slug);
      if (target === undefined) return '';
      const link = html`<a href="${target.url}">${target.story.headline}</a>`;
      return html`<p><strong>${passage.label}: ${link}</strong></p> `;
    }
  }
}

function renderHead(origin: string, published: Published): Markup {
  const { story, url, at } = published;
  return html`<link rel="canonical" href="${url}" />
    <meta name="description" content="${findLead(story)}" />
    <meta name="author" content="${nameAuthors(story)}" />
    <meta property="og:type" content="article" />
    <meta property="og:site_name" content="${PAPER}" />
    <meta property="og:title" content="${story.headline}" />
    <meta property="og:url" content="${url}" />
    <meta property="og:image" content="${findPicture(origin, published)}" />
    <meta property="og:image:alt" content="${describePicture(story)}" />
    <meta property="article:published_time" content="${at.toISOString()}" />
    <script type="application/ld+json">
      ${raw(describeArticle(origin, published))}
    </script>`;
}

/** JSON-LD; no "<" stands in it as such, so that no text can end the script. */
function describeArticle(origin: string, published: Published): string {
  const { story, url, at } = published;
  const signed = story.section === 'opinion' ? 'Organization' : 'Person';
  const said = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: story.headline,
    datePublished: at.toISOString(),
    author: story.authors.map(({ name }) => ({ '@type': signed, name })),
    publisher: { '@type': 'Organization', name: PAPER },
    image: [findPicture(origin, published)],
    mainEntityOfPage: url,
    isAccessibleForFree: true,
  };
  return JSON.stringify(said).replaceAll('<', '\\u003c');
}

function findPicture(origin: string, { story }: Published): string {
  return `${origin}/pictures/${story.slug}.png`;
}
