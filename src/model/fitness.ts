import type { Article, Block, Verdict } from './article.ts';
import { matchByline } from './author.ts';
import { judgeAgreement, judgeKind } from './kind.ts';
import { ENDS_AT_WALL, isMeter, isWall } from './wall.ts';

/** Below this a text is a notice, not a story; words. */
const FEWEST_WORDS = 80;
const FEWEST_SENTENCES = 3;
/** A page that asks for something has few words beside its request. */
const SHORT_PAGE = 250;

const SENTENCE_END = /[.!?…。！？।؟][”"’'»)\]]*(?=\s|$)|[。！？]/gu;
/** Not dots in a row: they say that there is more. */
const WHOLE_END = /(?<![.…]\s?)[.!?。！？।؟][”"’'»)\]]*$/u;
/** Scripts that write without spaces; two such characters make about a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const SPACED = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’-])*/gu;

const BLOCKED =
  /captcha|are you (?:a )?(?:human|robot)|not a robot|unusual traffic|access (?:denied|to this page has been)|just a moment|checking (?:if the site|your browser)|verify (?:that )?you are (?:a )?human|enable (?:javascript|cookies)|(?:403|404|500) ?[-:|]? ?(?:forbidden|not found|error)|page (?:was )?not found|attention required/i;
const CONSENT =
  /before you continue|(?:accept|reject|manage) (?:all )?cookies|we (?:and our partners )?(?:use|value|store).{0,60}(?:cookies|your privacy)|your privacy (?:choices|matters)|cookie (?:consent|settings)/i;
const SUBSCRIBED = /already a subscriber/i;

/**
 * Whether an article may become a thread by itself. `names` is the followed author with aliases;
 * `null`: who wrote it is not judged.
 */
export function judgeArticle(article: Article, names: readonly string[] | null): Verdict {
  const reasons = [
    ...judgeTitle(article),
    ...judgeText(article),
    ...judgeWall(article),
    ...judgePage(article),
    ...judgeKind(article),
    ...judgeAgreement(article),
    ...(names === null ? [] : judgeAuthor(article, names)),
    ...(article.wishes?.skip === true ? ['the page asks not to be told (bylinebot:skip)'] : []),
    ...(article.wishes?.hold === true ? ['the page asks for a look first (bylinebot:hold)'] : []),
    ...article.doubts,
  ];
  return { fit: reasons.length === 0, reasons: [...new Set(reasons)] };
}

function judgeTitle(article: Article): string[] {
  return article.title === '' ? ['the page has no title'] : [];
}

function judgeText(article: Article): string[] {
  const told = article.blocks.filter(({ kind }) => kind !== 'heading' && kind !== 'row');
  const words = told.reduce((sum, block) => sum + countWords(block.text), 0);
  if (words < FEWEST_WORDS)
    return [`there is too little text: ${words} words where a thread needs ${FEWEST_WORDS}`];
  const sentences = told.reduce((sum, block) => sum + countSentences(block.text), 0);
  if (sentences >= FEWEST_SENTENCES) return [];
  return [`there are too few sentences: ${sentences} where a thread needs ${FEWEST_SENTENCES}`];
}

function judgeWall(article: Article): string[] {
  const texts = article.blocks.map((block) => block.text);
  const short = texts.reduce((sum, text) => sum + countWords(text), 0) < SHORT_PAGE;
  const shown = short ? [article.title, ...texts] : [article.title];
  const has = (pattern: RegExp, lines: readonly string[]) => lines.some((line) => pattern.test(line));
  const reasons: string[] = [];
  if (has(BLOCKED, short ? shown : [])) reasons.push('the page looks like an error or a check for robots');
  if (short && has(CONSENT, shown)) reasons.push('the page looks like a request for consent');
  const last = texts.slice(-3);
  const isPart = last.some(isMeter) && !isWhole(article.blocks);
  if (isPart || last.some((text) => isWall(text) || SUBSCRIBED.test(text))) reasons.push(ENDS_AT_WALL);
  return reasons;
}

/** Whether a text is long enough, and ends as a text does, to be taken for all of a story that a site tells only so many times. */
export function isWhole(blocks: readonly Block[]): boolean {
  const told = blocks.filter(({ kind, text }) => kind !== 'heading' && kind !== 'row' && !isMeter(text));
  const words = told.reduce((sum, { text }) => sum + countWords(text), 0);
  const end = told.at(-1)?.text ?? '';
  return words >= SHORT_PAGE && WHOLE_END.test(end);
}

/** A front page or a list of stories has many lines and hardly a sentence among them. */
function judgePage(article: Article): string[] {
  const url = URL.canParse(article.url) ? new URL(article.url) : null;
  const front = url !== null && url.protocol.startsWith('http') && url.pathname === '/' && url.search === '';
  if (front) return ['the link leads to the front page of a site'];
  const lines = article.blocks.filter((block) => block.kind !== 'quote' && block.kind !== 'row');
  const told = lines.filter((block) => countSentences(block.text) > 0);
  const list = lines.length >= 10 && told.length < lines.length / 4;
  return list ? ['the page looks like a list of stories, not a story'] : [];
}

function judgeAuthor(article: Article, names: readonly string[]): string[] {
  switch (matchByline(names, article.byline)) {
    case 'yes':
      return [];
    case 'no':
      return [
        `the page names ${article.byline.join(', ')} as the author, not ${names[0] ?? 'the followed one'}`,
      ];
    case 'unknown':
      return ['the page names no author'];
  }
}

function countWords(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  const spaced = text.replace(UNSPACED, ' ').match(SPACED)?.length ?? 0;
  return spaced + Math.floor(unspaced / 2);
}

function countSentences(text: string): number {
  return text.match(SENTENCE_END)?.length ?? 0;
}
