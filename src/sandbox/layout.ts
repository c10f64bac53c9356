import { html, raw } from 'hono/html';
import type { Html } from './markup.ts';
import { STYLE } from './style.ts';

/** Takes over what changed, so that the page neither flickers nor loses its place; new posts slide in. */
const SCRIPT = `
const main = document.querySelector('main');
let shown = main.innerHTML;
setInterval(async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.querySelector('main');
    document.body.classList.remove('away');
    if (next === null || next.innerHTML === shown) return;
    const known = new Set([...main.querySelectorAll('article')].map((post) => post.id));
    shown = next.innerHTML;
    main.replaceChildren(...next.childNodes);
    for (const post of main.querySelectorAll('article')) post.classList.toggle('fresh', !known.has(post.id));
  } catch {
    document.body.classList.add('away');
  }
}, 1000);
`;

/** A whole page; `nonce` lets its own style and script through the content security policy. */
export function layOut(title: string, content: readonly Html[], nonce: string): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Bylinebot sandbox</title>
        <style nonce="${nonce}">
          ${raw(STYLE)}
        </style>
        <noscript><meta http-equiv="refresh" content="3" /></noscript>
      </head>
      <body>
        <div class="bar">
          <a href="/">Bylinebot <span>sandbox</span></a>
          <p>Stands in for X on this machine. Nothing here is public.</p>
        </div>
        <main>${content}</main>
        <script nonce="${nonce}">
          ${raw(SCRIPT)};
        </script>
      </body>
    </html>`;
}
