import type { Article, Block } from '../../src/model/article.ts';
import { findUnits } from '../../src/summaries/units.ts';

/** An article of these lines: "# " begins a heading, "- " an item of a list, "| " a row of a table. */
export function anArticle(lines: readonly string[], language: string | null = 'en'): Article {
  const blocks = lines.map((line): Block => {
    const text = line.slice(2);
    if (line.startsWith('# ')) return { kind: 'heading', text };
    if (line.startsWith('- ')) return { kind: 'list', text };
    return line.startsWith('| ') ? { kind: 'row', text } : { kind: 'paragraph', text: line };
  });
  const unknown = { byline: [], published: null, image: null, handle: null, doubts: [] };
  return { url: 'https://ledger.example.com/cranes', title: 'Cranes', language, blocks, ...unknown };
}

/** The texts of all units of such an article, in posts of at most 276 characters. */
export function unitsOf(lines: readonly string[], language: string | null = 'en'): string[] {
  return findUnits(anArticle(lines, language), (text) => text.length <= 276).map(({ text }) => text);
}
