import sharp, { type Metadata, type Sharp } from 'sharp';
import { findAgency, type MediaLimits, type PictureAnswer } from '../model/image.ts';
import { readCredits } from './credits.ts';
import type { Format } from './magic.ts';

/** A picture that came, and what it must come to. */
export type FitAsk = { readonly bytes: Uint8Array; readonly format: Format; readonly limits: MediaLimits };

/** The largest camera in common use makes 61 million pixels; more is an attack, or needs hundreds of megabytes. */
const MOST_PIXELS = 64_000_000;
/** X takes no picture with a shorter side. */
const LEAST_SIDE = 4;
/** One that is too heavy at its full size is tried smaller. Pixels of a side, and JPEG quality. */
const SIZES: readonly (readonly [number, number])[] = [
  [4096, 90],
  [2048, 80],
];

/** Only these four may be taken apart, whatever the bytes would like to be. */
const LOADERS = ['Jpeg', 'Png', 'Webp', 'Nsgif'].map((format) => `VipsForeignLoad${format}Buffer`);

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: LOADERS });

/**
 * The picture drawn anew, upright, still, in the colours of the web and as small as it must be. What else its file holds
 * stays behind: where and by whom it was taken may be nobody's business. Never throws for what the picture is.
 */
export async function fitPicture({ bytes, format, limits }: FitAsk): Promise<PictureAnswer> {
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const about = await image.metadata();
    const fault = findFault(about, format);
    if (fault !== null) return { kind: 'failed', reason: fault };
    return await draw(image, about, limits);
  } catch (error) {
    // Only what sharp says of the pixels is told apart; the rest of its words are about memory and bytes.
    const large = error instanceof Error && /pixel limit/i.test(error.message);
    const reason = large ? 'it has too many pixels' : 'it is damaged or not a picture';
    return { kind: 'failed', reason };
  }
}

function findFault({ format, width, height, ...more }: Metadata, told: Format): string | null {
  if (format !== told) return 'it is damaged or not a picture';
  if (Math.min(width, height) < LEAST_SIDE) return `it has only ${width} by ${height} pixels`;
  const agency = readCredits(more.iptc, more.xmp)
    .map(findAgency)
    .find((name) => name !== null);
  return agency === undefined
    ? null
    : `the file itself names ${agency}, whose pictures are often licensed for the site alone`;
}

/** Nothing of the metadata is kept unless it is asked for; a file that ends halfway throws. */
async function draw(
  image: Sharp,
  { format, hasAlpha }: Metadata,
  limits: MediaLimits,
): Promise<PictureAnswer> {
  for (const [side, quality] of SIZES) {
    const width = Math.min(side, limits.maxSide);
    const small = image
      .clone()
      .autoOrient()
      .resize({ width, height: width, fit: 'inside', withoutEnlargement: true });
    if (hasAlpha || format === 'png') {
      const bytes = await small.clone().png().toBuffer();
      if (bytes.byteLength <= limits.maxBytes) return { kind: 'read', picture: { bytes, type: 'image/png' } };
    }
    const bytes = await small.flatten({ background: '#fff' }).jpeg({ quality }).toBuffer();
    if (bytes.byteLength <= limits.maxBytes) return { kind: 'read', picture: { bytes, type: 'image/jpeg' } };
  }
  return { kind: 'failed', reason: 'it stays too large however small it is made' };
}
