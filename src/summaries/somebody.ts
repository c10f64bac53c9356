import { ROLE } from './roles.ts';

/** He and she, and they, wherever they stand. */
const PERSON = /\b(?:he|she|him|his|hers?|himself|herself)\b/iu;
const MAN = /\b(?:he|him|his|himself)\b/iu;
const WOMAN = /\b(?:she|hers?|herself)\b/iu;
const PEOPLE = /\b(?:they|them|theirs?|themselves)\b/iu;

/** Days and months. */
export const CALENDAR =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)$/u;
const RUN = /\p{Lu}[\p{L}\p{M}’'-]*(?: (?:(?:\p{Lu}\.|van|von|de|al|bin|der) )?\p{Lu}[\p{L}\p{M}’'-]*)*/gu;
/** "in the Sula valley", "at Wensley Crown Court": a place, not a person. */
const PLACED =
  /\b(?:in|at|near|inside|outside|across|around|throughout|(?:north|south|east|west|city|town|village|capital|state|province|suburb|outside) of|(?:in|across|near|around) \p{Lu}\p{L}+(?:,| and)) (?:the )?$/iu;
/** "the British shore": of whom, it does not say. */
const PEOPLES =
  /^(?:\p{Lu}\p{L}+(?:ish|ese)|American|French|German|Dutch|Greek|Russian|Israeli|Iraqi|Indian|European|African|Asian|Mexican|Korean|Italian|Canadian|Australian)$/u;
/** The last word of a name that is no person's. */
export const BODY =
  /(?:^|\s)(?:Inc|Corp|Co|Ltd|University|College|School|Court|Department|Ministry|Committee|Commission|Council|Party|Congress|Senate|House|Street|Road|Avenue|Bank|Hospital|Church|Company|Agency|Association|Institute|County|City|Valley|River|Park|Airport|Times|Post|News|Journal|Tour|Kremlin|Pentagon|Parliament|Twitter|Facebook|Instagram|YouTube|Google|Cup|League|Union|Nations|States|Kingdom|Cent(?:er|re)|Foundation|Organi[sz]ation|Group|Authority|Office|Bureau|Service|Force|Army|Navy|Network|Museum|Stadium|Games|Olympics|Festival|Act|Bill|Constitution|War|\p{Lu}{2,})$/u;
const SOMEBODY = new RegExp(
  `(?:\\b(?:who|whose|someone|somebody|everyone|anyone|nobody)\\b)|\\b(?:[Aa]n?|[Oo]ne|[Tt]he|[Aa]nother|[Ee]very|[Ee]ach|[Aa]ny|this|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[\\p{L}]+[’']s) (?:(?!(?:of|to|in|on|at|for|with|is|was|must|be|has|had|will|would|that|and|or|from|by|as|if)\\b)[\\p{L}\\d’'-]+,? ){0,3}?${ROLE}\\b`,
  'u',
);
/** One more of them: neither "as a dishwasher" nor ", a nurse," is. */
const OTHER = new RegExp(
  `(?<!, |\\bas |\\b(?:is|was|became) )\\b(?:an?|one|another|the|his|her) (?:[\\p{L}\\d’'-]+ ){0,3}?${ROLE}\\b`,
  'giu',
);
const SEVERAL =
  /\p{Lu}\p{L}+|\b(?!(?:has|was|is|as|this|his|its|says|us|does|perhaps|across|always|unless|less|plus)\b)\p{L}{2,}s\b|\b(?:people|men|women|children|police|everyone|everybody|someone|anyone|nobody|staff|crew|team|family|couple|company|group|government|council|public|who|and)\b/u;
const EACH_OF_SEVERAL = new RegExp(SEVERAL, 'gu');
const CLAUSE_FIRST =
  /^(?:When|While|If|As|After|Before|Asked|In|Since|Although|Though|Despite|During|For|With|On|At|From|By|Behind|Inside|Outside|Throughout|Until|Like|Unlike|Even though|Likely|(?:An?|One|Two|Three|Four|Five|Several) (?:day|week|month|year)s? (?:after|before)|Just|Shortly|Soon|\p{Lu}\p{Ll}+(?:ing|ed)|Not \p{Ll}+ing)\b/u;
/** What a first word with a capital may be without naming anything. */
const UNNAMED =
  /^(?:About|Around|Nearly|Almost|Roughly|Over|Some|Many|Most|More|Fewer|At|By|From|To|Every|Only|Even|Just|Among|\p{L}+ing|\p{L}+ly|Today|Yesterday|Often)\b/u;
const SAYS_FIRST = /^\p{Lu}[\p{L}’'-]+,? (?:said|says|told|who|whose)\b/u;
/** A first word that only has its capital from its place: "On November". */
const FUNCTION_FIRST =
  /^(?:When|While|If|As|After|Before|In|Since|Although|Though|Despite|During|For|With|On|The|An?|Last|This|That|About|Around|Nearly|Over|Some|Many|Most|More|At|By|From|To|Of|Until|Under|Because|Once|Even|Only|Just|Among|And|But|Then|Yet|So|Its|His|Her|Their)(?: |$)/u;

/**
 * Whether a pronoun for people stands before anybody that it could mean; `outsides` are the sentences of a post without
 * their quotations, `names` words that name somebody or something wherever they stand. English.
 */
export function lacksSomebody(outsides: readonly string[], names: ReadonlySet<string>): boolean {
  const told = outsides.map((outside) => outside.trim()).filter((outside) => outside !== '');
  const opening = /^\p{Lu}[\p{L}’'-]*\p{L}/u.exec(told[0] ?? '')?.[0].replace(/[’']s?$/u, '') ?? '';
  const opensNamed = names.has(opening);
  return (
    lacksOne(told, opensNamed) ||
    asksAnother(told[0] ?? '') ||
    lacksSecond(told.join(' ')) ||
    lacksMany(told.join(' '), opensNamed)
  );
}

/** Somebody stands before a pronoun in its sentence or in the one before it, or opens the post. */
function lacksOne(told: readonly string[], opensNamed: boolean): boolean {
  let inMind = opensNamed;
  for (const sentence of told) {
    const at = sentence.search(PERSON);
    if (at > -1) {
      const isTheirs = RELATED.test(sentence.slice(at));
      const all = sentence.slice(0, at);
      const before = isTheirs ? all.replace(NAMED, '') : all;
      if (isTheirs && before === '' && sentence === told[0]) return true;
      if (!inMind && !namesOne(before) && !isNamedBehind(sentence, at)) return true;
      if (!opensNamed && ATTRIBUTED.test(sentence.slice(at - 2)) && !namesSpeaking(before) && !inMind)
        return true;
      if (at === 0 && opensNamed && sentence === told[0]) return true;
    }
    inMind = opensNamed || at > -1 || namesOne(sentence);
  }
  return false;
}

/** "Mara Ode, his mother": he is somebody else. */
const RELATED =
  /^(?:his|her) (?:\p{Ll}+ )?(?:mother|father|wife|husband|widow|widower|brother|sister|son|daughter|cousin|uncle|aunt|nephew|niece|grandmother|grandfather|fiancée?|girlfriend|boyfriend|lawyer|attorney|solicitor|barrister|agent|coach|boss|doctor|teacher|spokesman|spokeswoman|predecessor|successor)(?=[,.;:]| of\b)/u;
const NAMED = /\p{Lu}[\p{L}\p{M}’'-]*(?: \p{Lu}[\p{L}\p{M}’'-]*\.?)*, (?:\d+, )?$/u;

/** ", she says": of somebody in particular, not of "someone". */
const ATTRIBUTED =
  /^, (?:he|she) (?:says|said|adds|added|notes|noted|explains|explained|recalls|recalled)\b/u;

function namesSpeaking(before: string): boolean {
  return (
    /\p{Lu}[\p{L}’'-]+ (?:said|says|told|adds|added|wrote)\b/u.test(before) ||
    (before.match(OTHER)?.length ?? 0) > 0
  );
}

/** "When asked whether he …, Bessent replied": the name follows its pronoun behind the comma. */
function isNamedBehind(told: string, at: number): boolean {
  const behind = told.slice(at);
  return CLAUSE_FIRST.test(told) && /^[^,]*, \p{Lu}/u.test(behind) && !OFFICIAL.test(behind);
}

/** "A day after his arrest, Mayor Falk …": who speaks or rules is another than the one it was done to. */
const OFFICIAL =
  /^(?:his|her|their) (?:\p{Ll}+ )?(?:arrest|trial|death|funeral|murder|killing|execution|conviction|sentencing|acquittal|suicide|disappearance)\b[^,]*, (?:Mayor|Judge|Justice|Prosecutor|President|Prime Minister|Governor|Gov\.|Sen\.|Senator|Rep\.|Sheriff|Police|Detective|Chief|Coroner|Attorney)\b/u;

function namesOne(before: string): boolean {
  return SAYS_FIRST.test(before) || SOMEBODY.test(before) || listRuns(before).length > 0;
}

/** Capitalised words behind other words that can name a person. */
function listRuns(text: string): string[] {
  return [...text.matchAll(RUN)].flatMap((match) => {
    const run = match[0].trim();
    const before = text.slice(0, match.index);
    if (before === '' || BEGINS.test(before)) {
      const named = run.replace(FUNCTION_FIRST, '');
      const isBare = named === run && !run.includes(' ');
      return isBare || named === '' || CALENDAR.test(named) || BODY.test(named) ? [] : [named];
    }
    return CALENDAR.test(run) || PEOPLES.test(run) || BODY.test(run) || PLACED.test(before) ? [] : [run];
  });
}

/** The end of a sentence, not of "Mrs." or of an initial. */
const BEGINS =
  /(?<!\b(?:Mr|Mrs|Ms|Mx|Dr|Gov|Sens?|Reps?|St|Gen|Lt|Col|Maj|Capt|Sgt|Prof|Rev|\p{Lu}))[.!?]["”’)]* $/u;

/** "When Falk asked her what …": somebody other than the only one named. */
const OTHER_THAN =
  /\p{Lu}[\p{L}’'-]*\p{L} (?:\p{Ll}+ly )?(?:\p{Ll}{2,}ed|told|met|saw|took|gave|left|found|sent|hit|shot|knew|brought|tells|asks) (?:him\b|her(?: (?:how|what|why|if|whether|to|that|out|in|for|with|an?|the|about|from|at|on|not)\b|[.,;]))/u;

function asksAnother(first: string): boolean {
  const at = first.search(OTHER_THAN);
  if (at === -1) return false;
  const before = first.slice(0, at);
  return listRuns(before).length === 0 && !SOMEBODY.test(before) && !SAYS_FIRST.test(before);
}

/** "Okoro said she once made him …": he and she, and only one of them named. */
function lacksSecond(told: string): boolean {
  const at = [told.search(MAN), told.search(WOMAN)];
  if (at.includes(-1)) return false;
  const before = told.slice(0, Math.max(...at));
  const named = new Set(
    listRuns(before).map((run) =>
      run
        .split(' ')
        .at(-1)
        ?.replace(/[’']s?$/u, ''),
    ),
  );
  if (/^\p{Lu}[\p{L}’'-]+ (?!\p{Lu})/u.test(before)) named.add(before.split(' ')[0]?.replace(/[’']s?$/u, ''));
  return named.size + (before.match(OTHER)?.length ?? 0) < 2;
}

const SPEAKS_ALONE = /^\p{Lu}\p{Ll}+ (?:said|says|added|testified) (?:that )?$/u;

function lacksMany(told: string, opensNamed: boolean): boolean {
  const at = told.search(PEOPLE);
  if (at === -1) return false;
  const before = told.slice(0, at);
  // "Normand said their purpose …": one who speaks is not they.
  if (opensNamed && at > 0 && !SPEAKS_ALONE.test(before)) return false;
  const named = before.replace(/^\p{Lu}\p{L}* /u, '').match(EACH_OF_SEVERAL) ?? [];
  // "Attorneys did not ask them": somebody other than the only ones named.
  const isObject = /^them\b/u.test(told.slice(at)) && !/[,.;:]|\b(?:and|who|that|as)\b/u.test(before);
  if (named.length > (isObject ? 1 : 0)) return false;
  if (isObject && named.length === 1) return true;
  if (SPEAKS_ALONE.test(before)) return true;
  const opens = /^\p{Lu}\p{Ll}+(?: |$)/u.test(before);
  if (opens && !CLAUSE_FIRST.test(before) && !UNNAMED.test(before)) return false;
  return !isNamedBehind(told, at);
}
