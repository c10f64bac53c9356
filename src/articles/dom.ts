import { parseHTML } from 'linkedom';

/** The little of the DOM that reading a page takes. */
export type PageNode = {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
};

/** An element of a page. */
export type PageElement = PageNode & {
  readonly localName: string;
  readonly parentElement: PageElement | null;
  getAttribute(name: string): string | null;
  closest(selector: string): PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
};

/** A parsed page. */
export type PageDocument = PageElement & {
  readonly documentElement: PageElement | null;
  readonly body: PageElement | null;
};

/** How a page is put in order. */
type Rooted = {
  readonly documentElement: PageElement & { readonly children: Iterable<PageElement> };
  readonly head: PageElement & {
    readonly nextElementSibling: PageElement | null;
    append(...elements: readonly PageElement[]): void;
    after(element: PageElement): void;
  };
};

const ELEMENT = 1;
/** The node type of running text in the DOM standard. */
export const TEXT = 3;

/** Whether HTML has no body of its own: a fragment, or a page that leaves out what a parser may add. */
export function isBare(html: string): boolean {
  return !/<body[\s>]/i.test(html);
}

/** Parses HTML. A fragment is put into a page, so that there is always a body; it stands behind the head. */
export function parsePage(html: string): PageDocument {
  const rooted = /<html[\s>]/i.test(html) ? html : `<!doctype html><html>${html}</html>`;
  const whole = isBare(html) ? `<!doctype html><html><body>${html}</body></html>` : rooted;
  const { document } = parseHTML(whole) as unknown as { document: PageDocument & Rooted };
  placeBody(document);
  return document;
}

/** A page may leave out its head, or what stands in it may not be closed: its body is then looked for where it is not. */
function placeBody({ documentElement: root, head }: Rooted): void {
  const children = [...root.children];
  const body = children.find(({ localName }) => localName === 'body') ?? root.querySelector('body');
  if (body === null || head.nextElementSibling === body) return;
  const from = children.indexOf(body);
  if (from > 0) head.append(...children.slice(0, from).filter((child) => child !== head));
  head.after(body);
}

/** Narrows a node to an element. */
export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === ELEMENT;
}

/** The content of the first meta that has one of these names (or properties or itemprops), in the order given. */
export function readMeta(page: PageDocument, names: readonly string[]): string | null {
  for (const name of names) {
    for (const attribute of ['property', 'name', 'itemprop']) {
      const content = page.querySelector(`meta[${attribute}="${name}" i]`)?.getAttribute('content')?.trim();
      if (content) return content;
    }
  }
  return null;
}

const HEAD = new Set('base link meta noscript script style template title'.split(' '));

/**
 * What stands in the head of a page, in order. As in a browser the head ends at the first thing that cannot be in one,
 * whether it is closed, or opened at all, or not; `bare`: the body is one that was put around it.
 */
export function readHead(page: PageDocument, bare: boolean): readonly PageElement[] {
  const found: PageElement[] = [];
  const walk = (node: PageNode): boolean => {
    for (const child of node.childNodes) {
      if (child.nodeType === TEXT && (child.textContent ?? '').trim() !== '') return false;
      if (!isElement(child)) continue;
      const { localName } = child;
      const isOpen = localName === 'html' || localName === 'head' || (localName === 'body' && bare);
      if (isOpen ? !walk(child) : !HEAD.has(localName)) return false;
      if (!isOpen) found.push(child);
    }
    return true;
  };
  walk(page);
  return found;
}
