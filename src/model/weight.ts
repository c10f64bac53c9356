import { findHyperlinks, type Hyperlink } from './hyperlink.ts';

/** X counts every link as one of its own short links, whatever its length. */
const LINK_WEIGHT = 23;

/** Code points that weigh 1; all others weigh 2. From X's counting rules, version 3. */
const LIGHT = /[\u{0}-\u{10ff}\u{2000}-\u{200d}\u{2010}-\u{201f}\u{2032}-\u{2037}]/u;

/**
 * Emoji sequences that weigh 2 as a whole: flags, keycaps, couples and families, people with skin tone, gender or
 * trade. Other joined sequences, the newer ones, are counted by their parts, which can only be more.
 */
const EMOJI = new RegExp(
  [
    '(?!🇨🇶)\\p{RGI_Emoji_Flag_Sequence}',
    '🏴(?:\\u{e0067}\\u{e0062}(?:\\u{e0065}\\u{e006e}\\u{e0067}|\\u{e0073}\\u{e0063}\\u{e0074}|\\u{e0077}\\u{e006c}\\u{e0073})\\u{e007f})',
    '[0-9#*]\\ufe0f?\\u20e3',
    '👩\\u200d❤\\ufe0f\\u200d(?:💋\\u200d)?[👨👩]|👨\\u200d❤\\ufe0f\\u200d(?:💋\\u200d)?👨',
    '(?:👨\\u200d[👨👩]|👩\\u200d👩|[👨👩])\\u200d(?:👧\\u200d[👧👦]|👦\\u200d👦|[👧👦])',
    '[👨👩]\\p{Emoji_Modifier}?\\u200d(?:[⚕⚖✈]\\ufe0f|[🌾🍳🎓🎤🎨🏫🏭💻💼🔧🔬🚀🚒🦰-🦳])',
    '[🏃🏄🏊👮👱👳👷💁💂🙅-🙇🙋🙍🙎🚣🚴-🚶🤦🤷🤸🤹🤽🤾🦸🦹🧖-🧝]\\p{Emoji_Modifier}?\\u200d[♀♂]\\ufe0f',
    '(?![👪-👭👯💏💑🤌🤏🤝🤼🥷🦻🧍-🧏])(?![\\u{1faa0}-\\u{1faff}])\\p{Emoji_Modifier_Base}\\p{Emoji_Modifier}',
    '\\p{Emoji_Presentation}',
    '(?![♾⚧])\\p{Emoji}(?<=\\p{Extended_Pictographic})\\ufe0f?',
    '\\p{Extended_Pictographic}',
  ].join('|'),
  'vy',
);

/** Length of a post as X counts it (280 is the most), over-counted when in doubt. NFC first. */
export function weigh(text: string): number {
  const composed = text.normalize('NFC');
  let weight = 0;
  let from = 0;
  for (const link of findHyperlinks(composed)) {
    weight += weighPlain(composed.slice(from, link.start));
    weight += weighLink(link, composed.slice(link.start, link.end));
    from = link.end;
  }
  return weight + weighPlain(composed.slice(from));
}

/** What may become a link counts as its characters and as a link for each of its dots: one might begin at each. */
function weighLink({ linked }: Hyperlink, text: string): number {
  switch (linked) {
    case 'sure':
      return LINK_WEIGHT;
    case 'never':
      return weighPlain(text);
    case 'maybe':
      return LINK_WEIGHT * (text.split('.').length - 1) + weighPlain(text);
  }
}

function weighPlain(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length;) {
    EMOJI.lastIndex = at;
    const emoji = EMOJI.exec(text)?.[0];
    const char = emoji ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
    weight += emoji === undefined && LIGHT.test(char) ? 1 : 2;
    at += char.length;
  }
  return weight;
}
