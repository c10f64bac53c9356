import { readdirSync, readFileSync } from 'node:fs';
import { parsePage } from '../../src/articles/dom.ts';
import { createArticleReader } from '../../src/articles/reader.ts';
import { toLine, toPlain } from '../../src/cli/plain.ts';
import type { Article, Verdict } from '../../src/model/article.ts';
import { judgeArticle } from '../../src/model/fitness.ts';
import type { Post } from '../../src/model/summary.ts';
import { X_FACTS } from '../../src/networks/x-facts.ts';
import { composeThread, type Style } from '../../src/newsroom/compose.ts';
import { createExtractiveSummarizer } from '../../src/summaries/extractive.ts';

const FOLDER = new URL('./threads/', import.meta.url);

/** As browsers write it above a page that they save. */
const SAVED = /<!-- saved from url=(\S+) -->/;
/** Behind the page stands which of its lines are the site's, one a line. */
const FURNITURE = /<!-- furniture\n([^]*?)\n-->\s*$/;

/** How `preview` tells a page that no byline claims. */
const STYLE: Style = { thread: { maxPosts: 7, numbering: true }, attribution: null };

/** A page of the folder, and what the program makes of it. */
export type Told = {
  readonly name: string;
  /** All of the page's text, with single spaces. */
  readonly words: string;
  readonly furniture: readonly string[];
  readonly article: Article;
  readonly verdict: Verdict;
  readonly posts: readonly Post[];
};

/** The names of the pages written for this project, without their endings. */
export function listPages(): readonly string[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.html'));
  return names.map((name) => name.replace(/\.html$/, '')).sort();
}

/** Reads, judges and composes every page with the real parts. */
export async function tellPages(): Promise<readonly Told[]> {
  const reader = createArticleReader({ fetcher: NOTHING_FETCHED });
  try {
    const told: Told[] = [];
    for (const name of listPages()) told.push(await tellPage(reader, name));
    return told;
  } finally {
    await reader.close();
  }
}

const NOTHING_FETCHED = {
  fetch: () => Promise.reject(new Error('a golden page is read from its file')),
  close: () => Promise.resolve(),
};

async function tellPage(reader: ReturnType<typeof createArticleReader>, name: string): Promise<Told> {
  const bytes = readFileSync(new URL(`${name}.html`, FOLDER));
  const html = bytes.toString('utf8');
  const answer = await reader.readPage(bytes, SAVED.exec(html)?.[1] ?? name);
  if (answer.kind !== 'read') throw new Error(`${name}: ${answer.fault.what}`);
  const { article } = answer;
  const verdict = judgeArticle(article, null);
  const summarizer = createExtractiveSummarizer();
  const signal = new AbortController().signal;
  const composed = await composeThread(article, STYLE, X_FACTS, summarizer, [], signal);
  const reasons = [...verdict.reasons, ...composed.reasons];
  const words = toWords(parsePage(html.replace(FURNITURE, '')).documentElement?.textContent ?? '');
  const furniture = FURNITURE.exec(html)?.[1]?.split('\n').map(toWords) ?? [];
  const whole = { fit: reasons.length === 0, reasons };
  return { name, words, furniture, article, verdict: whole, posts: composed.posts };
}

function toWords(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** A thread as people read it in a diff. */
export function describeThread({ article, verdict, posts }: Told): string {
  const head = [
    `url: ${article.url}`,
    `title: ${toLine(article.title)}`,
    `byline: ${toLine(article.byline.join(', ') || 'nobody named')}`,
    `language: ${article.language ?? 'not said'}`,
    ...(verdict.fit ? ['fit: yes'] : verdict.reasons.map((reason) => `unfit: ${toLine(reason)}`)),
  ];
  const shown = posts.map(({ text, weight, sources }, index) => {
    const places = sources.map(({ paragraph, sentence }) => `${paragraph}.${sentence}`).join(', ');
    return `\n${index + 1}. ${weight}/280 [${places}]\n${toPlain(text)}\n`;
  });
  return `${head.join('\n')}\n${shown.join('')}`;
}
