import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { Fault, MixWanted, type Faults } from './faults.ts';
import { NAME } from './find.ts';
import type { Late } from './late.ts';

/** What the sandbox has that X has not: a sign of life, and faults on request. */
export function createFrontDesk(faults: Faults, late: Late): Hono {
  const app = new Hono();
  app.get('/health', (c) => c.json({ name: NAME }));
  app.get('/faults', (c) => c.json({ struck: faults.struck(), late: late.count() }));
  app.post('/faults', bodyLimit({ maxSize: 4 * 1024 }), async (c) => {
    // A page elsewhere can send a form here unasked, but not JSON.
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
      return c.json({ error: 'send application/json' }, 415);
    }
    const ordered = order(faults, await c.req.json().catch(() => null));
    return c.json(ordered, 'error' in ordered ? 400 : 201);
  });
  app.delete('/faults', (c) => {
    faults.calm();
    return c.json({ struck: faults.struck(), late: late.count() });
  });
  return app;
}

/** A mix has a seed, and one fault has none. */
function order(faults: Faults, body: unknown): object {
  if (typeof body === 'object' && body !== null && 'seed' in body) {
    const mix = MixWanted.safeParse(body);
    if (!mix.success) return tell(mix.error);
    faults.stir(mix.data);
    return { mix: mix.data };
  }
  const fault = Fault.safeParse(body);
  if (!fault.success) return tell(fault.error);
  faults.arm(fault.data);
  return { armed: fault.data };
}

function tell({ issues }: z.ZodError): { readonly error: string } {
  return { error: issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') };
}
