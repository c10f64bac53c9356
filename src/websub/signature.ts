import { createHmac, timingSafeEqual } from 'node:crypto';

/** The methods that WebSub knows, with the length of what they give; bytes. */
const LENGTHS: Readonly<Record<string, number>> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 };

/** What a push came to: `large` where it has more than the allowed bytes, `cut` where its sender went away. */
export type Proof = 'genuine' | 'forged' | 'large' | 'cut';

/** Weighs a body against its `X-Hub-Signature` as it comes; nothing of it is kept. `key` is what the hub was given. */
export async function weighPush(
  body: AsyncIterable<Uint8Array>,
  header: string,
  key: string,
  maxBytes: number,
): Promise<Proof> {
  const signature = readSignature(header);
  const hmac = signature === null ? null : createHmac(signature.method, key);
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > maxBytes) return 'large';
      hmac?.update(chunk);
    }
  } catch {
    return 'cut';
  }
  if (hmac === null || signature === null) return 'forged';
  return timingSafeEqual(hmac.digest(), signature.digest) ? 'genuine' : 'forged';
}

function readSignature(header: string): { readonly method: string; readonly digest: Buffer } | null {
  const [, name = '', hex = ''] = /^\s*(sha\d{1,3})=([\da-f]{40,128})\s*$/i.exec(header) ?? [];
  const method = name.toLowerCase();
  const length = Object.hasOwn(LENGTHS, method) ? LENGTHS[method] : undefined;
  if (length === undefined || hex.length !== 2 * length) return null;
  return { method, digest: Buffer.from(hex, 'hex') };
}
