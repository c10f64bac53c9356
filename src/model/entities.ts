import { findHyperlinks } from './hyperlink.ts';

/** Something in a text that X would, or might, make live. `text` is as written, with its sign. */
type Entity = {
  readonly kind: 'mention' | 'hashtag' | 'cashtag' | 'link';
  readonly text: string;
  /** Offset in UTF-16 units. */
  readonly start: number;
};

/** Wider than X's own rules on purpose: an address counts as a mention, full-width signs count as plain ones. */
const MENTION = /[@＠][a-z0-9_]+/giu;
const HASHTAG = /(?<![&\p{L}\p{N}])[#＃][\p{N}_\u200c\u200d·・]*[\p{L}\p{M}][\p{L}\p{M}\p{N}_]*/gu;
const CASHTAG = /(?<![\p{L}\p{N}$])[$＄][a-z]+(?:[._][a-z]{1,2})?/giu;

/** The joiner between two emoji, and the joiners between letters of scripts that need them. */
const JOINED_EMOJI =
  /(?<=\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{Extended_Pictographic})/u;
const JOINED_LETTERS =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Khmer}\p{Script=Mongolian}])[\u200c\u200d](?=[\p{L}\p{M}])/u;
/** The flags of England, Scotland and Wales are spelled in tags; behind any other flag tags spell what nobody sees. */
const REGION_FLAG =
  /🏴\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}/u;
/** The selector that says how an emoji or a keycap is drawn, and the one that says which form of a Han character is meant. */
const SELECTED =
  /(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)|(?<=\p{Script=Han})[\u{e0100}-\u{e01ef}]/u;
const UNSEEN =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2800\ufffe\uffff\u2028\u2029]/u;
const INVISIBLE = new RegExp(
  `(?:${[JOINED_EMOJI, JOINED_LETTERS, REGION_FLAG, SELECTED].map(({ source }) => source).join('|')})|(${UNSEEN.source})`,
  'gu',
);

/** Latin in one word with the Cyrillic or Greek letters that look like Latin ones: a disguise, never a word. */
const DISGUISE =
  /\p{Script=Latin}[а-яёєіїѕјԁԛԝАВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ]|[а-яёєіїѕјԁԛԝАВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ]\p{Script=Latin}/u;

/** Mentions, hashtags, cashtags and links, in order; what stands inside a link is part of it. */
export function findEntities(text: string): Entity[] {
  const links = findHyperlinks(text);
  const isInside = (at: number) => links.some((link) => link.start <= at && at < link.end);
  const find = (kind: Entity['kind'], pattern: RegExp): Entity[] =>
    [...text.matchAll(pattern)]
      .filter((match) => !isInside(match.index))
      .map((match) => ({ kind, text: match[0], start: match.index }));
  const entities: Entity[] = [
    ...links.map(({ start, end }): Entity => ({ kind: 'link', text: text.slice(start, end), start })),
    ...find('mention', MENTION),
    ...find('hashtag', HASHTAG),
    ...find('cashtag', CASHTAG),
  ];
  return entities.sort((a, b) => a.start - b.start);
}

/** Takes out what cannot be seen: direction marks, zero-width characters, controls, lone surrogates; not the joiners that emoji and scripts need. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, (match, unseen?: string) => (unseen === undefined ? match : ''));
}

/** True when nothing in `text` would become live, hides or disguises itself. */
export function isPlain(text: string): boolean {
  return findEntities(text).length === 0 && stripInvisible(text) === text && !isDisguised(text);
}

/** True when one word mixes alphabets whose letters look alike ("Аpple" with a Cyrillic А). */
export function isDisguised(text: string): boolean {
  return DISGUISE.test(text);
}
