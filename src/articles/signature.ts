import { isCollective, isNobody, splitAuthors } from '../model/author.ts';
import { foldName } from '../model/name.ts';
import { tidyText } from '../model/plain.ts';
import { readMeta, type PageDocument } from './dom.ts';
import { isNode, listOf, typesOf, type Structured } from './structured.ts';

/** Where pages show who wrote them, surest first. */
const SHOWN = [
  '[rel~="author"]',
  '[itemprop~="author"] [itemprop~="name"], [itemprop~="author"]',
  '.author-name, .byline-name, .byline__name, .byline__author, .article__author, .article-author, .post-author, .entry-author, .author.vcard, .p-author',
  '.byline, [class*="byline"], [class*="Byline"], [class*="author-name"], [data-testid*="byline"], .author',
];
const LONGEST_NAME = 60;
const HANDLE = /^@?(\w{1,15})$/;
const PROFILE = /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/(?:#!\/)?@?(\w{1,15})\/?(?:\?.*)?$/i;
const INTENT =
  /^https?:\/\/(?:www\.)?(?:twitter|x)\.com\/intent\/(?:follow|user)\?.*screen_name=@?(\w{1,15})/i;
/** What somebody else says of himself is no request of the author's: "“Follow me @minister,” he wrote". */
const FOLLOW = /(?<!["“‘«„'])\bfollow(?:ing)?\s+(.{1,60}?)(?:\s+(?:on|at|via)\b|\s*[@:(]|$)/iu;
/** Not the end of an e-mail address. */
const MENTIONED = /(?<![\w.+-])@(\w{1,15})\b/;
const OTHERS =
  'blockquote, .comments, .comment, .commentlist, .comment-list, .comments-area, [id="comments"], [id^="comment-"], [id="disqus_thread"], [itemtype*="schema.org/Comment"]';
const NO_PROFILE = /^(?:intent|share|home|search|hashtag|i|login|signup)$/i;

/** The people whom a page names as its authors, split and tidied; where it names none, the agency or desk that signs it, or nobody. */
export function readByline(
  page: PageDocument,
  structured: Structured,
  site: string | null,
): readonly string[] {
  let signers: readonly string[] = [];
  for (const source of listSources(page, structured)) {
    const named = [...new Set(source().flatMap(splitAuthors))];
    const people = named.filter((name) => isPerson(name, site));
    if (people.length > 0) return people;
    if (signers.length === 0) signers = named.filter(isCollective);
  }
  return signers;
}

/**
 * The author's own X handle: from a line that says to follow the author, else `twitter:creator`.
 * `null` where the page names several authors (whose would it be?) or only the newspaper's handle.
 */
export function readHandle(page: PageDocument, byline: readonly string[]): string | null {
  if (byline.length > 1) return null;
  const own = HANDLE.exec(readMeta(page, ['twitter:site']) ?? '')?.[1]?.toLowerCase();
  const creator = HANDLE.exec(readMeta(page, ['twitter:creator']) ?? '')?.[1];
  const found = [...findFollowLines(page, byline[0] ?? null), creator];
  return found.find((handle) => handle !== undefined && handle.toLowerCase() !== own) ?? null;
}

function listSources(page: PageDocument, structured: Structured): (() => readonly string[])[] {
  const metas = [
    'author',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'dcterms.creator',
    'byl',
    'article:author',
    'article:author_name',
  ];
  return [
    () => readLinkedAuthors(structured),
    ...metas.map(
      (name) => () => [readMeta(page, [name]) ?? ''].filter((value) => !/^https?:|\/\//i.test(value)),
    ),
    ...SHOWN.map((selector) => () => readShown(page, selector)),
  ];
}

/** Organizations are publishers, not people. */
function readLinkedAuthors(structured: Structured): readonly string[] {
  const authors = listOf(structured.article['author'] ?? structured.article['creator']).map((one) =>
    structured.resolve(one),
  );
  return authors.flatMap((author) => {
    if (typeof author === 'string') return /^https?:/i.test(author) ? [] : [author];
    if (!isNode(author) || typesOf(author).some((type) => type.endsWith('Organization'))) return [];
    return listOf(author['name']).filter((name): name is string => typeof name === 'string');
  });
}

/** The authors shown in or above the story; not those of the stories linked below it. */
function readShown(page: PageDocument, selector: string): readonly string[] {
  const elements = [...page.querySelectorAll(selector)].filter(
    (element) =>
      element.localName !== 'meta' &&
      element.closest('aside, footer, nav, [class*="related"], [class*="comment"]') === null,
  );
  const texts = elements.map(
    (element) => element.getAttribute('content') ?? tidyText(element.textContent ?? ''),
  );
  const named = texts.filter((text) => text !== '' && text.length <= LONGEST_NAME * 3);
  const [first] = elements;
  return first?.localName === 'a' ? named.slice(0, 4) : named.slice(0, 1);
}

function isPerson(name: string, site: string | null): boolean {
  if (name.length > LONGEST_NAME || name.split(' ').length > 6 || isNobody(name)) return false;
  return (
    !/[\d@/<>{}#=]|^(?:posted|updated|published)\b/i.test(name) &&
    (site === null || foldName(name) !== foldName(site))
  );
}

/** "Follow NAME on Twitter at @handle", as text or as a link to the profile. */
function* findFollowLines(page: PageDocument, author: string | null): Generator<string> {
  for (const link of page.querySelectorAll(
    'a[href*="twitter.com/"], a[href*="//x.com/"], a[href*=".x.com/"]',
  )) {
    const href = link.getAttribute('href') ?? '';
    const handle = (PROFILE.exec(href) ?? INTENT.exec(href))?.[1];
    if (handle === undefined || NO_PROFILE.test(handle) || link.closest(OTHERS) !== null) continue;
    const line = tidyText((link.closest('p, li, h2, h3, h4, h5, h6, div') ?? link).textContent ?? '');
    const words = tidyText(link.textContent ?? '');
    const asked = findOwnAsk(line, author);
    if (asked !== null && line.lastIndexOf(words) + words.length >= asked) yield handle;
  }
  for (const element of page.querySelectorAll('p, li, em, i')) {
    const line = tidyText(element.textContent ?? '');
    const asked = findOwnAsk(line, author);
    const handle = asked === null ? undefined : MENTIONED.exec(line.slice(asked))?.[1];
    if (handle !== undefined && element.closest(OTHERS) === null) yield handle;
  }
}

/** Where a line asks to follow the author, rather than the newspaper or somebody in the story; `null`: it does not. */
function findOwnAsk(line: string, author: string | null): number | null {
  if (line.length > 600) return null;
  const ask = FOLLOW.exec(line);
  const whom = ask?.[1];
  if (ask === null || whom === undefined) return null;
  if (/^(?:him|her|them|me|the (?:author|writer|reporter))$/i.test(whom)) return ask.index;
  const name = author === null ? '' : foldName(author);
  const own = [name, ...name.split(' ').slice(-1), ...name.split(' ').slice(0, 1)];
  return name !== '' && own.includes(foldName(whom)) ? ask.index : null;
}
