import { describe, expect, it } from 'vitest';
import type { Image } from '../../src/model/article.ts';
import { chooseImage, findAgency } from '../../src/model/image.ts';

const MEDIA = { maxBytes: 5_000_000, maxSide: 4096, maxAlt: 40 };
const PIER: Image = { url: 'https://news.example/img/pier.jpg', alt: 'The old pier at low tide' };

function reasonFor(image: Image | null, wanted = true, media: typeof MEDIA | undefined = MEDIA): string {
  const choice = chooseImage({ image }, wanted, media);
  return choice.kind === 'none' ? choice.reason : '';
}

describe('the picture of an article', () => {
  it('is chosen where it is wanted, there, described, and nobody else’s', () => {
    const image = { ...PIER, credits: ['The pier last week. Photo: Lena Brandt / The Ledger'] };
    const chosen = { kind: 'chosen', image: { url: PIER.url, alt: PIER.alt } };
    expect(chooseImage({ image }, true, MEDIA)).toEqual(chosen);
  });

  it('is left out with the reason', () => {
    expect(reasonFor(PIER, false)).toBe('thread.image is off');
    expect(chooseImage({ image: PIER }, true, undefined)).toMatchObject({
      reason: 'the network takes no pictures',
    });
    expect(reasonFor(null)).toBe('its page names none');
    expect(reasonFor({ ...PIER, alt: null })).toMatch(/says nowhere what the picture shows/);
    expect(reasonFor({ ...PIER, alt: 'x'.repeat(41) })).toMatch(/more than the 40 characters/);
    expect(reasonFor({ ...PIER, credits: ['Photo: AP'] })).toMatch(/^its credit names AP,/);
    expect(reasonFor({ ...PIER, alt: 'Boats (Reuters)' })).toMatch(/^its credit names Reuters,/);
    expect(reasonFor({ ...PIER, url: 'https://news.example/GettyImages-1234567.jpg' })).toMatch(/Getty/i);
  });
});

describe('a credit', () => {
  it.each([
    ['Getty Images', 'Getty Images'],
    ['Foto: John Smith/AFP via Getty', 'Getty'],
    ['© AFP', 'AFP'],
    ['(AP Photo/Ann Lee)', 'AP'],
    ['EPA-EFE/Somebody', 'EPA-EFE'],
    ['Photograph: Shutterstock', 'Shutterstock'],
    ['The Associated Press', 'The Associated Press'],
    ['Joe Bloggs, PA Wire', 'PA Wire'],
    ['Photo: PA', 'PA'],
    ['法新社 AFP', 'AFP'],
    ['dpa/picture alliance', 'picture alliance'],
    ['The pier at low tide (PA)', 'PA'],
    ['Foto: DPA', 'DPA'],
    ['图：路透社', '路透社'],
    ['（新華社）', '新華社'],
    ['写真：ロイター', 'ロイター'],
    ['写真：共同', '共同'],
    ['AP24015567890123', 'AP24015567890123'],
    ['2026 01 05T080000Z 1 RC2ABC RTRMADP 3 PIER', 'RTRMADP'],
  ])('names an agency: %s', (credit, name) => {
    expect(findAgency(credit)).toBe(name);
  });

  it.each([
    'Photo: Lena Brandt / The Harbour Ledger',
    'Illustration: The Harbour Ledger',
    'A map, an apple and a nap in Harrisburg, PA',
    'He snapped the therapist apart',
    'Getting there',
    '',
  ])('names none: %s', (credit) => {
    expect(findAgency(credit)).toBeNull();
  });
});
