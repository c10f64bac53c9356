import { parseHTML } from 'linkedom';
import { tidyText } from '../model/plain.ts';

/** Titles are often HTML within XML: tags go, character references are resolved. */
export function toPlain(markup: string): string {
  if (!/[&<]/.test(markup)) return tidyText(markup);
  const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`) as unknown as {
    document: { body: { textContent: string } };
  };
  return tidyText(document.body.textContent);
}
