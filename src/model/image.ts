import type { Article } from './article.ts';
import type { Thread } from './thread.ts';

/** The picture that a thread's first post carries, as it was chosen when the thread was filed; the alt text is the page's. */
export type ChosenImage = { readonly url: string; readonly alt: string };

/** A picture as a network takes it. */
export type Picture = {
  readonly bytes: Uint8Array;
  readonly type: 'image/jpeg' | 'image/png';
};

/** What a network takes: bytes and pixels of a side at most, and the longest alt text in characters. */
export type MediaLimits = {
  readonly maxBytes: number;
  readonly maxSide: number;
  readonly maxAlt: number;
};

/** What asking for a picture came to; `reason` is a clause for a person. */
export type PictureAnswer =
  { readonly kind: 'read'; readonly picture: Picture } | { readonly kind: 'failed'; readonly reason: string };

/** What uploading a picture with its alt text came to; `id` is what the network calls it. */
export type Upload =
  { readonly kind: 'ready'; readonly id: string } | { readonly kind: 'failed'; readonly reason: string };

/** The picture for an article's thread, or the clause that says why it has none. */
export type ImageChoice =
  | { readonly kind: 'chosen'; readonly image: ChosenImage }
  | { readonly kind: 'none'; readonly reason: string };

/**
 * Agencies and stock houses that license a photograph to one site alone, as credits write them. Short ones count only
 * in capitals, so that no "epa" or "ap" inside a text does; a caption about an exam that is called AP costs a picture.
 */
const AGENCIES: readonly RegExp[] = [
  /\bgetty(?:\s?images)?(?![a-z])/iu,
  /\b(?:agence france[- ]presse|reuters|(?:the )?associated press|canadian press|press association|shutterstock|alamy|i?stockphoto|depositphotos|adobe ?stock|dreamstime|bloomberg|xinhua|visual china|kyodo(?: news)?|jiji|yonhap|anadolu|nurphoto|lightrocket|sopa images|zuma(?: press)?|sipa(?: usa| press)?|imago ?images|picture[- ]alliance|keystone press|magnum photos|rex features|wireimage|splash news|corbis|ritzau|scanpix|belga|europa press|nyt(?:imes)? licensing)\b/iu,
  /(?<![\p{L}\p{N}])(?:AFP|AP|EPA(?:[-/]EFE)?|EFE|UPI|AAP|PTI|ANI|IANS|TASS|ANSA|LUSA|VCG|IMAGO|iStock|dpa|DPA|APA|NTB|ANP)(?![\p{L}\p{N}])/u,
  /(?<![\p{L}\p{N}])PA (?:Wire|Images|Media|Archive)\b|[/:©(]\s?PA(?![\p{L}\p{N}])/u,
  // Names of files as the AP and Reuters deliver them.
  /\bAP\d{8,}\b|\bRTRMADP\b/u,
  /路透社?|法新社|美[联聯]社|新[华華]社|中新社|时事通信|時事通信|ロイター|[：:（(]\s?共同(?:通信)?社?|共同通信社?|연합뉴스|로이터|رويترز|فرانس برس|Рейтер|ТАСС/u,
];

/** The agency that a credit or caption names, as it stands there; `null`: none. */
export function findAgency(credit: string): string | null {
  for (const agency of AGENCIES) {
    const [name] = agency.exec(credit.slice(0, LONGEST_CREDIT)) ?? [];
    if (name !== undefined) return name.replace(/^[/:：©(（\s]+/, '').trim();
  }
  return null;
}

/** More than this is no credit but a page; characters. */
const LONGEST_CREDIT = 4_000;

/** Chooses the picture of an article's first post. `media` is what the network takes; `undefined`: no pictures. */
export function chooseImage(
  { image }: Pick<Article, 'image'>,
  wanted: boolean,
  media: MediaLimits | undefined,
): ImageChoice {
  if (!wanted) return none('thread.image is off');
  if (media === undefined) return none('the network takes no pictures');
  if (image === null) return none('its page names none');
  const agency = [image.alt ?? '', ...(image.credits ?? []), ...namesIn(image.url)]
    .map(findAgency)
    .find((name) => name !== null);
  if (agency !== undefined && agency !== null) {
    return none(`its credit names ${agency}, whose pictures are often licensed for the site alone`);
  }
  if (image.alt === null)
    return none('its page says nowhere what the picture shows (no alt text, no caption)');
  const alt = image.alt.normalize('NFC');
  if ([...alt].length > media.maxAlt) {
    return none(`its alt text has more than the ${media.maxAlt} characters that the network takes`);
  }
  return { kind: 'chosen', image: { url: image.url, alt } };
}

/**
 * Why a picture that was chosen before is not to be posted any more: its page shows another one, describes it otherwise
 * or says now whose it is. `null`: it stands as it was approved.
 */
export function findWithdrawn(
  { url, alt }: ChosenImage,
  article: Pick<Article, 'image'>,
  media: MediaLimits,
): string | null {
  const now = chooseImage(article, true, media);
  if (now.kind === 'none') return now.reason;
  if (pictureOf(now.image.url) !== pictureOf(url)) return `its page shows another one now, ${now.image.url}`;
  return now.image.alt === alt ? null : `its page describes it otherwise now: ${now.image.alt}`;
}

/** Behind the name of a file stand sizes and signatures, which change by themselves. */
function pictureOf(link: string): string {
  return link.replace(/(\.\w{3,4})[?#].*$/, '$1');
}

/** The words of a link's file: agencies name their files after themselves. */
function namesIn(link: string): readonly string[] {
  const file = link.split(/[?#]/)[0]?.split('/').pop() ?? '';
  return [file.replace(/[-_.+]|%20/g, ' ')];
}

/**
 * The picture that a post is to carry: the first post's alone. Where the network said no to the very post with it, a
 * second try goes without.
 */
export function imageFor({ image, replyTo, attempts }: Thread, index: number): ChosenImage | null {
  const refused = attempts.some((attempt) => attempt.index === 0 && attempt.outcome === 'refused');
  return index === 0 && replyTo === null && !refused ? image : null;
}

function none(reason: string): ImageChoice {
  return { kind: 'none', reason };
}
