import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { PictureAnswer } from '../../src/model/image.ts';
import { createPictureReader } from '../../src/pictures/reader.ts';
import { createFetcher } from '../../src/web/fetch.ts';
import { serve } from '../web/loopback.ts';

const LIMITS = { maxBytes: 200_000, maxSide: 400, maxAlt: 1000 };
const never = new AbortController().signal;

/** A plain picture of this size; what is written into the file stands in `exif` or `xmp`. */
function draw(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#369' } });
}

/** A picture in which nothing repeats, so that it stays large. */
function noise(width: number, height: number): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0, state = 1; at < pixels.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    pixels[at] = state >>> 24;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** A file that was cut off halfway, as a site may well serve it. */
async function halve(picture: Sharp): Promise<Uint8Array> {
  const bytes = await picture.toBuffer();
  return bytes.subarray(0, bytes.byteLength / 2);
}

async function ask(
  body: Uint8Array,
  type = 'image/jpeg',
  allowPrivate = ['127.0.0.1'],
): Promise<PictureAnswer> {
  const origin = await serve(
    (_, response) => void response.writeHead(200, { 'content-type': type }).end(body),
  );
  const fetcher = createFetcher({ allowPrivate, userAgent: 'test' });
  return createPictureReader({ fetcher }).read(`${origin}/pier.jpg`, LIMITS, 20_000, never);
}

async function sizeOf(answer: PictureAnswer): Promise<object> {
  if (answer.kind === 'failed') return answer;
  const { format, width, height, orientation } = await sharp(answer.picture.bytes).metadata();
  return { type: answer.picture.type, format, width, height, orientation };
}

/** Where its reporter stood, who held the camera, and which way up. */
const FIELD = {
  IFD0: { Artist: 'A reporter' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '54/1 19/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '10/1 8/1 0/1',
  },
};

describe('a picture that fits', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'keeps its size and says nothing of where it was taken: %s, whatever its server calls it',
    async (format) => {
      const picture = draw(40, 30)
        .withMetadata({ orientation: 6 })
        .withExifMerge(FIELD)
        .withXmp(xmp('<photoshop:City>Kiel</photoshop:City>'));
      const bytes = await picture.toFormat(format).toBuffer();
      expect((await sharp(bytes).metadata()).exif).toBeDefined();
      const answer = await ask(bytes, 'text/plain');
      if (answer.kind === 'failed') throw new Error(answer.reason);
      const told = await sharp(answer.picture.bytes).metadata();
      expect(told.exif ?? told.xmp ?? told.iptc ?? told.orientation).toBeUndefined();
      expect([told.width, told.height]).toEqual([30, 40]);
      expect(answer.picture.type).toBe(format === 'png' ? 'image/png' : 'image/jpeg');
      expect(told.format).toBe(format === 'png' ? 'png' : 'jpeg');
      expect(Buffer.from(answer.picture.bytes).toString('latin1')).not.toMatch(/reporter|Kiel/);
    },
  );

  it('keeps its colours where its file counts them in another way', async () => {
    const bytes = await draw(40, 30).withIccProfile('p3').jpeg({ quality: 100 }).toBuffer();
    const answer = await ask(bytes);
    if (answer.kind === 'failed') throw new Error(answer.reason);
    const [red = 0, green = 0, blue = 0] = await sharp(answer.picture.bytes).raw().toBuffer();
    expect(Math.max(Math.abs(red - 0x33), Math.abs(green - 0x66), Math.abs(blue - 0x99))).toBeLessThan(6);
  });
});

describe('a picture that does not fit', () => {
  it('is made smaller, upright, without what else its file holds', async () => {
    const bytes = await draw(1000, 500).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await sizeOf(await ask(bytes))).toEqual({
      type: 'image/jpeg',
      format: 'jpeg',
      width: 200,
      height: 400,
      orientation: undefined,
    });
  });

  it('is made lighter', async () => {
    const bytes = await noise(390, 390).png().toBuffer();
    expect(bytes.byteLength).toBeGreaterThan(LIMITS.maxBytes);
    expect(await sizeOf(await ask(bytes))).toMatchObject({ format: 'jpeg', width: 390 });
  });

  it('keeps what one can see through, and stands still where it was a GIF', async () => {
    const clear = { create: { width: 900, height: 90, channels: 4, background: '#0000' } } as const;
    expect(await sizeOf(await ask(await sharp(clear).png().toBuffer()))).toMatchObject({
      format: 'png',
      width: 400,
    });
    expect(await sizeOf(await ask(await draw(40, 30).gif().toBuffer()))).toMatchObject({
      width: 40,
      height: 30,
    });
  });
});

describe('what is no picture for a post', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /is no JPEG, PNG, WebP or GIF$/],
    ['a page', () => Buffer.from('<!doctype html><h1>Sign in</h1>'), /is no JPEG, PNG, WebP or GIF$/],
    ['nothing', () => new Uint8Array(), /is no JPEG, PNG, WebP or GIF$/],
    ['a stub', () => Buffer.from('\xff\xd8\xff\xe0 and no more', 'latin1'), /damaged or not a picture/],
    ['the first half of a JPEG', () => halve(draw(300, 200).jpeg()), /damaged or not a picture/],
    ['the first half of a PNG', () => halve(noise(30, 20).png()), /damaged or not a picture/],
    ['the first half of a WebP', () => halve(noise(30, 20).webp()), /damaged or not a picture/],
    ['a dot', () => draw(1, 1).png().toBuffer(), /only 1 by 1 pixels/],
    ['a bomb of 40,000 by 40,000 pixels', () => bomb(40_000), /too many pixels/],
    ['an endless one', () => Buffer.alloc(21 * 1024 * 1024, '\xff\xd8\xff'), /larger than 20 MB/],
    [
      'one whose file names an agency',
      () =>
        draw(40, 30)
          .withXmp(xmp('<photoshop:Credit>AFP via Getty Images</photoshop:Credit>'))
          .jpeg()
          .toBuffer(),
      /the file itself names Getty Images/,
    ],
  ])('is told in one line: %s (fault 45)', async (_name, make, reason) => {
    const answer = await ask(await make());
    expect(answer).toMatchObject({ kind: 'failed', reason: expect.stringMatching(reason) });
  });

  it('is not fetched from a private address (fault 44)', async () => {
    expect(await ask(await draw(40, 30).png().toBuffer(), 'image/png', [])).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/is not fetched: 127\.0\.0\.1 is a private/),
    });
  });

  it('is waited for no longer than the deadline', async () => {
    const origin = await serve((_, response) => void response.writeHead(200).write('\xff'));
    const fetcher = createFetcher({ allowPrivate: ['127.0.0.1'], userAgent: 'test' });
    const answer = await createPictureReader({ fetcher }).read(`${origin}/a`, LIMITS, 100, never);
    expect(answer).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/not ready within 0\.1 s$/),
    });
  });
});

function xmp(inner: string): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">${inner}</rdf:Description></rdf:RDF></x:xmpmeta>`;
}

/** A PNG of a few kilobytes that says it has so many pixels a side. */
function bomb(side: number): Buffer {
  const chunk = (name: string, content: Buffer): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(content.length);
    // No reader gets as far as the checksum of the pixels.
    const sum = Buffer.alloc(4);
    if (name === 'IHDR') sum.writeUInt32BE(crc(Buffer.concat([Buffer.from(name), content])));
    return Buffer.concat([size, Buffer.from(name), content, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
  ]);
}

function crc(bytes: Buffer): number {
  let sum = 0xffff_ffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb8_8320 : 0);
  }
  return (sum ^ 0xffff_ffff) >>> 0;
}
