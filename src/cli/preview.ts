import { readFile } from 'node:fs/promises';
import type { Config } from '../config/config.ts';
import type { Article, ArticleAnswer, Verdict } from '../model/article.ts';
import { matchByline } from '../model/author.ts';
import { namesOf, type Byline } from '../model/byline.ts';
import { describeFault, type Fault } from '../model/fault.ts';
import { judgeArticle } from '../model/fitness.ts';
import { chooseImage, type ImageChoice } from '../model/image.ts';
import type { Post, Writer } from '../model/summary.ts';
import { composeThread, type Style } from '../newsroom/compose.ts';
import type { Bench, Doors, ExitCode, Options, Streams } from './house.ts';
import { describeImage } from './outbox.ts';
import { toLine, toPlain } from './plain.ts';

/** What `preview` is asked on the command line, besides its inputs. */
export type PreviewOptions = Options & { readonly author?: string; readonly url?: string };

/** One input's answer; without an article the reasons say why. */
type Preview = {
  readonly input: string;
  readonly article: Article | null;
  readonly verdict: Verdict;
  readonly posts: readonly Post[];
  /** Who worded them; `null` where there are none. */
  readonly writtenBy: Writer | null;
  readonly image: ImageChoice;
};

/** How an article is told when no byline claims it. */
const PLAIN_STYLE: Style = { thread: { maxPosts: 7, numbering: true }, attribution: null };

/** Shows the thread of each page as it would be posted; posts and stores nothing. */
export async function preview(
  doors: Doors,
  inputs: readonly string[],
  options: PreviewOptions,
  streams: Streams,
  signal: AbortSignal,
): Promise<ExitCode> {
  const config = await doors.loadConfig(options.config);
  const bench = await doors.openBench(config);
  try {
    let answered = true;
    for (const input of inputs) {
      const shown = await previewOne(bench, config, input, options, signal);
      const { article, verdict } = shown;
      if (article === null) streams.err(`${toLine(verdict.reasons.join('; '))}\n`);
      if (options.json === true) streams.out(`${JSON.stringify(toJson(shown))}\n`);
      else if (article !== null) streams.out(describe(shown, article));
      answered &&= article !== null;
    }
    return answered ? 0 : 1;
  } finally {
    await bench.close();
  }
}

async function previewOne(
  bench: Bench,
  config: Config,
  input: string,
  options: PreviewOptions,
  signal: AbortSignal,
): Promise<Preview> {
  const answer = await readInput(bench, input, options.url, signal);
  if (answer.kind !== 'read') return refuse(input, answer.fault);
  const { article } = answer;
  if (article.title === '' && article.blocks.length === 0) {
    const remedy = 'name a page that holds its article';
    return refuse(input, { what: `${input} has no text that could be told`, remedy });
  }
  const byline = findByline(config.bylines, options.author, article);
  const names =
    options.author === undefined ? null : [options.author, ...(byline === undefined ? [] : namesOf(byline))];
  const verdict = judgeArticle(article, names);
  const style = byline ?? PLAIN_STYLE;
  const composed = await composeThread(article, style, bench.facts, bench.summarizer, [], signal);
  const reasons = [...verdict.reasons, ...composed.reasons];
  const { posts, by: writtenBy } = composed;
  const image = chooseImage(article, style.thread.image === true, bench.facts.media);
  return { input, article, verdict: { fit: reasons.length === 0, reasons }, posts, writtenBy, image };
}

function refuse(input: string, fault: Fault): Preview {
  const verdict = { fit: false, reasons: [describeFault(fault)] };
  return { input, article: null, verdict, posts: [], writtenBy: null, image: { kind: 'none', reason: '' } };
}

async function readInput(
  bench: Bench,
  input: string,
  url: string | undefined,
  signal: AbortSignal,
): Promise<ArticleAnswer> {
  if (/^https?:\/\//i.test(input)) return bench.articles.read(input, signal);
  const bytes = await readFile(input).catch((error: NodeJS.ErrnoException) => toFault(input, error));
  if ('what' in bytes) return { kind: 'failed', fault: bytes };
  return bench.articles.readPage(bytes, url ?? input);
}

function toFault(input: string, error: NodeJS.ErrnoException): Fault {
  return {
    what: `${input}: the file cannot be read (${error.code ?? 'unknown error'})`,
    remedy: 'name a saved page, or a link that begins with http:// or https://',
  };
}

function findByline(
  bylines: readonly Byline[],
  author: string | undefined,
  article: Article,
): Byline | undefined {
  const people = author === undefined ? article.byline : [author];
  return bylines.find((byline) => matchByline(namesOf(byline), people) === 'yes');
}

function toJson({ input, article, verdict, posts, writtenBy, image: choice }: Preview): object {
  const image = choice.kind === 'chosen' ? choice.image : null;
  const why = choice.kind === 'none' && choice.reason !== '' ? { imageless: choice.reason } : {};
  if (article === null) return { input, article, verdict, posts, writtenBy, image };
  const { url, title, byline, published, language, blocks } = article;
  const paragraphs = blocks.map((block) => block.text);
  const told = { url, title, byline, published, language, paragraphs };
  return { input, article: told, verdict, posts, writtenBy, image, ...why };
}

/** Who worded the posts, for a person. */
const WRITERS: Readonly<Record<Writer, string>> = {
  extractive: 'in the article’s own words',
  model: 'in a model’s words, checked against the article’s',
};

function describe({ input, verdict, posts, writtenBy, image }: Preview, article: Article): string {
  const by = toLine(article.byline.join(', ')) || 'nobody named';
  const title = `  ${toLine(article.title) || '(no title)'}\n  by ${by}\n`;
  const fit = verdict.fit
    ? '  fit to post\n'
    : verdict.reasons.map((reason) => `  unfit: ${toLine(reason)}\n`).join('');
  const lines = posts.map(
    (post, index) =>
      `\n  ${index + 1}. [${post.weight}/280]\n     ${toPlain(post.text).replaceAll('\n', '\n     ')}\n${tellSources(post)}${tellLeftOut(post)}`,
  );
  const writer = writtenBy === null ? '' : `  ${WRITERS[writtenBy]}\n`;
  return `${toLine(input)}\n${title}${writer}${fit}${describeChoice(image)}${lines.join('')}\n`;
}

/** Why there is no picture is worth knowing, and no reason for a review. */
function describeChoice(choice: ImageChoice): string {
  if (choice.kind === 'chosen') return describeImage(choice.image);
  return choice.reason === '' ? '' : `  no picture: ${toLine(choice.reason)}\n`;
}

/** Where a post comes from, with paragraphs and sentences counted from 1, and why it was chosen. */
function tellSources({ sources, why }: Post): string {
  const places = sources.map(({ paragraph, sentence }) => `${paragraph + 1}.${sentence + 1}`);
  const from = places.length === 0 ? [] : [`paragraph.sentence ${places.join(', ')}`];
  const line = [...from, ...(why === undefined ? [] : [why])].join('; ');
  return line === '' ? '' : `     (${line})\n`;
}

/** What a post lacks of its sentence, so that a person can judge whether it still says the same. */
function tellLeftOut({ sources }: Post): string {
  const parts = sources.flatMap(({ leftOut }) => leftOut ?? []);
  return parts.map((part) => `     left out: ${toLine(part)}\n`).join('');
}
