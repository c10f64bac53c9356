import type { PageDocument } from './dom.ts';

/** A JSON-LD node: anything may stand anywhere in it. */
export type LinkedNode = Readonly<Record<string, unknown>>;

/** What a page's JSON-LD says of the article and of the page. */
export type Structured = {
  /** The article's node; empty when there is none. */
  readonly article: LinkedNode;
  readonly types: readonly string[];
  /** The nodes of the page itself. */
  readonly pages: readonly LinkedNode[];
  /** Finds the node that an `{"@id": …}` stands for. */
  resolve(value: unknown): unknown;
};

const STORY = /(?:Article|BlogPosting|Report|Review)$/;
const PAGE = /^(?:WebPage|ItemPage)$/;
const PART = /^WebPageElement$/;
const DEEPEST = 6;

/** Reads every JSON-LD script of a page; those that are not JSON are passed over. */
export function readStructured(page: PageDocument): Structured {
  const nodes = [...page.querySelectorAll('script[type*="ld+json" i]')].flatMap((script) =>
    collectNodes(parseJson(script.textContent ?? ''), 0),
  );
  const byId = new Map(
    nodes.filter((node) => Object.keys(node).length > 1).map((node) => [node['@id'], node]),
  );
  const stories = nodes.filter((node) => typesOf(node).some((type) => STORY.test(type)));
  const news = stories.find((node) => typesOf(node).some((type) => type.endsWith('NewsArticle')));
  return {
    article: news ?? stories[0] ?? {},
    types: nodes.flatMap(typesOf),
    pages: nodes.filter((node) => typesOf(node).some((type) => PAGE.test(type))),
    resolve: (value) =>
      isNode(value) && Object.keys(value).length === 1 ? (byId.get(value['@id']) ?? value) : value,
  };
}

/** Whether the article, the page or a part of either is said not to be free to read. */
export function isClosed({ article, pages }: Structured): boolean {
  const inPages = pages.flatMap((page) =>
    partsOf(page).filter((part) => typesOf(part).some((type) => PART.test(type))),
  );
  return [article, ...partsOf(article), ...pages, ...inPages].some((node) =>
    listOf(node['isAccessibleForFree']).some((free) => /(?:^|\/)(?:false|no)$/i.test(String(free).trim())),
  );
}

function partsOf(node: LinkedNode): readonly LinkedNode[] {
  return listOf(node['hasPart']).filter(isNode);
}

/** A value that may stand alone or in a list, as a list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** True for a JSON object. */
export function isNode(value: unknown): value is LinkedNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The types of a node, without the vocabulary's address. */
export function typesOf(node: LinkedNode): readonly string[] {
  const types = listOf(node['@type']).filter((type): type is string => typeof type === 'string');
  return types.map((type) => type.replace(/^.*[/:#]/, ''));
}

/** The first text among a value, its list, or its `name` or `url`. */
export function readText(value: unknown, field: 'name' | 'url' = 'name'): string | null {
  for (const one of listOf(value)) {
    const text = isNode(one) ? one[field] : one;
    if (typeof text === 'string' && text.trim() !== '') return text.trim();
  }
  return null;
}

function collectNodes(value: unknown, depth: number): LinkedNode[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((one) => collectNodes(one, depth + 1));
  if (!isNode(value)) return [];
  const inner = [value['@graph'], value['mainEntity'], value['mainEntityOfPage']];
  return [value, ...inner.flatMap((one) => collectNodes(one, depth + 1))];
}

/** Some pages wrap the JSON in a comment or CDATA, or leave raw line breaks in its strings. */
function parseJson(text: string): unknown {
  const bare = text
    .trim()
    .replace(/^(?:\/\/)?\s*(?:<!--|<!\[CDATA\[)|(?:\/\/)?(?<!\s)\s*(?:-->|\]\]>)$/g, '');
  for (const attempt of [bare, bare.replace(/[\u0000-\u001f]+/g, ' ')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      continue;
    }
  }
  return null;
}
