import { findQuotations } from './quotes.ts';

/** Of a claim's own words no more is shown. Characters. */
const SHOWN = 60;

/** What a text quotes, without the marks and what ends it. */
export function listQuoted(text: string): string[] {
  return findQuotations(text).map(({ start, end }) =>
    tidy(text.slice(start + 1, end === null ? undefined : end - 1)),
  );
}

/** Other quotation marks are the same words, and a comma at the end may become a full stop. */
function tidy(words: string): string {
  return words
    .normalize('NFC')
    .replace(/[“”„«»"]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.,;:。，、]+$/u, '');
}

/** The beginning of what a text says, for a reason. */
export function show(words: string): string {
  return words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
}
