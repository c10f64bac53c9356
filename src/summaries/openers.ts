import { takeQuotationsOut } from '../model/quotes.ts';

/** Words that point back when they begin a post, by language; matched at the very start. */
const POINTING_BACK: Readonly<Record<string, RegExp>> = {
  en: /^(?:He|She|They|It|Its|It’s|It's|His|Her|Hers|Their|Theirs|Them|This|That|That’s|That's|These|Those|Such|But|And|Or|Nor|So|Yet|Then|Thus|Hence|However|Therefore|Moreover|Furthermore|Nevertheless|Nonetheless|Meanwhile|Still|Instead|Indeed|Also|Besides|Additionally|Similarly|Likewise|Otherwise|Consequently|Accordingly|Conversely|Separately|Surprisingly|Unfortunately|Fortunately|Together|Ironically|Crucially|Importantly|More importantly|Once (?:they|he|she|it)|Unsurprisingly|Notably|Specifically|Finally|Later|Earlier|Afterwards?|Eventually|Elsewhere|Again|Too|Either|Neither|Both|Another|Others?|Here|There|Now|Even so|As such|As a result|In turn|In addition|In contrast|By contrast|In response|In fact|In other words|In short|In particular|In the meantime|In the process|For example|For instance|For one|For his part|For her part|For their part|On the other hand|On the contrary|On top of|At the same time|At that time|At the time|At least|After all|After that|Before that|Above all|Among them|Of course|Of those|Of these|Some of|Many of|Most of|Most|Some|Several|All of|Each of|None of|One of the|One such|Not only|Not all|Rather|Perhaps|Maybe|Yes|No|Well|Oh|Plus|Because of th|Despite th(?:is|at|ese|ose)|Before (?:this|that)|After this|For starters|In hindsight|Since then|Until then|Until now|Back then|Doing so|With th(?:is|at|ese|ose)|From there|First|Second|Secondly|Third|Thirdly|Next|Last but|Once again|To (?:do|make|achieve) (?:so|this|that)|To (?:this|that|these|those)|What’s more|What is more|Worse|Better still|Even worse|Ditto|Same|Only then|Just|Why|How|What|When asked (?:if|whether|about) (?:this|that|it)|Asked (?:if|whether|about) (?:this|that|it)|Like (?:him|her|them|others|many)|Unlike (?:him|her|them|others)|Among (?:others|those))(?=[\s,’':;—–-]|$)/u,
  es: /^(?:Él|Ella|Ellos|Ellas|Ello|Esto|Esta|Este|Estos|Estas|Eso|Esa|Ese|Aquello|Pero|Y|O|Sin embargo|Además|También|Así|Entonces|Luego|Después|Mientras tanto|Por eso|Por ello|Por tanto|Su|Sus|Aunque|No obstante)(?=[\s,])/u,
  fr: /^(?:Il|Elle|Ils|Elles|Ce|Cela|Ça|Cet|Cette|Ces|C’est|C'est|Celui|Celle|Mais|Et|Or|Ou|Donc|Ainsi|Alors|Puis|Cependant|Toutefois|Pourtant|Néanmoins|En effet|De plus|Son|Sa|Ses|Leur|Leurs|Y|En outre|Par ailleurs)(?=[\s,’'])/u,
  de: /^(?:Er|Sie|Es|Ihm|Ihn|Ihr|Ihre|Sein|Seine|Dies|Diese|Dieser|Dieses|Diesen|Das|Aber|Doch|Und|Oder|Jedoch|Zudem|Außerdem|Dennoch|Deshalb|Daher|Dabei|Damit|Dafür|Dagegen|Dadurch|Danach|Dann|Darauf|Darüber|Dazu|So|Auch|Denn|Allerdings|Trotzdem|Hingegen|Inzwischen|Stattdessen)(?=[\s,])/u,
  zh: /^(?:他|她|它|这|這|那|但|而|因此|所以|然而|此外|同时|同時|另外|不过|不過|其|该|該|对此|對此|随后|隨後)/u,
  ja: /^(?:彼|彼女|それ|これ|その|この|あの|しかし|また|そして|だが|ただ|一方|さらに|なお)/u,
  ar: /^(?:هو|هي|هم|هذا|هذه|ذلك|تلك|لكن|ولكن|كما|وأضاف|وقال|وأضافت|وقالت|وأكد|وأوضح|وأشار|غير أن)(?=\s)/u,
};

/** "A few days later, …", "The next day, …": told from a moment that the post does not name. */
const TOLD_TIME =
  /^(?:[\p{L}\d’-]+ ){0,4}(?:later|earlier|after that|before that|afterwards?|the next day|the following (?:day|week|month|year)|that (?:day|night|week|month|year)|the same (?:day|night|week|month|year))\b/iu;

/** Words inside the first sentence that lean on what was said before, wherever they stand. */
const LEANING =
  /\b(?:(?<!but )also|too,|as well\b|the (?:latter|former)|the same \p{Ll}|the other|such an? \p{Ll}|these|those(?! who| with| in)|this (?!year|week|month|spring|summer|autumn|fall|winter|season|morning|afternoon|evening|century|decade)|that (?:move|decision|deal|figure|number|day|year|time|case|plan|point|amount)|in turn|instead|however|therefore|meanwhile|likewise|as mentioned|for instance|for example|that means|thereby|adds?|added|went on|continued|in both cases|either way|do so|did so|doing so|then)\b/u;

/** Nouns that everybody knows without having been told of them. */
const KNOWN =
  /^(?:world|government|public|economy|war|pandemic|internet|sun|moon|earth|planet|climate|future|past|present|president|prime minister|pope|king|queen|military|army|media|press|market|markets|stock market|dollar|euro|yen|yuan|pound|rich|poor|number of|majority|rest of|best|worst|biggest|largest|latest|first|last|most|more|global|international|world’s|country’s|nation’s|average|risk of|cost of|price of|use of|rise of|fall of|end of|start of|city of|state of|town of|province of|idea of|threat of)\b/u;
/** What pins a thing down right behind its noun, or behind a noun of two words. */
const PINNED_AT_ONCE = /^(?:of|for|between|behind|from|in|at|by|on|against|to|with|who|whose|that|which)$/u;
const PINNED_LATER = /^(?:of|for|between|behind|who|whose)$/u;
/** "The 72-year-old actor", "The Berlin-based startup": told before, however capitalised. */
const RELATIVE =
  /^\S+-(?:based|born|year-old|led|backed|owned|run|old|educated|style)\b|^(?!(?:19|20)\d\d)\d/u;

/** "Six others", "Two of the suspects": parts of something told before. */
const PARTS =
  /^(?:\p{L}+|\d+) (?:others?|more)\b|^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d+|Part|Half|Members) of (?:the|them|those|these|its|his|her|their)\b/u;
/** "On Facebook, he …", "Born in Leeds, she …": nobody has been named before the pronoun. */
const PRONOUN_FIRST =
  /^(?:On|In|At|From|Born|During|For|With|By|To|Under|Over|Of|Last|Every|Next|As an?|Since|Until|According to|\p{Lu}\p{Ll}+(?:ing|ed))\b[^,]*, (?:\p{Ll}+ )?(?:he|she|they|it)\b|^(?:In|At|On|By|For|After|Before|Since) [^,]{0,40}?\b(?:he|she|they) (?:has|have|had|was|were|is|are|will|would)\b/u;

/**
 * Whether a sentence leans on what stands before it, so that it cannot begin a post. `language` is BCP 47 or `null`;
 * with `opensArticle` nothing stands before it, so that only pronouns and the like can lean.
 */
export function dangles(sentence: string, language: string | null, opensArticle: boolean): boolean {
  const bare = sentence.replace(/^[\s“"‘'«„「¿¡(—–-]+/u, '');
  const primary = (language ?? 'en').toLowerCase().split('-')[0] ?? 'en';
  if (POINTING_BACK[primary]?.test(bare) === true) return true;
  if (primary !== 'en' || opensArticle) return false;
  if (LEANING.test(takeQuotationsOut(sentence)) || isUntold(bare)) return true;
  return [TOLD_TIME, PARTS, PRONOUN_FIRST].some((pattern) => pattern.test(bare));
}

/** "The move", "The columnist says": a definite thing that nothing in its own words pins down. */
function isUntold(bare: string): boolean {
  const words = /^(?:[\p{L}\d’'-]+ )?[Tt]he ((?:[^\s,;:]+ ?){1,4})/u.exec(bare);
  if (
    words === null ||
    !/^The |^(?:When|As|After|Before|If|While|Since|Under|During|Despite|With|In|At|For|On) the /u.test(bare)
  )
    return false;
  const told = words[1] ?? '';
  if (KNOWN.test(told)) return false;
  if (RELATIVE.test(told)) return true;
  const [noun = '', second = '', third = ''] = told.trim().split(' ');
  if (/^\p{Lu}|^\d{4}/u.test(noun)) return false;
  return !PINNED_AT_ONCE.test(second) && !PINNED_LATER.test(third);
}
