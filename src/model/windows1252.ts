/** What the bytes 0x80 to 0x9F stand for (WHATWG Encoding); the rest is Latin-1. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Text out of windows-1252 bytes; every byte means something. Some Node versions decode it as Latin-1, so it is done here. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin = new TextDecoder('latin1').decode(bytes);
  return latin.replace(/[\x80-\x9f]/g, (char) => HIGH[char.charCodeAt(0) - 0x80] ?? char);
}

/** Turns "JosÃ©" back into "José": UTF-8 that somebody read as windows-1252. Other text comes back as it was. */
export function mendMojibake(text: string): string {
  if (!/[ÂÃâÅÐÑØ]./.test(text)) return text;
  const bytes = encode(text);
  if (bytes === null) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}

function encode(text: string): Uint8Array | null {
  const codes = [...text].map((char) => {
    const high = HIGH.indexOf(char);
    return high === -1 ? (char.codePointAt(0) ?? 0x100) : high + 0x80;
  });
  return codes.some((code) => code > 0xff) ? null : Uint8Array.from(codes);
}
