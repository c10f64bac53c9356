import { createRequire } from 'node:module';
import type * as Linkedom from 'linkedom';
import { tidyText } from '../model/plain.ts';

const load = createRequire(import.meta.url);

/** Tags that part words, as a browser shows them. */
const PARTING = /<\/?(?:br|p|div|li|h\d|td|hr)\b/gi;

/** Titles are often HTML within XML: tags go, character references are resolved. */
export function toPlain(markup: string): string {
  if (!/[&<]/.test(markup)) return tidyText(markup);
  // Here, because few titles have markup: loading it takes a started worker 0.15 s.
  const { parseHTML } = load('linkedom') as typeof Linkedom;
  const { document } = parseHTML(
    `<!doctype html><html><body>${markup.replace(PARTING, ' $&')}</body></html>`,
  ) as unknown as {
    document: { body: { textContent: string } };
  };
  return tidyText(document.body.textContent);
}
