/** A quotation inside a text: offsets of its marks, `end` behind the closing one; `null`: it never closes. */
type Quotation = { readonly start: number; readonly end: number | null };

const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '«': '»',
  '»': '«',
  '„': '“',
  '「': '」',
  '『': '』',
  '‘': '’',
};

/** The quotations of a text, outermost only. Straight marks open and close by turns; an apostrophe is none. */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!opens(text, at)) continue;
    const end = findClosing(text, at);
    found.push({ start: at, end });
    if (end === null) break;
    at = end - 1;
  }
  return found;
}

/** The text without its quotations, a blank in the place of each. */
export function takeQuotationsOut(text: string): string {
  let from = 0;
  let outside = '';
  for (const { start, end } of findQuotations(text)) {
    outside += `${text.slice(from, start)} `;
    from = end ?? text.length;
  }
  return outside + text.slice(from);
}

/** True when a quotation is open at the text's end, or a closing mark has no opening one. */
export function hasLooseQuote(text: string): boolean {
  if (findQuotations(text).some((quotation) => quotation.end === null)) return true;
  return /[”」』]/u.test(takeQuotationsOut(text));
}

function opens(text: string, at: number): boolean {
  const mark = text.charAt(at);
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  switch (mark) {
    case '"':
      return true;
    case '‘':
    case "'":
      return /^$|[\s([“"«—–-]/u.test(before) && /[\p{L}\p{N}…]/u.test(after) && closesLater(text, at);
    case '»':
      return /^$|[\s(]/u.test(before) && /\S/u.test(after);
    default:
      return mark in PAIRS;
  }
}

/** Where the quotation that opens at `at` ends; nested ones are passed over. */
function findClosing(text: string, at: number): number | null {
  const mark = text.charAt(at);
  const closing = mark === '„' && !text.includes('“', at) ? '”' : (PAIRS[mark] ?? mark);
  let depth = 1;
  for (let next = at + 1; next < text.length; next += 1) {
    const char = text.charAt(next);
    if (char === mark && mark !== closing) depth += 1;
    else if (char === closing && !isApostrophe(text, next)) depth -= 1;
    if (depth === 0) return next + 1;
  }
  return null;
}

function isApostrophe(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (mark !== '’' && mark !== "'") return false;
  return (
    /[\p{L}\p{N}]/u.test(text.charAt(at + 1)) ||
    (/s/u.test(text.charAt(at - 1)) && /\s\p{Ll}/u.test(text.slice(at + 1, at + 3)))
  );
}

/** A lone mark before a word ("’90s", "‘em") is no quotation. */
function closesLater(text: string, at: number): boolean {
  return findClosing(text, at) !== null;
}
