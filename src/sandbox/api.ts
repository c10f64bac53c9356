import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { answer, type Env } from './answers.ts';
import { createPost, type Intake } from './creates.ts';
import { userIdFor } from './credentials.ts';
import { deletePost } from './deletes.ts';
import type { Endpoint, Allowance } from './limits.ts';
import { listPosts } from './listing.ts';
import { NOT_FOUND, TOO_MANY, UNAUTHORIZED, UNAVAILABLE } from './problems.ts';
import { takeMetadata, takeUpload } from './uploads.ts';
import type { Signed } from './signature.ts';

/** What a route of the API works with. */
export type Api = Intake & {
  verify(signed: Signed): string | null;
  allow(user: string, endpoint: Endpoint): Allowance;
};

/** A picture and the form around it; a post is far smaller. */
const LARGE = bodyLimit({ maxSize: 8 * 1024 * 1024 });
const SMALL = bodyLimit({ maxSize: 64 * 1024 });

/** The paths below `/2` that the bot uses, with X's rules. */
export function createApi(api: Api): Hono<Env> {
  const app = new Hono<Env>();
  app.use('/media/upload', LARGE);
  app.use(
    (c, next) => (c.req.path.endsWith('/media/upload') ? next() : SMALL(c, next)),
    requireSignature(api),
  );
  app.get('/users/me', limit(api, 'me'), (c) => {
    const user = c.get('user');
    return c.json({ data: { id: userIdFor(user), name: user, username: user } });
  });
  app.get('/users/:id{\\d+}/tweets', limit(api, 'timeline'), (c) => readTimeline(c, c.req.param('id'), api));
  app.post('/tweets', limit(api, 'create'), (c) => createPost(c, api));
  app.post('/media/upload', limit(api, 'upload'), (c) => takeUpload(c, api));
  app.post('/media/metadata', limit(api, 'metadata'), (c) => takeMetadata(c, api));
  app.delete('/tweets/:id{\\d+}', limit(api, 'delete'), (c) => deletePost(c, c.req.param('id'), api));
  app.all('*', (c) => answer(c, NOT_FOUND));
  return app;
}

function requireSignature({ verify }: Api) {
  return createMiddleware<Env>(async (c, next) => {
    const header = c.req.header('authorization') ?? '';
    const user = verify({ method: c.req.method, url: new URL(c.req.url), header });
    if (user === null) return answer(c, UNAUTHORIZED);
    c.set('user', user);
    await next();
  });
}

function limit({ allow }: Api, endpoint: Endpoint) {
  return createMiddleware<Env>(async (c, next) => {
    const { allowed, headers } = allow(c.get('user'), endpoint);
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    if (!allowed) return answer(c, TOO_MANY);
    await next();
  });
}

function readTimeline(c: Context<Env>, userId: string, { faults, timeline, now }: Api): Response {
  const strike = faults.strike('timeline');
  if (strike?.kind === 'read-error') return answer(c, UNAVAILABLE);
  const posts = strike?.kind === 'stale-read' ? timeline.postsAt(now() - strike.ms) : timeline.posts();
  const listed = listPosts(posts, userId, new URL(c.req.url).searchParams);
  return 'status' in listed ? answer(c, listed) : c.json(listed);
}
