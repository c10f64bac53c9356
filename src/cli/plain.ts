/** Text as it may be shown in a terminal: control characters, which could move the cursor or forge lines, are out; line breaks stay. */
export function toPlain(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => (character === '\n' ? '\n' : ''));
}

/** Text on one line of a terminal. */
export function toLine(text: string): string {
  return toPlain(text).replaceAll('\n', ' ').trim();
}
