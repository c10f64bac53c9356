import { decodeText } from '../web/decode.ts';
import { inflateBody } from '../web/inflate.ts';
import { explainBadXml } from './complaint.ts';
import { readFeed, type FeedText, type ReadAnswer } from './read.ts';

/** A feed's bytes as they were fetched, with their `Content-Type`; `maxBytes` bounds what they may unpack to. */
export type ParseAsk = Omit<FeedText, 'text'> & {
  readonly body: Uint8Array;
  readonly contentType: string | null;
  readonly maxBytes: number;
};

/** Decodes and reads one feed; called in a worker thread. */
export async function answer(ask: ParseAsk): Promise<ReadAnswer> {
  const { body, contentType, maxBytes, ...rest } = ask;
  const plain = await unpack(body, maxBytes);
  if (plain === null) return { kind: 'fault', fault: explainBadXml(ask.url, 'it cannot be unpacked') };
  return readFeed({ ...rest, text: decodeText(plain, contentType) });
}

/** A file that is itself compressed ("feed.xml.gz") comes without a `Content-Encoding`. */
async function unpack(body: Uint8Array, maxBytes: number): Promise<Uint8Array | null> {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  const inflated = await inflateBody(body, 'gzip', maxBytes);
  return inflated.kind === 'ok' ? inflated.body : null;
}
