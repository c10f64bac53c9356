import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Article } from '../../src/model/article.ts';
import { findDistinct } from './duplicates.ts';
import { takeHalf, type Half } from './halves.ts';
import { toBlocks } from './paragraphs.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** What a bench was asked: where the texts are (`null`: nowhere) and which half of them to measure. */
export type BenchAsk = { readonly path: string | null; readonly place: string; readonly half: Half };

/** An article with the summary that people wrote of it, a line for each of its sentences. */
export type Told = { readonly article: Article; readonly reference: readonly string[] };

/**
 * Reads `--half dev|test` (`dev` when nothing is said) and `--corpus FOLDER`; without it the variable
 * BYLINEBOT_CORPUS, else `../shared/corpus` beside the project. Throws on any other word.
 */
export function readAsk(words: readonly string[], file: string): BenchAsk {
  const said = new Map<string, string>();
  for (let at = 0; at < words.length; at += 2) said.set(words[at] ?? '', words[at + 1] ?? '');
  const half = said.get('--half') ?? 'dev';
  const known = [...said.keys()].every((word) => word === '--half' || word === '--corpus');
  if (!known || (half !== 'dev' && half !== 'test')) {
    throw new Error('usage: npm run bench:… -- [--half dev|test] [--corpus FOLDER]');
  }
  const folder = said.get('--corpus') ?? process.env['BYLINEBOT_CORPUS'] ?? join(PROJECT, '../shared/corpus');
  const place = resolve(folder, file);
  return { path: existsSync(place) ? place : null, place, half };
}

/** Says that there is nothing to measure, and how to change that. */
export function sayMissing(ask: BenchAsk): void {
  console.log(`skipped: ${ask.place} is not there; give the corpus with --corpus FOLDER or BYLINEBOT_CORPUS`);
}

/** The distinct articles of one half of a summary corpus (a JSON object with id, text and reference on each line). */
export function readTold(path: string, half: Half): { readonly all: number; readonly told: readonly Told[] } {
  const rows = readFileSync(path, 'utf8').trim().split('\n').map(readRow);
  const distinct = findDistinct(rows.map((row) => row.text)).flatMap((index) => rows[index] ?? []);
  const told = takeHalf(distinct, (row) => row.id, half).map(toTold);
  return { all: distinct.length, told };
}

type Row = { readonly id: string; readonly text: string; readonly reference: string };

function readRow(line: string): Row {
  const { id, text, reference } = JSON.parse(line) as Row;
  return { id, text, reference };
}

function toTold({ id, text, reference }: Row): Told {
  const article: Article = {
    url: `https://news.example/${id}`,
    title: '',
    byline: [],
    published: null,
    language: 'en',
    image: null,
    handle: null,
    blocks: toBlocks(text),
    doubts: [],
  };
  return { article, reference: reference.split('\n').filter((line) => line.trim() !== '') };
}
