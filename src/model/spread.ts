/** A number from 0 up to 1 that a text always gives, and different texts give evenly: jitter that can be told again. */
export function spread(text: string): number {
  // FNV-1a, 32 bits, with murmur's last mixing: texts that differ in their last letter alone come out far apart.
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
