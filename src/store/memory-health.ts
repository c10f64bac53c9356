import { cameAt, isMatched, type FeedHealth, type FollowerHealth } from '../model/health.ts';
import type { SeenEntry } from '../model/reading.ts';
import { coverFeed } from './memory-polls.ts';
import type { FeedMemory } from './memory-rows.ts';

/** How every feed does that was ever asked, by address. */
export function tellHealth(memory: FeedMemory): readonly FeedHealth[] {
  return [...memory.feeds.keys()].toSorted().map((feed) => {
    const { title = '', fault = null } = memory.about.get(feed) ?? {};
    const { notBefore, gone, pace } = coverFeed(memory, feed);
    const own = [...memory.entries.values()].filter((entry) => entry.feed === feed);
    const bylines = [...new Set(own.map(({ byline }) => byline))].toSorted();
    return {
      feed,
      title,
      readAt: memory.readAt.get(feed) ?? null,
      fault,
      gone,
      notBefore,
      pace,
      newsAt: own.length === 0 ? null : Math.max(...own.map(({ seenAt }) => seenAt)),
      followers: bylines.map((byline) => tellFollower(byline, own)),
    };
  });
}

function tellFollower(byline: string, all: readonly SeenEntry[]): FollowerHealth {
  const own = all.filter((entry) => entry.byline === byline);
  const matched = own.filter(isMatched);
  return {
    byline,
    seen: own.length,
    matched: matched.length,
    held: own.filter(({ state }) => state === 'held').length,
    since: Math.min(...own.map(({ seenAt }) => seenAt)),
    matchedAt: matched.length === 0 ? null : Math.max(...matched.map(cameAt)),
  };
}

/** Makes these alarms the ones that stand, and gives those that did not before. */
export function setAlarms({ alarms }: FeedMemory, subjects: readonly string[]): readonly string[] {
  const fresh = subjects.filter((subject) => !alarms.has(subject));
  alarms.clear();
  for (const subject of subjects) alarms.add(subject);
  return fresh;
}
