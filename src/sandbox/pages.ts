import { Hono } from 'hono';
import { NONCE, secureHeaders, type SecureHeadersVariables } from 'hono/secure-headers';
import { showEmpty, showMasthead, showThread, type Html } from './markup.ts';
import { layOut } from './layout.ts';
import { gatherThreads } from './threads.ts';
import type { Timeline } from './timeline.ts';

/** How many threads a page shows; older ones stay in the truth log. */
const MOST_THREADS = 50;

const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: [NONCE],
  styleSrc: [NONCE],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** The timelines as followers would see them: everybody's at `/`, one account's at `/<handle>`. */
export function createPages(timeline: Timeline): Hono<{ Variables: SecureHeadersVariables }> {
  const app = new Hono<{ Variables: SecureHeadersVariables }>();
  app.use(secureHeaders({ contentSecurityPolicy: POLICY, strictTransportSecurity: false }));
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get('/', (c) => c.html(layOut('Timeline', show(timeline, null), c.get('secureHeadersNonce') ?? '')));
  app.get('/:handle{[\\w.-]{1,64}}', (c) => {
    const handle = c.req.param('handle');
    return c.html(layOut(`@${handle}`, show(timeline, handle), c.get('secureHeadersNonce') ?? ''));
  });
  return app;
}

function show(timeline: Timeline, handle: string | null): readonly Html[] {
  const posts = timeline.posts();
  const removed = timeline.removed();
  const theirs = handle === null ? posts : posts.filter((post) => post.user === handle);
  const handles =
    handle === null ? [...new Set([...posts, ...removed].map((post) => post.user))].toSorted() : [handle];
  const heads = handles.map((one) => ({
    handle: one,
    count: posts.filter((post) => post.user === one).length,
    removed: removed.filter((post) => post.user === one).length,
  }));
  const threads = gatherThreads(theirs).slice(0, MOST_THREADS);
  return [showMasthead(heads), ...(threads.length === 0 ? [showEmpty()] : threads.map(showThread))];
}
