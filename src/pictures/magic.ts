/** What a picture's first bytes say that it is; nothing else is looked at. */
export type Format = 'jpeg' | 'png' | 'webp' | 'gif';

/** Tells a picture by its magic number; `null`: it is none of those that are taken, whatever its server calls it. */
export function findFormat(bytes: Uint8Array): Format | null {
  const head = String.fromCharCode(...bytes.subarray(0, 12));
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'webp';
  return /^GIF8[79]a/.test(head) ? 'gif' : null;
}
