import { tidyText } from '../model/plain.ts';
import { loadLinkedom } from './libraries.ts';

/** Tags that part words, as a browser shows them. */
const PARTING = /<\/?(?:br|p|div|li|h\d|td|hr)\b/gi;

/** Titles are often HTML within XML: tags go, character references are resolved. */
export function toPlain(markup: string): string {
  if (!/[&<]/.test(markup)) return tidyText(markup);
  const { document } = loadLinkedom().parseHTML(
    `<!doctype html><html><body>${markup.replace(PARTING, ' $&')}</body></html>`,
  ) as unknown as {
    document: { body: { textContent: string } };
  };
  return tidyText(document.body.textContent);
}
