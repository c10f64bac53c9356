import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Real feeds of others, beside the project; they are not part of it. */
const FOLDER = `${process.env['BYLINEBOT_SHARED'] ?? '../shared'}/corpus/feeds`;

/** A feed on disk. */
export type Sample = { readonly name: string; readonly body: Uint8Array };

/** Files of the corpus that are something else than a feed. */
const FOREIGN = /(?:iso88591|iso88591_utf8_mismatch|unrecognized)\.(?:xml|rss)$/;

/** Whether the real feeds are at hand. */
export const CORPUS_IS_HERE = existsSync(FOLDER);

/** The real feeds, or none; tests that find none say that they were skipped. */
export function readCorpus(): readonly Sample[] {
  if (!CORPUS_IS_HERE) return [];
  const folders = readdirSync(FOLDER).sort();
  const names = folders.flatMap((folder) =>
    readdirSync(`${FOLDER}/${folder}`)
      .sort()
      .map((file) => `${folder}/${file}`),
  );
  return names
    .filter((name) => !name.endsWith('LICENSE') && !FOREIGN.test(name))
    .map((name) => ({ name, body: readFileSync(`${FOLDER}/${name}`) }));
}
