import { decodeWindows1252 } from '../model/windows1252.ts';

/** One byte a letter: a single letter beyond ASCII that is valid UTF-8 would be gibberish in these. */
const ONE_BYTE = /^(?:windows-125\d|cp125\d|iso-?8859-\d+|latin-?\d|l1|us-ascii|ascii|koi8-[ru])$/;
/** Text in a charset of several bytes a letter may be valid UTF-8 by chance, but not this many letters of it. */
const NO_CHANCE = 8;

/** Where a document may say its own charset; bytes. */
const HEAD = 4096;
const PROLOG = /<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']/i;
const META = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)/i;
const LATIN = new Set([
  'windows-1252',
  'iso-8859-1',
  'latin1',
  'us-ascii',
  'ascii',
  'cp1252',
  'iso8859-1',
  'l1',
]);

/**
 * Text out of bytes: byte order mark, then the HTTP charset, then the document's own word (XML prolog, meta),
 * then UTF-8 if it is valid, else windows-1252. What is valid UTF-8 beyond chance is UTF-8, whatever is
 * said of it. Never fails.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const marked = findMark(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  const http = /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const own = PROLOG.exec(head)?.[1] ?? META.exec(head)?.[1];
  for (const label of [http, readableAsAscii(own)]) {
    const text = label === undefined ? null : decodeAs(bytes, label.toLowerCase());
    if (text !== null) return text;
  }
  return decodeStrictly(bytes) ?? decodeWindows1252(bytes);
}

function findMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return a === 0 && b === 0x3c && c === 0 && d !== 0 ? 'utf-16be' : null;
}

/** A document that calls itself UTF-16 in letters one byte wide is not UTF-16. */
function readableAsAscii(label: string | undefined): string | undefined {
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

function decodeAs(bytes: Uint8Array, label: string): string | null {
  if (!/^utf-?(?:8|16)/.test(label)) {
    const text = decodeStrictly(bytes);
    const letters = text?.match(/[^\x00-\x7f]/gu)?.length ?? 0;
    if (text !== null && letters >= (ONE_BYTE.test(label) ? 1 : NO_CHANCE)) return text;
  }
  if (LATIN.has(label)) return decodeWindows1252(bytes);
  try {
    const decoder = new TextDecoder(label);
    return decoder.encoding === 'utf-8' ? decodeLoosely(bytes) : decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Declared UTF-8 with a damaged byte here and there stays UTF-8; where most of it is damaged, it never was. */
function decodeLoosely(bytes: Uint8Array): string | null {
  const strict = decodeStrictly(bytes);
  if (strict !== null) return strict;
  const text = new TextDecoder('utf-8').decode(bytes);
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  const foreign = text.match(/[^\x00-\x7f]/gu)?.length ?? 0;
  return damaged * 4 <= foreign ? text : null;
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
