import { readdirSync, readFileSync } from 'node:fs';
import type { Sample } from './corpus.ts';

const FOLDER = new URL('../golden/feeds/', import.meta.url);

/** Where the reading of a golden feed is written down. */
export function expectedPath(name: string): string {
  return `../golden/feeds/${name}.txt`;
}

/** The feeds written for this project, one trap each. */
export function readGolden(): readonly Sample[] {
  const names = readdirSync(FOLDER).filter((name) => /\.(?:xml|json|html)$/.test(name));
  return names.sort().map((name) => ({ name, body: readFileSync(new URL(name, FOLDER)) }));
}
