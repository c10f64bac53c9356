/** Controls, soft hyphens, zero-width spaces, direction marks and overrides; the joiners that emoji and scripts need stay. */
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

/** Text as it is read: NFC, every run of white space one space, invisible characters out. */
export function tidyText(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}
