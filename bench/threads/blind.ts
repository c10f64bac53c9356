import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArticle } from '../../src/articles/page.ts';
import type { Article } from '../../src/model/article.ts';
import { listShown, type Shown } from './blind-threads.ts';
import { countMarks, type Key, type Marks } from './blind-count.ts';
import { readAsk, readTold, sayMissing } from './corpus.ts';
import { digest, type Half } from './halves.ts';
import { listPages, readPage } from './page-corpus.ts';

/**
 * A blind count by hand: writes sheets of threads by the program and by plain LEAD, mixed, for two readers, or counts the
 * marks that they gave. See docs/thread-quality.md.
 */

/** The readers; each has the threads in an order of their own. */
const READERS = ['a', 'b'] as const;
/** Of each builder at least so many posts from pages, and as many from texts. */
const POSTS = 100;

const [verb, folder = '', ...rest] = process.argv.slice(2);
if (verb === 'sheets' && folder !== '') await writeSheets(folder, rest);
else if (verb === 'count' && folder !== '') console.log(countMarks(readKey(folder), READERS.map(readMarks)));
else
  throw new Error(
    'usage: npm run bench:blind -- sheets FOLDER [--half dev|test] [--corpus FOLDER] | count FOLDER',
  );

async function writeSheets(out: string, words: readonly string[]): Promise<void> {
  const pages = readAsk(words, 'pages/scrapinghub/ground-truth.json');
  const texts = readAsk(words, 'summaries/cnndm-val1000.jsonl');
  if (pages.path === null || texts.path === null) return sayMissing(pages.path === null ? pages : texts);
  const fromPages = await listShown('page', readPages(join(pages.path, '..'), pages.half), POSTS);
  const fromTexts = await listShown('text', readTexts(texts.path, texts.half), POSTS);
  const shown = [...fromPages, ...fromTexts];
  mkdirSync(out, { recursive: true });
  const key: Key = shown.map(({ posts, builder, source }, at) => ({
    id: at + 1,
    builder,
    source,
    posts: posts.length,
  }));
  writeFileSync(join(out, 'key.json'), JSON.stringify(key));
  for (const reader of READERS) {
    const order = shown
      .map((_, at) => at)
      .sort((one, other) => (digest(`${reader}${one}`) < digest(`${reader}${other}`) ? -1 : 1));
    writeFileSync(
      join(out, `sheet-${reader}.md`),
      order.map((at) => showThread(at + 1, shown[at])).join('\n'),
    );
  }
  console.log(
    `${shown.length} threads in ${out}: give sheet-a.md and sheet-b.md to two readers, and key.json to nobody`,
  );
}

function showThread(id: number, thread: Shown | undefined): string {
  const posts = thread?.posts.map((text, index) => `${id}.${index + 1}: ${text}\n`) ?? [];
  return [`## ${id}: ${thread?.headline ?? ''}\n`, ...posts].join('\n');
}

function readPages(from: string, half: Half): Article[] {
  return listPages(from, half).pages.map(({ id, url }) => readArticle(readPage(from, id), url));
}

/** The corpus has no headlines: the first sentence of what people wrote of an article stands for one. */
function readTexts(path: string, half: Half): Article[] {
  return readTold(path, half).told.map(({ article, reference: [title = ''] }) => ({ ...article, title }));
}

function readKey(from: string): Key {
  return JSON.parse(readFileSync(join(from, 'key.json'), 'utf8')) as Key;
}

/** A line for each post: `17.2 d`. */
function readMarks(reader: string): Marks {
  const lines = readFileSync(join(folder, `marks-${reader}.txt`), 'utf8')
    .trim()
    .split('\n');
  return new Map(lines.map((line) => line.trim().split(/\s+/)).map(([post = '', mark = '']) => [post, mark]));
}
