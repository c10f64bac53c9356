import { takeQuotationsOut } from '../model/quotes.ts';
import { ROLE } from './roles.ts';

/** Words that point back when they begin a post, in groups; matched at the very start. */
const POINTING_BACK = new RegExp(
  `^(?:${[
    "He|She|They|It|Its|His|Hers?|Theirs?|Them|This(?! (?:week|month|year|weekend|spring|summer|autumn|fall|winter),? \\p{Lu})|That|These|Those|Such|(?:He|She|They|It|That)[’'](?:s|d|ll|re|ve)",
    'But|And|Or|Nor|So|Yet|Then|Thus|Hence|However|Therefore|Moreover|Furthermore|Nevertheless|Nonetheless|Meanwhile|Still|Instead(?! of)|Indeed|Also|Besides|Additionally|Similarly|Likewise|Otherwise|Consequently|Accordingly|Conversely|Separately|Together|Plus|Though|Although it',
    "(?:More|Most) \\p{Ll}+ly(?=,)|In between|(?:While|As|When|If|With|Despite|In|On|At|From|Of|For|After|Before|Because of) that|Surprisingly|Unfortunately|Fortunately|Ironically|Crucially|(?:More )?[Ii]mportantly|Unsurprisingly|Interestingly|Notably|Specifically|Perhaps|Maybe|Probably|Rather|Sure|Yes|True(?=,)|Well|Oh|Sorry|Worse|Better still|Even (?:worse|more|so)|What(?:’s|'s| is) more|Ditto|Same|The same (?:is|was|goes|went|applies|holds|happened)",
    'Finally|Later(?! this (?:week|month|year))|Earlier(?! this (?:week|month|year))|Afterwards?|Eventually|Elsewhere|Again|Too|Initially|Previously|Subsequently|Ultimately|So far|Now(?! \\d)|Here|Once again|Once (?:they|he|she|it)|Because maybe|Since then|Nearby|(?:Almost |Nearly )?[Aa]s soon as (?:it|he|she|they)|Until (?:then|now)|Back then|Only(?: then)?',
    'Either|Neither|Both(?! [^,.]{2,60} and )|Another|(?:The )?[Oo]thers?|One such|Each(?! year| day| week| month)|Among (?:them|others|those)|Like (?:him|her|them|others|many)|Unlike (?:him|her|them|others)',
    'Fair enough|For as|(?:Should|Had|Were) (?:it|they|he|she|this|that)|The former(?=,| (?:was|is|has|had))|All (?:so|that|this)|Whatever (?:it|this|that|he|she|they)|Things (?:have|had|are|were|got|went|changed|picked)|The \\p{Lu}\\p{L}+(?:ian|an|ese|wede|riton|utchman|renchman)(?=,? (?:who|has|had|was|is|said|says|won|beat|took|led|finished|opened|added|lost|claimed|scored)\\b)|Most \\p{Ll}+ (?:is|was|of all)|No (?!\\p{Ll}+s )\\p{Ll}+ (?:has|was|had) (?:yet )?(?:been )?\\p{Ll}+ed(?=\\.)|(?:[\\p{L}’-]+ ){1,3}had just',
    'No(?:,| (?:doubt|wonder|matter|longer|surprise|such|other|more|problem|thanks|way|word|one else)\\b)|Not (?:only|all|according|so|quite|yet|exactly|really|everyone|necessarily|that|surprisingly|to)',
    '(?:Some|Many|Most|Several|Few|All|None)(?= (?:are|were|was|is|have|has|had|will|would|can|could|may|might|do|did|say|says|said|wrote|told|believe|think|thought|argue|argued|also|even|of(?! the (?:dead|victims|injured|wounded|people|country|population|world|nation|state)\\b)|other|others|just|still|declined|refused|agreed|chose|called|argued|wanted|want|took|went|came|left|fear|feared)\\b|,)',
    'As such|As a result|In (?:turn|addition|contrast|response|fact|other words|short|particular|the meantime|the process|return|all|total|hindsight|reply)|By contrast|For (?:example|instance|one|now|that|his part|her part|their part|starters)|On the (?:other hand|contrary|one hand)|On top of|At (?:the same time|that time|the time|least(?! (?:\\d|one|two|three|four|five|six|seven|eight|nine|ten|a (?:dozen|hundred))\\b)|first|last|one point)|After (?:all|that|this|which)|Before (?:this|that)|Above all|Of course|Because of th|Despite (?:this|that|these|those|it)\\b|(?:Apart|Aside) from (?:that|this)|With (?:this|that|these|those)|From there|Doing so|To (?:do|make|achieve) (?:so|this|that)|To (?:this|that|these|those)|If (?:so|not)',
    'First(?! (?:\\p{Lu}|lady|minister|world|responders|class|quarter|half))|Second(?! (?:\\p{Lu}|world|class|quarter|half))|Secondly|Thirdly|Third(?! (?:\\p{Lu}|world|quarter))|Next(?! (?:year|week|month|spring|summer|fall|autumn|winter|\\p{Lu}))|Last but',
    "Just(?! (?:\\d|one|two|three|half|over|under|outside|a |an |before|after))|Why|How|What|Where|Which(?= (?:is|was|means|meant|makes|made|leaves|brings))|Who|There(?! (?:is|are|was|were|have been|has been) (?:an? (?!few|lot)|\\d[\\d,.]*|more than|at least|about|nearly|almost|many|no \\p{Ll}+ (?:that|of|to|in|for))\\b[^.]* (?:\\p{Lu}|\\$\\d)|[’']s an? (?:[^.]* )?(?:\\p{Lu}|\\$?\\d))",
    "(?:When )?[Aa]sked (?:if|whether|about|why|how|what) (?:this|that|these|those|it|they|them|the|(?:him|her)(?=,))|Let[’']s|Don[’']t|(?:Critics|Opponents|Supporters|Proponents|Advocates|Backers|Skeptics|Sceptics) (?:say|said|argue|argued|claim|fear|call|called|worry)(?: that)? (?:it|they|this|that|he|she|these|those)",
  ].join('|')})(?=[\\s,’':;—–?!.]|--|$)`,
  'u',
);

/** "A few days later, …", "The next day, …": told from a moment that the post does not name. */
const TOLD_TIME =
  /^(?:Once (?!an? |the (?:\p{Lu}|most|largest|biggest)|in |upon|considered|known|called|home|thought)\p{Ll}[^,.]+,|(?:Soon|Shortly|Immediately|Right|Just|Moments|Minutes|Not long|Long|Hours|Days|Weeks|Months|Years) (?:after|later|before|afterwards?|thereafter),|(?:(?:About|Nearly|Almost|Just|Some|Only|Barely|Less than|More than|Not) )?(?:(?:[Aa]n?|[Hh]alf|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d+|Several|Many|Few|Moments?|Minutes?|Hours?|Days?|Weeks?|Months?|Years?|Decades?|Shortly|Soon|Long|Much)\b ?(?:\p{Ll}+ ){0,3}(?:later|earlier|before that|after that|afterwards?)\b|Within (?:\p{L}+ ){0,3}(?:seconds|minutes|hours|days|weeks|months|years|an? (?:minute|hour|day|week|month|year))\b(?! of\b)|[Tt]he (?:next|following|same) (?:day|week|month|year|night|morning|afternoon|evening)\b|[Tt]hat (?:day|night|week|month|year|morning|afternoon|evening|same)\b))/u;

/** Words inside the first sentence that lean on what was said before, wherever they stand. */
const LEANING = new RegExp(
  `\\b(?:${[
    '(?:was|were|is|are|a|of|the|in|with) (?:\\p{Ll}+ )?similar(?!ly| to)|the latter|the former(?=[,.;]| (?:was|is|has|had|and|of)\\b)|the same \\p{L}|the others?\\b(?! (?:side|hand|day|end|half)\\b)|such an? \\p{Ll}|(?:figure|find|work|sort) (?:that|this) out|needs? look no further|[Tt]he (?:most recent|latest|next|best|worst) (?:example|case|instance)(?= (?:is|was|came)|[:,])|such as (?:this|that|these|those)\\b|had (?:\\p{Ll}+ ){1,3}(?:moments|minutes|hours|days|weeks|months) (?:earlier|before)\\b|(?:pay|pays|paying) for (?:it|them)|(?<!\\b(?:in|at|to|from|near) (?:the )?\\p{Lu}[^.]*)(?:work(?:ed|s|ing)?|live[ds]?|living|moved|went|stayed|died|stopped|arrived|stud(?:ied|ying)|served|taught|grew up|been|born|performed|played) there|(?:on|of|to|by|with|for|about|from|in|at|like|than|over|after|before) (?:this|that)(?=[,.;]| (?:in|on|at|by|and|but|with|as|when|was|is|has) )',
    'these(?! days)|those(?! who| with| in| of| whose| that| from| at| under| \\p{Ll}+ed\\b| caught| found| held| hurt| seen| born| behind| living| seeking)',
    'this (?!newspaper|paper|magazine|year|week|weekend|month|spring|summer|autumn|fall|winter|season|morning|afternoon|evening|century|decade|past|time|coming|country|nation|world|planet|\\p{Lu}|\\d)',
    'the (?:first|second|third|last|final) (?:night|day|evening|morning|meeting|session)(?! (?:of|in|at|that|since|to|for|after|on|when|\\p{Lu}))|the (?:matter|issue|subject|topic)(?= (?:twice|again|with|to|at|in|on|during|before|further|up)\\b|[,.;])|(?:expected|forecast|predicted|estimated) (?:about |around )?[$€£]?\\d[\\d.,]*%?(?: \\p{Ll}+)?\\.$|the \\d\\d?-year-old(?! \\p{Lu})',
    'can be (?:heard|seen)|(?:taken|took|follow|followed|ignored|heard|heeded) that \\p{Ll}+|(?:have|has|had|get|give|take|make|do|see|support|share|need|want|of|for|with|to|in|on|at|by|from|against|about) that \\p{Ll}+(?=[.,;]| (?:is|was|were|has|had|will|would|appears?|in|on|at|by|and)\\b)|at the time(?=[.,])',
    'that (?:same |very )?(?:move|decision|deal|figure|number|day|year|time|case|plan|point|amount|night|moment|trip|game|incident|warning|message|idea|claim|view|statement|attack|report|law|bill|rule)|that means|thereby',
    'in turn|instead(?! of)|however|therefore|meanwhile|likewise|as mentioned|for instance|for example|in both cases|either way|(?<=, )it (?:says|said|adds|added)(?=[,.])|do(?:es|ing)? so|did so',
  ].join('|')})|, (?:too|though)[,.]|\\b(?:too|as well)\\.$`,
  'u',
);

/** "All the girls are.", "Health also improved.": of what, an earlier sentence says; words. */
const ELLIPTIC = /\b(?:is|are|was|were|do|does|did|has|have|had|will|can|could|would|should)(?: not)?[.!]$/u;
const LONGEST_ELLIPTIC = 8;
const SHORTEST_ALSO = 5;

/** "Six others", "Two of the suspects": parts of something told before. */
const PARTS =
  /^(?:\p{L}+|\d+) (?:others?|more)\b(?! than)|^(?:About|Around|Nearly|Almost|Roughly|Over|More than|At least) [\d,]+ of (?:them|those|these|its|his|her|their)\b|^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d+|Part|Half|Members|Some|Many|Most|All|Each|Both|None|Several|Few|Much) of (?:the(?! (?:most|main|major|biggest|largest|best|greatest|great|world[’']s|country[’']s|nation[’']s|dead|victims|injured|wounded|people|country|population|world|nation|state|city|time|year|way|women|men|children)\b)|them|those|these|its|his|her|their|which|whom)\b|^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten) (?:was|were|is|are|has|have|had|said|says|died|will|would|could)\b/u;

/** "A further four are planned", "Another was hurt": of what, the sentence before says. */
const ADDS =
  /^(?:An?(?: further| additional| second| third)?|(?:Just|Only|About|At least) (?:an?)?|The (?:other|first|second|third|remaining)|Another|More|Further|Additional) ?(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|dozen|half|third|quarter|few)?(?: more)? (?:was|were|is|are|has|have|had|will|would|could|remain|recently|said|says|died|served|came|went)\b|^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten) (?:\p{Ll}+ly|served|came|went|told|wrote|lived|worked|left|got|took|made|became|survived|escaped|suffered|remain|remained)\b/u;
/** "The Real Madrid striker scored", "the Swede": who that is, a post before must just have said. */
const EPITHET = new RegExp(
  `^(?:[^,]{1,60}, |(?:For|With|By|Of|To|As|When|While|After|Before|Behind|Between|Among|Against) )?[Tt]he (?:(?=[^,.;:]*\\p{Lu})(?:[\\p{L}\\d’'.-]+ ){1,6}?${ROLE}|(?:[\\p{Ll}-]+ ){0,2}(?:American|Briton|Swede|Dane|Spaniard|Scot|Pole|Serb|Croat|Swiss|Brit|(?!Guardian)\\p{Lu}\\p{L}+(?:man|woman|ese|[^st]ian)))(?=,? (?:who|has|have|had|was|were|is|are|will|would|could|can|did|also|then|said|says|\\p{Ll}+(?:ed|s)|won|beat|took|led|went|came|made|got|left|lost|ran|struck|hit|shot|gave|put|fell|rose|saw|met|held|found|told|which)\\b|,? --)`,
  'u',
);
/** "Practically, that person may …": pointed at, not told. */
const POINTED =
  /^(?:[^,.;:]{1,60}, )?(?:[Tt]hat|[Tt]his|[Tt]hese|[Tt]hose) (?!year|week|month|weekend|morning|afternoon|evening|night|season|time|summer|winter|spring|fall|autumn)\p{Ll}+(?: \p{Ll}+)? (?:may|might|will|would|was|were|is|are|has|have|had|could|can|should|did|does)\b|\b(?:to|toward|towards|for|with|at|in|of) that (?:end|effect|extent|regard|respect|sense|way|point|reason|purpose)\b/u;
/** "Former player Jean Moutier concurred.": with what, the sentence before says. */
const CONCURS =
  /\b(?:concurred|concurs|agreed|agrees|disagreed|disagrees|echoed (?:that|this|those|the)|shared (?:that|this|those|the) (?:view|sentiment|concern)s?|chimed in)(?:[.,;]|$)/u;
/** In the first clause, so that more is told of what came before: "Madison also details …". */
const ALSO =
  /^[^,;:]{0,130}\b(?:also|again|another|further|additional|similar(?:ly)?|instead|too|likewise|still others?|then|has since|have since|had since|eventually|afterwards?|even more|later|an? (?:very |entirely )?(?:different|separate|\p{Ll}+ier)|affected \p{Ll}+s)\b(?! (?:than|from|of|to|as|an hour|one day))/u;

const PHRASE =
  /^(?:On|In|At|From|To|Since|During|For|With|Without|By|Under|Over|Of|Last|Every|Next|As|Until|Like|Unlike|Once|Back|Throughout|Despite|Among|Through|Instead of|Besides|Alongside|Against|Because|According to|After|Before|When|While|If|Although|Though|Whenever|\p{Lu}\p{Ll}+(?:ing|ed|rn|wn|ught))\b/u;
const CLAUSE = /^(?:When|While|As|After|Before|If|Although|Though|Because|Once|Until|Since|Whenever)\b/u;
const VERB =
  'was|were|is|are|had|has|have|will|would|could|did|does|said|says|told|went|came|left|became|took|got|made|met|began|won|lost|knew|thought|felt|saw|found|died|gave|led|ran|\\p{Ll}{2,}ed';
/** Somebody who does something inside an opening phrase: "When Obama visited", "after a man told". */
const ACTOR = new RegExp(
  `(?:\\p{Lu}[\\p{L}’'-]+|\\b(?:an?|one) (?:[\\p{L}-]+ ){0,3}\\p{L}+) (?:\\p{Ll}+ly )?(?:${VERB})\\b`,
  'u',
);
/** No opening phrase is longer; characters. */
const LONGEST_PHRASE = 140;
/** "Probably not." answers what the post does not ask; words. */
const FRAGMENT = 4;

/** A short sentence without any of these says nothing of anything: "A constant seeker within this world." */
const VERBAL =
  /\b(?:is|are|was|were|am|be|been|has|had|have|do|does|did|will|would|can|could|may|might|must|should|shall|(?!this|its|his|as|us|across|perhaps|always|less|unless|plus)\p{Ll}+(?:ed|es|s)|went|came|said|told|took|made|got|won|lost|left|met|led|began|rose|fell|died|grew|fought|ran|sent|set|cut|put|built|bought|sold|saw|found|knew|thought|felt|gave|became|broke|spoke|wrote|drew|drove|flew|struck|shot|hit|spent|held|kept|paid|brought|caught|taught|stood|sat|read|let|want|need|say|know|believe|think|remain|seem|live|work|own|use|help|lead|come|go|make|take|give|get|run|play|include|face|show|call|hold|turn|keep|mean|start|stop|fall|rise|cost|like|love|hope|plan|try|hear|feel|look|stay|vote|support|agree|die|lie|eat|buy|sell|pay|meet|grow)\b|[’'](?:re|ve|ll|d|m|t)\b|\b(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hat|[Tt]here|[Ww]hat|[Ww]ho|[Hh]ere|[Ww]here|[Hh]ow|[Tt]his|[Ee]verything|[Nn]othing|[Ll]et)[’']s\b/u;
/** A longer one has a verb that is not in the list; words. */
const LONG_SENTENCE = 22;

/** "It is unclear whether …", "On the surface, it seems that …": this "it" points forward. */
const FORWARD =
  /^it(?:[’']s| is| was| remains| remained) (?:(?:not|now|still|too|far|also|yet|\p{Ll}+ly) )*(?:(?:unclear|clear|unknown|known|accepted|believed|likely|unlikely|possible|true|thought|expected|understood|certain|uncertain|hoped|feared|announced|reported|revealed|alleged|claimed|said) (?:that|whether|when|how|why|what|who|where|if)(?! (?:that|this|these|those|such|it|they)\b)|(?:time|illegal|legal|impossible|possible|early) (?:for [^,.]{2,40} )?to)\b|^it (?:seem|appear|emerge|turn)(?:s|ed|d)? (?:out )?that\b/iu;

/** "Asked whether she would resign, Reed said no.": she is Reed. */
const ASKED =
  /^(?:When )?[Aa]sked (?:if|whether|about|why|how|what) (?!(?:this|that|these|those|it|they|them|the|(?:him|her)(?=,))\b)[^,]*, \p{Lu}[^,]{0,60}? (?:said|says|repl(?:ies|ied)|answer(?:s|ed)|told|tells|declined|respond(?:s|ed)|insist(?:s|ed)|den(?:ies|ied)|shook|laughed|smiled|nodded)\b/u;

/** Whether an English sentence points at what stands before it by its first words, so that it can never begin a post; `bare` is without its opening marks. */
export function pointsBackInEnglish(bare: string, opensArticle: boolean): boolean {
  if (!FORWARD.test(bare) && !ASKED.test(bare) && (POINTING_BACK.test(bare) || hasPronounBehindPhrase(bare)))
    return true;
  if (opensArticle) return false;
  const words = bare.split(/\s+/u).length;
  if (words <= LONGEST_ELLIPTIC && ELLIPTIC.test(bare)) return true;
  if (words <= SHORTEST_ALSO && /\balso\b/u.test(bare)) return true;
  return words < FRAGMENT || (words < LONG_SENTENCE && !VERBAL.test(bare));
}

/** Whether an English sentence can only be understood right behind the one before it: "Six others were hurt". */
export function leansInEnglish(sentence: string, bare: string): boolean {
  const outside = takeQuotationsOut(sentence);
  return (
    [TOLD_TIME, PARTS, ADDS, EPITHET, POINTED, CONCURS].some((rule) => rule.test(bare)) ||
    LEANING.test(outside) ||
    ALSO.test(outside)
  );
}

/** "On Facebook, he …", "Like locals, they’re …", "In 1997 he settled …": nobody has been named before the pronoun. */
function hasPronounBehindPhrase(bare: string): boolean {
  if (/^\p{Lu}\p{Ll}+, (?:he|she|it|they)\b/u.test(bare)) return true;
  if (!PHRASE.test(bare)) return false;
  if (BORN.test(bare) || COMPARED.test(bare)) return true;
  const near = bare.slice(0, LONGEST_PHRASE);
  const behind = /^[^,]*?(?:, (?:\p{Ll}+ )?|(?:--|—|–) ?| )(?=(?:he|she|they|it)\b)/u.exec(near);
  if (behind === null || FORWARD.test(bare.slice(behind[0].length))) return false;
  // "a map with 412 pins in it": no subject, and the thing stands before it.
  if (/\b(?:in|of|to|on|with|for|at|by|from|about|into|over|under) $/u.test(behind[0])) return false;
  const phrase = behind[0].replace(/^\p{L}+ /u, '');
  const comma = /[,—–-] ?(?:\p{Ll}+ )?$/u.test(behind[0]);
  // "After it was sold, Ford …": of "it" right behind the first word nothing is known yet.
  // "When Ines Falk was mayor, it …": a person is no "it".
  if (comma && /^it\b/u.test(near.slice(behind[0].length)) && isOfPerson(phrase)) return true;
  if (!comma && CLAUSE.test(bare) && phrase === '' && /^it\b/u.test(near.slice(behind[0].length)))
    return false;
  return (comma && !CLAUSE.test(bare)) || !ACTOR.test(phrase);
}

/** "Like Aslan's murder, her death …": whose, if not hers? */
const COMPARED = /^(?:Like|Unlike) [^,.]{2,60}, (?:his|her|their|its)\b/u;

/** "Born in Leeds, a town of 900, he …" */
const BORN =
  /^(?!.*\bwhen \p{Lu})(?:Born|Raised|Educated|Trained|Known|Named|Called|Dressed|Speaking|Writing|Asked|Armed|Based)\b(?:(?! (?:who|whose)\b)[^.]){0,120}, (?:he|she|they|it)\b/u;

function isOfPerson(phrase: string): boolean {
  return /\p{Lu}[\p{L}.]* \p{Lu}/u.test(phrase) && !/\b(?:an?|the|its|this) \p{Ll}|\d/u.test(phrase);
}
