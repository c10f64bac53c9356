import { hostOf, NO_PACE, type Pace } from '../model/manners.ts';

/** A pace as it is kept, `{}` where nothing is known yet. */
export function readPace(json: string | undefined): Pace {
  return { ...NO_PACE, ...(JSON.parse(json ?? '{}') as Partial<Pace>) };
}

/** Until when the host rests at which a feed is asked. */
export function findHostRest(hosts: ReadonlyMap<string, number>, feed: string, pace: Pace): number | null {
  return hosts.get(hostOf(pace.address ?? feed)) ?? null;
}
