import { takeQuotationsOut } from '../model/quotes.ts';
import { leansInEnglish, pointsBackInEnglish } from './english.ts';
import type { Language } from './language.ts';

/** Pronouns and connectives that point back when they begin a post; matched at the very start. */
const POINTING_BACK: Readonly<Partial<Record<Language, RegExp>>> = {
  es: /^(?:Él|Ellas?|Ellos|Ello|Est(?:o|os|as)|Est[ea](?! (?:año|semana|mes|lunes|martes|miércoles|jueves|viernes|sábado|domingo|verano|invierno|otoño|primavera)\b)|Es[eo]|Esas?|Esos|Aquel(?:l[oa]s?)?|Pero|Y|O|Ni|Sin embargo|Además|También|Tampoco|Así|Entonces|Luego|Después|Mientras tanto|Por eso|Por ello|Por (?:lo )?tanto|Por su parte|Por otr[oa] (?:lado|parte)|Asimismo|Incluso|No obstante|En cambio|De hecho|Sus?)(?=[\s,:])/u,
  fr: /^(?:Il(?! (?:y a|faut|existe)\b)|Elles?|Ils|Cela|Ça|Cet(?:te)?(?! (?:année|semaine|été|automne|hiver)\b)|Ce(?! (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mois|printemps)\b)|Ces|C[’']est|C[’']était|Celles?|Celui|Ceux|Mais|Et|Or|Ou|Donc|Ainsi|Alors|Puis|Cependant|Toutefois|Pourtant|Néanmoins|En effet|De plus|D[’']ailleurs|Enfin|Ensuite|Aussi|Son|Sa|Ses|Leurs?|En outre|Par ailleurs|De son côté|Pour sa part)(?=[\s,’':])/u,
  de: /^(?:Er|Sie|Es(?! (?:gibt|gab|geht|wurde|wird)\b)|Ihm|Ihn|Ihre?[mnrs]?|Seine?[mnrs]?|Dies|Diese[mnrs]?(?! (?:Woche|Jahr|Monat|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Sommer|Winter|Herbst|Frühjahr)\b)|Das(?= (?:ist|war|sei|wäre|hat|hatte|heißt|bedeutet|gilt|wird|würde|kann|könnte|soll|sollte|sagte?|teilte|zeigt|macht|geht|liegt|berichtet)\b)|Aber|Doch|Und|Oder|Jedoch|Zudem|Außerdem|Dennoch|Deshalb|Daher|Dabei|Damit|Dafür|Dagegen|Dadurch|Danach|Dann|Darauf|Darüber|Dazu|Dort|Davon|So|Auch|Denn|Allerdings|Trotzdem|Hingegen|Inzwischen|Stattdessen|Ebenso|Später|Anschließend|Nun|Jener?|Jene[mns]|Beide)(?=[\s,:])/u,
  zh: /^(?:他们?|她们?|它们?|他們|她們|它們|这|這|那(?!不勒斯)|但|而|因此|所以|然而|此外|此前|此次|此举|此舉|同时|同時|另外|不过|不過|其中|其他|其|该|該|对此|對此|随后|隨後|之后|之後|于是|於是|并且|並且|也|还有|還有|上述|与此同时|與此同時|相比之下)/u,
  ja: /^(?:彼ら?|彼女|それ|これ|その|この|あの|そこ|ここ|こう|そう|しかし|また|そして|だが|ただ(?!ち)|一方|さらに|なお|同社|同氏|同日|同省|同庁|同市|同県|同国|だから|なぜなら|つまり|例えば|ところが|でも|両者|両氏|両国)/u,
  ar: /^(?:و?(?:هو|هي|هم|هما|هذا|هذه|ذلك|تلك|هؤلاء)|و?لكن(?:ه|ها|هم)?|كما|أيضا|أيضاً|بينما|غير أن|إلا أن|ومع ذلك|وبالتالي|لذلك|ثم|و?(?:قال|قالت|أضاف|أضافت|أكد|أكدت|أوضح|أوضحت|أشار|أشارت|تابع|تابعت)(?= (?:إن|أن|إنه|أنه|إنها|أنها|إلى|قائلا|قائلاً)(?=\s)))(?=[\s،])/u,
};

/** Inside a sentence, too: "ont supprimé cette obligation". */
const LEANING: Readonly<Partial<Record<Language, RegExp>>> = {
  fr: /(?<!\p{L})(?:cette|cet)(?! (?:année|semaine|été|automne|hiver|nuit|après-midi|commune|ville))(?= \p{Ll})/u,
};

/** "LONDON (Reuters) - ", "Lagos, Nigeria (CNN)": where a report was written. */
const DATELINE = /^(?:\p{Lu}[\p{L}.,’' ]{1,40} )?\(\p{Lu}[\p{L} ]{1,20}\)\s*(?:--|[—–-])?\s*(?=[“"‘\p{Lu}])/u;

/** How a sentence leans on what stands before it: it can never begin a post, or only right behind the sentence before it. */
export type Lean = 'never' | 'behind' | 'not';

/**
 * How a sentence leans on what stands before it; with `opensArticle` nothing stands before it, so that only pronouns
 * and the like can lean. A definite thing is for `needsOf`.
 */
export function findLean(sentence: string, language: Language, opensArticle: boolean): Lean {
  const bare = sentence.replace(DATELINE, '').replace(/^[\s“"‘'«„»「『¿¡([—–-]+/u, '');
  if (language === 'en') {
    if (pointsBackInEnglish(bare, opensArticle)) return 'never';
    return !opensArticle && leansInEnglish(sentence, bare) ? 'behind' : 'not';
  }
  if (POINTING_BACK[language]?.test(bare) === true) return 'never';
  const leans = !opensArticle && LEANING[language]?.test(takeQuotationsOut(sentence)) === true;
  return leans ? 'behind' : 'not';
}

/** Whether a sentence leans on what stands before it at all. */
export function dangles(sentence: string, language: Language, opensArticle: boolean): boolean {
  return findLean(sentence, language, opensArticle) !== 'not';
}
