/** What may stand before such a form; behind an apostrophe only where it parts off an article, "l’art.", not in "Falk’s.". */
const BEFORE = /(?:^|[\s(“"‘„«—–-]|['’](?<=(?<!\p{L})(?:[LlDd]|[DdNn]ell|[Aa]ll|[Dd]all|[Ss]ull)?['’]))/u
  .source;

/** Titles and the like: a sentence never ends behind them. English, German, Spanish, French, Italian, Portuguese. */
export const NEVER_LAST = new RegExp(
  String.raw`${BEFORE}(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Dra|Prof|Gov|Lt|Sen|Sens|Rep|Reps|Gen|Col|Sgt|Cpl|Pvt|Capt|Cmdr|Adm|Maj|Brig|Supt|Insp|Det|Rev|Hon|Fr|Amb|Atty|Pres|St|Ste|Mt|Ft|Sr|Sra|Srta|Sres|Dña|Ud|Uds|ej|Gral|Cía|aprox|Avda|vs|v|cf|e\.g|i\.e|viz|approx|ca|bzw|vgl|sog|ggf|evtl|geb|gest|inkl|zzgl|Hr|Frl|Dipl|Mme|Mmes|Mlle|MM|Mgr|env|Ing|Lic|Fa|insb|insbes|Pr|Exmo|Exma|Excmo|Excma|Profa|sig|Sig|dott|Dott|avv|Avv|mons|Mons|Dr\. (?:med|jur|phil|theol|rer|ing)|rer\. nat|núm|págs?|\p{Ll}|[\p{Script=Arabic}])\.$|['’](?<=(?<!\p{L})(?:[Ll]|[Dd]ell|[Aa]ll|[Dd]all)['’])[Oo]n\.$`,
  'u',
);

/** Short forms that stand before a number, a name or in the middle, and may also end a sentence. */
export const SELDOM_LAST = new RegExp(
  String.raw`${BEFORE}(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Nos?|Art|Arts|Sec|Fig|Figs|Vol|Ch|pp?|Nr|Abs|Str|Jr|Inc|Corp|Co|Cos|Ltd|LLC|Cie|Mio|Mrd|Jh|UU|EE|art|av|Av|Eng|Pe|prof|ing|\p{L}+str|chap|Bros|Assn|Dept|Univ|Ave|Blvd|Rd|al|est|max|min|avg|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)\.$`,
  'u',
);

/** Countries and eras behind which a sentence goes on, unless the next word opens one: "EE. UU.", "av. J.-C.", "v. Chr.". */
export const ABROAD = /(?:EE\.\s?UU|J\.-C|[vn]\.\s?Chr|\b[ad]\.\s?C)\.$/u;
/** They open sentences of other languages; a name begins with one seldom enough behind those. */
export const OPENER_ABROAD =
  /^[“"«„¿¡(]*(?:El|La|Los|Las|Un|Una|Lo|No|Se|Su|Sus|Este|Esta|Esto|Pero|Y|En|Por|Para|Con|Tras|Según|También|Todos|Le|Les|Une|Des|Ce|Cette|Ces|Il|Elle|Ils|Elles|On|Mais|Et|Au|Dans|Pour|Der|Die|Das|Ein|Eine|Er|Sie|Es|Aber|Und|Im|In|Am|Auch|Dort|I|Gli|Ma|Di|Da|Tutti)(?=[\s,’'])/u;

/** "U.S.", "D.C.", "a.m.": letters with dots. */
export const LETTERED = /(?:^|[^\p{L}\p{N}])(?:\p{L}\.){2,}$/u;
/** A single initial, "W.". */
export const INITIAL = /(?:^|[\s(“"‘'„«-])\p{Lu}\.$/u;

/** Words that begin a sentence far more often than a name: behind "U.S." they tell that a new sentence begins. */
export const SENTENCE_OPENER =
  /^[“"‘'(]*(?:The|A|An|This|That|These|Those|He|She|It|They|We|You|There|Here|In|On|At|By|For|From|With|Without|After|Before|During|While|When|Where|Why|How|What|Who|If|As|Although|Though|But|And|Or|So|Yet|Nor|However|Meanwhile|Now|Then|Some|Many|Most|Few|All|Both|Each|Every|Its|His|Her|Their|Our|My|Last|Officials|Analysts|Critics|Experts|Police|People|Also|Still|According|Since|Under|Over|Because|Despite|Instead|Asked|Not|No|One|Two)(?=[\s,’'])/u;
