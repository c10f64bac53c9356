import { generateOpml, parseOpml } from 'feedsmith';
import { tidyText } from '../model/plain.ts';

/** A feed as a list of subscriptions names it; "" where it has no title. */
export type Subscription = { readonly title: string; readonly url: string };

type Outline = {
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly xmlUrl?: string | undefined;
  readonly outlines?: readonly Outline[] | undefined;
};

/** More folders inside one another than this nobody has. */
const DEEPEST = 20;

/** The feeds of an OPML file, each once, in its order; `null` where it is none. */
export function readOpml(text: string): readonly Subscription[] | null {
  try {
    const { body } = parseOpml(text);
    const found = listFeeds(body?.outlines ?? [], 0);
    return [...new Map(found.toReversed().map((each) => [each.url, each])).values()].toReversed();
  } catch {
    return null;
  }
}

/** An OPML file that names these feeds. */
export function writeOpml(title: string, feeds: readonly Subscription[]): string {
  const outlines = feeds.map(({ title: name, url }) => ({ text: name || url, type: 'rss', xmlUrl: url }));
  return generateOpml({ head: { title }, body: { outlines } });
}

function listFeeds(outlines: readonly Outline[], depth: number): readonly Subscription[] {
  if (depth > DEEPEST) return [];
  return outlines.flatMap(({ text, title, xmlUrl, outlines: inner = [] }) => {
    const own = xmlUrl === undefined ? [] : [{ title: tidyText(title ?? text ?? ''), url: xmlUrl.trim() }];
    return [...own, ...listFeeds(inner, depth + 1)];
  });
}
