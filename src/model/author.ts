import { tidyText } from './plain.ts';
import { mendMojibake } from './windows1252.ts';

/** A byline longer than this is a text, not a byline; characters. */
const LONGEST = 500;

const CREDITED =
  /[\s,;|(]*(?:\band\s+|&\s*|\bwith\s+)?\b(?:illustrat(?:ions?|ed)|photo(?:s|graph(?:s|y|ed)?)?|pictures?|images?|graphics?|videos?|art(?:work)?|translat(?:ed|ion)|edit(?:ed|ing))\s+by\b[^;|]*?(?=$|[;|]|,?\s*\b(?:text|words|story|written|report(?:ed|ing))\s+by\b)/giu;
/** "Photo: Zoe Zed", "Fotos: Zoe Zed": whoever stands behind it has not written. */
const PICTURED =
  /(?:^|[\s,;|(/]+)(?:(?:ph|f)oto(?:s|graph\p{L}*|graf\p{L}*)?|pictures?|images?|illustrat\p{L}*|graphics?|grafik|videos?|camera|kamera|art(?:work)?|translat\p{L}*|edit(?:or|ed|ing))\s*:[^,;|]*/giu;
/** "Interview with Zoe Zed": whoever is talked with has not written. */
const TALKED_WITH = /\b(interview|conversation|discussion|talk|chat|q ?& ?a)\b([^;|]*?)\bwith\b[^;|]*/giu;
const OPENING =
  /^[\s,;:–—-]*(?:(?:(?:text|words|story|written|report(?:ed|ing)|posted|analysis|opinion|commentary|comment|column|essay|review|interview)\s+)?by(?:\s*:\s*|\s+)|(?:par|por)\s+|\p{L}{2,12}\s*:\s+)/iu;
const ADDRESSED = /\S+@\S+\s*\(([^()]*)\)/gu;
const ADDRESS = /<?\S+@\S+\.\S+>?|https?:\/\/\S+|(?<=\s)@\w+/giu;
const BETWEEN_MEN =
  /\s*(?:[;|•·、，/\n]|\s&\s|\s\+\s|\b[Aa](?:nd|ND)\s+(?:[Bb][Yy]\s+)?(?=\p{L})|(?<=\s)(?:with|WITH)\s+(?=\p{Lu}))\s*/u;
/** "and" in other languages can be part of a name ("Ortega y Gasset"): it parts only two whole names. */
const BETWEEN_NAMES = /^(\S+ \S.*?) (?:und|et|y|e|i|och|og|en|и|UND|ET|Y|OCH|OG) (\p{Lu}\S* \S.*)$/u;
const PLACE = /\s+(?:in|at|from|for|of the|of The)\s+(?:the\s+)?\p{Lu}.*$/u;
const ROLE =
  /\b(?:correspondents?|editors?|reporters?|writers?|staff|columnists?|chief|contributors?|contributing|producers?|analysts?|professors?|lecturers?|directors?|fellows?|researchers?|journalists?|critics?|university|institute|college|news|agency|desk|bureau|magazine|photographers?|ph\.?d|m\.?d|president|minister)\b|^the\s|\s(?:times|media)$/iu;
/** News agencies in a list of names, in their own writing. */
const AGENCY =
  /^(?:agences?|agencias|agencies|AFP|AP|APA|ANSA|DPA|dpa|EFE|UPI|TASS|Reuters|Bloomberg|Xinhua)$/u;
/** Names of machines and roles, and a "by" with no name behind it: they do not say who wrote it. */
const NOBODY =
  /^(?:\w*admin(?:istrator)?|(?:the )?editors?|editorial(?: team| staff| board)?|(?:the )?staff(?: (?:writer|reporter))?s?|newsroom|news desk|web ?desk|guest|author|user|webmaster|anonymous|unknown|null|undefined|none|about|contact|follow|share|email|twitter|facebook|more|updated?|published|posted|read more|contributors?|various(?: authors)?|view all posts|view profile|(?:(?:text|words|story|written|posted|report(?:ed|ing)) )?by|par|por|von)$/i;
const SUFFIX = /^(?:Jr|Sr|II|III|IV)\.?$/i;
/** "K. L.", "J.-P.": given names, where they stand alone. */
const INITIALS = /^(?:\p{Lu}\.[\s-]?)+$/u;
const PARTICLE = /^(?:van|von|de|del|della|di|da|dos|du|la|le|al|bin|ibn|ter|ten|den)\b/i;

/** Letters that no normal form takes apart. */
const UNFOLDED: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' };

/** The people whom one byline string names, tidied: "By A, B and C" gives three, "Last, First" is turned round. */
export function splitAuthors(raw: string): string[] {
  const text = mendMojibake(raw.slice(0, LONGEST).replace(/\r?\n/g, ';'))
    .replace(ADDRESSED, '$1;')
    .replace(/\([^()]*\)|\[[^[\]]*\]/gu, ' ')
    .replace(ADDRESS, ' ')
    .replace(CREDITED, ' ')
    .replace(PICTURED, ' ')
    .replace(TALKED_WITH, '$1$2');
  const groups = text.replace(OPENING, '').split(BETWEEN_MEN).flatMap(splitNames);
  const inverted = /;/.test(text);
  const people = groups.flatMap((group) => readGroup(group, inverted)).map(tidyName);
  return [...new Set(people.filter((name) => /\p{L}{2}|\p{Script=Han}/u.test(name)))];
}

/** Whether one of `names` (the author and aliases) is among `people`: whole names, never parts; `unknown` when nobody is named. */
export function matchByline(names: readonly string[], people: readonly string[]): 'yes' | 'no' | 'unknown' {
  const wanted = new Set(names.map(foldName));
  if (people.some((person) => wanted.has(foldName(person)))) return 'yes';
  return people.every(isNobody) ? 'unknown' : 'no';
}

/** True for "admin", "Staff Writer" and the like, which stand where a name should. */
export function isNobody(name: string): boolean {
  return NOBODY.test(name);
}

/**
 * A name as it is compared: NFKD without accents, lower case, no dots, hyphens as spaces, initials joined ("J. K." is
 * "JK"), without a title before two words of name.
 */
export function foldName(name: string): string {
  const letters = name.normalize('NFKD').replace(/\p{M}|[.'’‘`´]/gu, '');
  const words = letters
    .toLowerCase()
    .replace(/[łøđßæœ]/g, (letter) => UNFOLDED[letter] ?? letter)
    .replace(/[\s\u2010-\u2015-]+/g, ' ')
    .trim()
    .replace(/^(?:(?:dr|prof|professor|mr|mrs|ms|sir|dame) )+(?=\S+ \S)/, '');
  return words.replace(/(?<=^| )(\p{L}) (?=\p{L}(?: |$))/gu, '$1');
}

function splitNames(text: string): string[] {
  const pair = BETWEEN_NAMES.exec(text.trim());
  return pair === null ? [text] : [...splitNames(pair[1] ?? ''), ...splitNames(pair[2] ?? '')];
}

/** One stretch between strong separators: a name, a list of names, a name with its role or place, or "Last, First". */
function readGroup(group: string, inverted: boolean): string[] {
  const stretches = group.split(/\s*,\s*|\s+[–—-]\s+/u).map((part) => part.replace(OPENING, '').trim());
  const unagented = stretches.filter((part) => !AGENCY.test(part));
  const parts = joinSuffixes(unagented.length > 0 ? unagented : stretches);
  const named = parts.map((part) => dropRole(part.replace(PLACE, ''))).filter((part) => part !== '');
  const people = named.filter((part) => !ROLE.test(part));
  const kept = people.length > 0 ? people : named.slice(0, 1);
  if (kept.length === parts.length && isTurned(kept, inverted)) return turnPairs(kept);
  return kept.filter((part, index) => index === 0 || !isTag(part, kept[0] ?? ''));
}

/** "Jason Burke Africa correspondent", "Jane Roe political editor": the role goes, two words of name stay. */
function dropRole(part: string): string {
  const cut = part.replace(
    /(?<=\S\s\S.*)(?:\s+\p{Ll}\S*)*\s+(?:correspondent|editor|reporter|columnist|writer)$/iu,
    '',
  );
  const words = cut.split(' ');
  return cut !== part && words.length > 2 ? words.slice(0, -1).join(' ') : cut;
}

function joinSuffixes(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    if (SUFFIX.test(part) && joined.length > 0) joined.push(`${joined.pop()} ${part}`);
    else joined.push(part);
  }
  return joined;
}

/** "Pao, Jeff", "van Gogh, Vincent", several such pairs in a row; in a list with semicolons also "García Márquez, Gabriel". */
function isTurned(parts: readonly string[], inverted: boolean): boolean {
  if (parts.length % 2 === 1) return false;
  return parts.every((part, index) => {
    if (index % 2 === 1)
      return (
        /^\p{L}[\p{L}\p{M}.'’ -]*$/u.test(part) &&
        (parts.length === 2 || !part.includes(' ') || INITIALS.test(part))
      );
    const first = parts[index + 1] ?? '';
    if (isAgency(part, first) || isAgency(first, part)) return false;
    return (
      !part.includes(' ') || PARTICLE.test(part) || (inverted && !first.includes(' ')) || INITIALS.test(first)
    );
  });
}

function turnPairs(parts: readonly string[]): string[] {
  return parts.flatMap((last, index) => (index % 2 === 0 ? [`${parts[index + 1] ?? ''} ${last}`] : []));
}

/** A word that stands behind a name without being one: an agency's letters, or one word where the name has two (a town). */
function isTag(part: string, first: string): boolean {
  return isAgency(part, first) || (first.includes(' ') && !part.includes(' ') && /^\p{Lu}/u.test(part));
}

function isAgency(part: string, beside: string): boolean {
  return /^\p{Lu}{2,5}$/u.test(part) && /\p{Ll}/u.test(beside);
}

function tidyName(raw: string): string {
  const name = tidyText(raw.replace(OPENING, '')).replace(/^[\s,:;*"“”–—-]+|[\s,:;*"“”–—-]+$/gu, '');
  const shouted = /\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name) && name.includes(' ');
  return shouted ? name.replace(/[\p{L}\p{M}]+/gu, calm) : name;
}

/** Two letters without a vowel are initials ("JD") and stay. */
function calm(word: string): string {
  if (word.length <= 2 && !/[AEIOUYÀ-Ý]/u.test(word)) return word;
  return word.slice(0, 1) + word.slice(1).toLowerCase();
}
