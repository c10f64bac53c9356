/** Who wants something of a host waits for a turn; the answer gives the turn back. Rejects when the signal ends first. */
export type Turns = { take(host: string, signal: AbortSignal): Promise<() => void> };

/** What a host has to do: how many are served, and who waits, first come, first served. */
type Desk = { served: number; readonly waiting: (() => void)[] };

/** Turns of which `most` at once are given for one host. */
export function createTurns(most: number): Turns {
  const desks = new Map<string, Desk>();
  const release = (host: string, desk: Desk): void => {
    const next = desk.waiting.shift();
    if (next !== undefined) return next();
    desk.served -= 1;
    if (desk.served === 0) desks.delete(host);
  };
  return {
    take: async (host, signal) => {
      const desk = desks.get(host) ?? { served: 0, waiting: [] };
      desks.set(host, desk);
      if (desk.served < most) desk.served += 1;
      else await queue(desk, signal);
      let held = true;
      return () => {
        if (held) release(host, desk);
        held = false;
      };
    },
  };
}

function queue({ waiting }: Desk, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = (): void => {
      signal.removeEventListener('abort', leave);
      resolve();
    };
    const leave = (): void => {
      const place = waiting.indexOf(go);
      if (place >= 0) waiting.splice(place, 1);
      reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'));
    };
    if (signal.aborted) return leave();
    signal.addEventListener('abort', leave, { once: true });
    waiting.push(go);
  });
}
