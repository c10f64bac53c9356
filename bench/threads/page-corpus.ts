import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { takeHalf, type Half } from './halves.ts';

/** A page of the corpus: where it stood, and its true text. The corpus has no true title, byline or date. */
export type TruePage = { readonly id: string; readonly url: string; readonly text: string };

/** The pages of one half; those of one site are all in the same. */
export function listPages(
  folder: string,
  half: Half,
): { readonly all: number; readonly pages: readonly TruePage[] } {
  const truth = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as Record<
    string,
    { readonly articleBody?: string; readonly url?: string }
  >;
  const pages = Object.entries(truth).map(([id, { articleBody, url }]) => ({
    id,
    url: url ?? '',
    text: articleBody ?? '',
  }));
  return { all: pages.length, pages: takeHalf(pages, ({ id, url }) => siteOf(url) ?? id, half) };
}

/** The HTML of a page. */
export function readPage(folder: string, id: string): string {
  return gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`))).toString('utf8');
}

/** "news.example.co.uk" belongs to "example.co.uk"; near enough for keeping a site's pages together. */
function siteOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const labels = new URL(url).hostname.split('.');
  const country = /^(?:com?|org|net|gov|ac|gob|edu|or|ne|go)$/.test(labels.at(-2) ?? '');
  return labels.slice(country ? -3 : -2).join('.');
}
