import type { OutboxThread, Room } from '../e2e/cli.ts';

type Public = ReturnType<Room['truth']>[number];

/** findDoubles */
export function findDoubles(truth: readonly Public[]): readonly string[] {
  const texts = truth.map(({ text }) => text);
  return texts
    .filter((text, place) => texts.indexOf(text) < place)
    .map((text) => `"${text}" is public twice`);
}

/** Holds what is public against what the outbox says. */
export function judge(truth: readonly Public[], threads: readonly OutboxThread[]): readonly string[] {
  const breaches = [...findDoubles(truth)];
  const known = new Set(threads.flatMap(({ posts }) => posts.map(({ text }) => text)));
  for (const { text } of truth) if (!known.has(text)) breaches.push(`"${text}" was never approved`);
  for (const { id, state, posts } of threads) {
    const out = posts.map(({ text }) => truth.findIndex((post) => post.text === text));
    const isPrefix = out.every(
      (place, index) => place === -1 || index === 0 || (out[index - 1] ?? -1) < place,
    );
    const isWhole = !out.includes(-1);
    const gap = out.indexOf(-1);
    if (!isPrefix || (gap >= 0 && out.slice(gap).some((place) => place >= 0)))
      breaches.push(`${id} is out of order`);
    if (isWhole !== (state === 'published'))
      breaches.push(
        `${id} is ${state} with ${out.filter((place) => place >= 0).length} of ${out.length} posts out`,
      );
    for (const [index, place] of out.entries()) {
      const post = truth[place];
      if (post === undefined) continue;
      const parent = truth[out[index - 1] ?? -1]?.id ?? null;
      if (post.replyTo !== parent) breaches.push(`"${post.text}" replies to ${post.replyTo}, not ${parent}`);
      if (posts[index]?.remoteId !== post.id)
        breaches.push(`"${post.text}" is called ${posts[index]?.remoteId}, not ${post.id}`);
    }
  }
  return breaches;
}
