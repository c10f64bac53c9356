import { tidyText } from '../plain.ts';

/** A name without marks around it; one in capitals is written as names are, and a name does not end in a sentence's dot. */
export function tidyName(raw: string): string {
  const bare = tidyText(raw).replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}.]+$/gu, '');
  const name =
    /(?:\p{L}{3}|\p{Ll}{2})\.$/u.test(bare) && !/\b(?:Jr|Sr|Jnr|Snr)\.$/iu.test(bare)
      ? bare.slice(0, -1)
      : bare;
  if (/\p{Ll}/u.test(name)) return name.replace(/(?<!\p{L})\p{Lu}{4,}(?!\p{L})/gu, calm);
  return /\p{Lu}/u.test(name) && name.includes(' ') ? name.replace(/[\p{L}\p{M}]+/gu, calm) : name;
}

/** Two letters without a vowel are initials ("JD") and stay, and so do the numbers of kings. */
function calm(word: string): string {
  if (word.length <= 2 && !/[AEIOUYÀ-Ý]/u.test(word)) return word;
  return /^(?:II|III|IV)$/u.test(word) ? word : word.slice(0, 1) + word.slice(1).toLowerCase();
}
