/** Only this machine reaches a sandbox. */
export const HOST = '127.0.0.1';

/** How a sandbox is told from whatever else may listen on its port. */
export const NAME = 'bylinebot-sandbox';

/** How long an answer of another sandbox on this machine may take; milliseconds. */
const HEALTH_DEADLINE = 1_000;

/** The origin of a sandbox that listens on this port of this machine already, or `null`. */
export async function findSandbox(port: number): Promise<string | null> {
  if (port === 0) return null;
  const origin = `http://${HOST}:${port}`;
  try {
    const signal = AbortSignal.timeout(HEALTH_DEADLINE);
    const answer = await fetch(`${origin}/sandbox/health`, { signal, redirect: 'error' });
    const health: unknown = await answer.json();
    const isOurs = typeof health === 'object' && health !== null && Reflect.get(health, 'name') === NAME;
    return isOurs ? origin : null;
  } catch {
    return null;
  }
}
