import type { Image } from '../model/article.ts';
import { stripInvisible } from '../model/entities.ts';
import { tidyLink } from '../model/link.ts';
import { tidyText } from '../model/plain.ts';
import { readMeta, type PageDocument, type PageElement } from './dom.ts';
import { absolute } from './masthead.ts';
import { isNode, listOf, readText, type LinkedNode, type Structured } from './structured.ts';

/** A caption is short; more is the text around the picture. Characters. */
const LONGEST_CAPTION = 1_500;
/** Captions and credits of one page that are looked at. */
const MOST = 40;
const CAPTION = 'figcaption, [class*="caption"], [class*="Caption"], [itemprop~="caption"]';
const CREDIT =
  '[class*="credit"], [class*="Credit"], [class*="copyright"], [itemprop~="copyrightHolder"], [itemprop~="creditText"], [class*="photographer"], small, cite';
/** How JSON-LD says whose a picture is: https://schema.org/ImageObject */
const OWNERS = [
  'creditText',
  'copyrightHolder',
  'copyrightNotice',
  'creator',
  'author',
  'sourceOrganization',
  'provider',
];
/** What stands behind a caption about the picture's maker, not about what it shows. */
const CREDIT_TAIL =
  /\s*[([|/–—-]?\s*(?:file )?(?:photo(?:s|graph|graphs)?|picture|image|credit|illustration|graphic|source|courtesy(?: of)?|©)\s*(?:credit|courtesy)?\s*(?:[:：/©]|\bby\b).{0,160}$/iu;

/** The picture that a page names for its article, with what it shows and whose it is, in so far as the page says. */
export function readImage(
  page: PageDocument,
  structured: Structured,
  url: string,
  title: string,
): Image | null {
  const base = tidyLink(url);
  const linked = structured.resolve(listOf(structured.article['image'])[0]);
  const named = [
    readMeta(page, ['og:image:secure_url', 'og:image', 'twitter:image']),
    readText(linked, 'url'),
  ];
  const link = named.map((href) => absolute(href, base)).find((href) => href !== null);
  if (link === undefined || link === null) return null;
  const shown = findShown(page, link);
  const node = isNode(linked) ? linked : {};
  const credits = listCredits(page, structured, shown, node);
  const alt = findAlt(page, shown, node, title);
  return { url: link, alt, ...(credits.length > 0 && { credits }) };
}

/** What the page says that the picture shows: its alt text, else its caption without the credit. */
function findAlt(
  page: PageDocument,
  shown: readonly PageElement[],
  node: LinkedNode,
  title: string,
): string | null {
  const said = [
    readMeta(page, ['og:image:alt', 'twitter:image:alt']),
    ...shown.map((image) => image.getAttribute('alt')),
    ...shown.flatMap(findCaptions).map((caption) => readCaption(caption)),
    readText(node['caption']),
  ];
  const texts = said.map((text) => tidyText(text ?? ''));
  return texts.find((text) => describes(text, title)) ?? null;
}

/** The headline once more, a file's name or a program's slip says nothing of what is in the picture. */
function describes(alt: string, title: string): boolean {
  if (!/\p{L}/u.test(stripInvisible(alt)) || alt.toLowerCase() === title.toLowerCase()) return false;
  if (/^(?:undefined|null|images?|photos?|pictures?|featured image|thumbnail|logo|untitled)$/i.test(alt))
    return false;
  // One word with a number, a dash or an underscore in it, or an ending: IMG_2041, pier-final, DSC00123.JPG.
  return (
    !/^[\x21-\x7e]*[\d_-][\x21-\x7e]*$/.test(alt) && !/\.(?:jpe?g|png|webp|gif|avif|heic|tiff?)$/i.test(alt)
  );
}

/** The same picture shown on the page, in whatever size. */
function findShown(page: PageDocument, link: string): readonly PageElement[] {
  const file = fileOf(link);
  if (file === '') return [];
  return [...page.querySelectorAll('img')].filter((image) =>
    ['src', 'data-src', 'srcset', 'data-srcset'].some((name) =>
      (image.getAttribute(name) ?? '').split(/,\s+/).some((source) => fileOf(source.trim()) === file),
    ),
  );
}

/** "…/truce-1024x576.png?w=640" and "…/truce.png 2x" are one picture. */
function fileOf(link: string): string {
  const file =
    link
      .split(/[?#\s]/)[0]
      ?.split('/')
      .pop() ?? '';
  return file.replace(/-\d+x\d+(?=\.\w+$)/, '');
}

/** Captions in the figure of a picture, or in what stands right around it. */
function findCaptions(image: PageElement): readonly PageElement[] {
  const frame = image.closest('figure, [class*="caption"], [class*="Caption"]') ?? image.parentElement;
  if (frame === null) return [];
  const captions = [...frame.querySelectorAll(CAPTION)];
  return captions.filter((each) => (each.textContent ?? '').length <= LONGEST_CAPTION);
}

function readCaption(caption: PageElement): string {
  const credits = [...caption.querySelectorAll(CREDIT)].map((credit) => credit.textContent ?? '');
  const whole = caption.textContent ?? '';
  const bare = credits.reduce((text, credit) => (credit === '' ? text : text.replace(credit, ' ')), whole);
  return tidyText(bare).replace(CREDIT_TAIL, '').trim();
}

/** Captions and credits beside the picture; where the page does not show it, those of every picture on the page. */
function listCredits(
  page: PageDocument,
  structured: Structured,
  shown: readonly PageElement[],
  node: LinkedNode,
): readonly string[] {
  const owners = OWNERS.flatMap((name) => listOf(node[name])).map((owner) =>
    readText(structured.resolve(owner)),
  );
  const near = shown.flatMap((image) => [image.getAttribute('title'), ...readAround(image)]);
  const all = [...page.querySelectorAll(`${CAPTION}, ${CREDIT}`)].map((each) => each.textContent);
  const beside = near.some((text) => text !== null && text !== '') ? near : all;
  const said = [readMeta(page, ['og:image:credit', 'image_credit', 'copyright']), ...owners, ...beside];
  const texts = [readText(node['caption']), readText(node['description']), ...said];
  const tidy = texts.map((text) => tidyText(text ?? '')).filter((text) => text !== '');
  return [...new Set(tidy)].filter((text) => text.length <= LONGEST_CAPTION).slice(0, MOST);
}

/** The texts of the frames around a picture as long as they are short: a caption often stands beside its box. */
function readAround(image: PageElement): readonly (string | null)[] {
  const texts: (string | null)[] = [];
  for (let frame = image.parentElement; frame !== null && texts.length < 4; frame = frame.parentElement) {
    const text = frame.textContent ?? '';
    if (text.length > LONGEST_CAPTION) break;
    texts.push(text);
  }
  return texts;
}
