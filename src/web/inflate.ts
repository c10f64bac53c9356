import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw } from 'node:zlib';

/** More layers than this is an attack, not a server. */
const MOST_LAYERS = 3;

/** What undoing a body's content codings came to. */
export type Inflated =
  | { readonly kind: 'ok'; readonly body: Uint8Array }
  | { readonly kind: 'large' }
  | { readonly kind: 'broken'; readonly why: string };

type Decoder = (body: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

/** Undoes `Content-Encoding`, layer by layer; no layer may grow beyond `maxBytes`. */
export async function inflateBody(body: Uint8Array, encoding: string, maxBytes: number): Promise<Inflated> {
  const layers = encoding
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim());
  const coded = layers.filter((layer) => layer !== '' && layer !== 'identity').toReversed();
  if (coded.length > MOST_LAYERS)
    return {
      kind: 'broken',
      why: `it is compressed ${coded.length} times over`,
    };
  let plain = body;
  for (const layer of coded) {
    const decode = findDecoder(layer, plain);
    if (decode === null)
      return {
        kind: 'broken',
        why: 'it is compressed in a way nobody asked for',
      };
    if (plain.byteLength === 0) break;
    try {
      plain = await decode(plain, { maxOutputLength: maxBytes });
    } catch (error) {
      const large = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      return large ? { kind: 'large' } : { kind: 'broken', why: 'its compression is damaged' };
    }
  }
  return plain.byteLength > maxBytes ? { kind: 'large' } : { kind: 'ok', body: plain };
}

function findDecoder(layer: string, body: Uint8Array): Decoder | null {
  // A body cut short still gives what came, as in browsers.
  const lenient = { finishFlush: constants.Z_SYNC_FLUSH };
  switch (layer) {
    case 'gzip':
    case 'x-gzip':
      return (bytes, options) => promisify(gunzip)(bytes, { ...lenient, ...options });
    case 'deflate': {
      // Half the servers send raw deflate under this name; the zlib header's low four bits are 8.
      const unpack = ((body[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw;
      return (bytes, options) =>
        promisify<Uint8Array, object, Buffer>(unpack)(bytes, {
          ...lenient,
          ...options,
        });
    }
    case 'br':
      return (bytes, options) => promisify(brotliDecompress)(bytes, options);
    default:
      return null;
  }
}
