/** The site's one style sheet; its hash admits it, so it stands between the `style` tags byte for byte. */
export const STYLE = `
:root { --ink: #1d2733; --paper: #fbf8f1; --rule: #d6cdb8; --sea: #14506b; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 0 1.25rem; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.6 Georgia, 'Times New Roman', serif; }
a { color: var(--sea); }
img { display: block; width: 100%; height: auto; }
.masthead { padding: 1.5rem 0 0; text-align: center; border-bottom: 3px double var(--ink); }
.paper { margin: 0; font-size: clamp(2rem, 6vw, 3.25rem); font-weight: 700; line-height: 1.1; }
.paper a { color: inherit; text-decoration: none; }
.slogan { margin: .25rem 0 .75rem; font-style: italic; color: #5b6470; font-size: 1rem; }
.site-navigation ul { display: flex; flex-wrap: wrap; justify-content: center; gap: .25rem 1.5rem; margin: 0;
  padding: .5rem 0; list-style: none; border-top: 1px solid var(--rule); font: 600 .95rem system-ui, sans-serif; }
.site-navigation a, .breadcrumbs a { text-decoration: none; }
.breadcrumbs, .byline, .share-bar, .newsletter-box, .comments, .site-footer, .kicker, figcaption {
  font: .9rem/1.5 system-ui, sans-serif; }
.breadcrumbs { margin: 1.25rem 0; color: #5b6470; }
article, .related, .comments { max-width: 42rem; margin-inline: auto; }
h1 { margin: .5rem 0; font-size: clamp(1.6rem, 4vw, 2.4rem); line-height: 1.2; text-wrap: balance; }
h2 { margin: 2rem 0 .5rem; font-size: 1.35rem; line-height: 1.25; }
h2 a { color: inherit; text-decoration: none; }
h2 a:hover { text-decoration: underline; }
figure { margin: 1.25rem 0; }
figcaption { padding: .4rem 0; color: #5b6470; border-bottom: 1px solid var(--rule); }
.credit { white-space: nowrap; }
.share-bar { display: flex; gap: 1rem; margin: .75rem 0; }
.newsletter-box { margin: 1.75rem 0; padding: 1rem 1.25rem; background: #e9eff0; border-left: 4px solid var(--sea); }
.newsletter-box p { margin: 0; }
.related { border-top: 3px double var(--ink); margin-top: 2.5rem; }
.comments { padding: 1rem 0 2rem; }
.comments form { display: grid; gap: .6rem; }
textarea, input, button { font: inherit; padding: .5rem; border: 1px solid var(--rule); background: #fff; }
.site-footer { margin-top: 2rem; padding: 1rem 0 2rem; text-align: center; color: #5b6470;
  border-top: 1px solid var(--rule); }
.site-footer p { margin: 0; }
.front { display: grid; gap: 2rem 1.75rem; padding: 2rem 0; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); }
.teaser h2 { margin: .25rem 0; }
.teaser p { margin: .25rem 0; font-size: 1rem; }
.teaser:first-child { grid-column: 1 / -1; }
.teaser:first-child h2 { font-size: clamp(1.5rem, 4vw, 2.2rem); }
.kicker { text-transform: uppercase; letter-spacing: .08em; color: var(--sea); }
`;
