import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';
import { stringify } from 'yaml';
import { renderArticle } from './article.ts';
import { publishEdition, type Published } from './edition.ts';
import { renderFeed } from './feed.ts';
import { renderFront } from './front.ts';
import { SECTIONS } from './furniture.ts';
import { STYLE_SOURCE } from './layout.ts';
import { paintPicture } from './picture.ts';
import { INES, MARA, TOMAS, type Author, type Section } from './story.ts';

const HOST = '127.0.0.1';

/** A running newsroom site; `feed` is the address of its RSS feed. */
type DemoSite = {
  readonly origin: string;
  readonly feed: string;
  /** Publishes the newest stories, which until then stand neither in the feed nor on the site. */
  release(): void;
  close(): Promise<void>;
};

/** Serves the invented newspaper on loopback; port 0 is a free one, `now` in milliseconds dates its stories. */
export async function startDemoSite({ port, now }: { port: number; now: number }): Promise<DemoSite> {
  const desk = { origin: '', released: false };
  const read = () => publishEdition(desk.origin, now, desk.released);
  const app = createApp(() => ({ origin: desk.origin, paper: read() }));
  const server = createAdaptorServer({ fetch: app.fetch });
  const address = await new Promise<AddressInfo>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => resolve(server.address() as AddressInfo));
  });
  desk.origin = `http://${HOST}:${address.port}`;
  return {
    origin: desk.origin,
    feed: `${desk.origin}/feed/`,
    release: () => {
      desk.released = true;
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** The text of a configuration that follows the site's three authors, each on an account of the sandbox. */
export function demoConfig({ feed, sandboxPort }: { feed: string; sandboxPort: number }): string {
  const follow = ({ name, handle }: Author) => ({
    author: name,
    feeds: [feed],
    accounts: [handle],
    schedule: '*/10 * * * * *',
    // A story by two of them needs sentences for both.
    thread: { maxPosts: 5, image: true },
  });
  return stringify({
    bylines: [
      { ...follow(MARA), attribution: `Follow @${MARA.handle}` },
      { ...follow(TOMAS), attribution: `Follow @${TOMAS.handle}` },
      follow(INES),
    ],
    accounts: Object.fromEntries(
      [MARA, TOMAS, INES].map(({ handle }) => [handle, { network: 'sandbox', spacing: '1s' }]),
    ),
    sandbox: { port: sandboxPort },
    fetch: { allowPrivate: [HOST] },
  });
}

/** What the site shows at this moment, and where. */
type Show = () => { readonly origin: string; readonly paper: readonly Published[] };

function createApp(show: Show): Hono {
  const app = new Hono();
  app.use(etag(), guardPages());
  app.get('/', (c) => c.html(renderFront(show().paper, null)));
  app.get('/feed/', async (c) => {
    const { origin, paper } = show();
    const feed = await renderFeed(origin, paper);
    return c.body(feed.toString(), 200, { 'Content-Type': 'application/rss+xml; charset=utf-8' });
  });
  app.get('/pictures/:file{.+\\.png}', async (c) => {
    const found = show().paper.find(({ story }) => `${story.slug}.png` === c.req.param('file'));
    if (found === undefined) return c.notFound();
    return c.body(await paintPicture(found.story), 200, { 'Content-Type': 'image/png' });
  });
  app.get('/:section/', (c) => {
    const section = c.req.param('section');
    return isSection(section) ? c.html(renderFront(show().paper, section)) : c.notFound();
  });
  app.get('/:section/:slug/', (c) => {
    const { origin, paper } = show();
    const found = paper.find(({ url }) => url === `${origin}${c.req.path}`);
    return found === undefined ? c.notFound() : c.html(renderArticle(origin, found, paper));
  });
  return app;
}

/** The pages hold no program: they may load their own pictures and the one style sheet. */
function guardPages(): MiddlewareHandler {
  return secureHeaders({
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: [STYLE_SOURCE],
      imgSrc: ["'self'"],
      formAction: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  });
}

function isSection(name: string): name is Section {
  return Object.hasOwn(SECTIONS, name);
}
