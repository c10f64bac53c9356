/** Words that say whose work follows when "by" or a colon comes next: somebody wrote it. */
const WROTE =
  /^(?:texte?s?|testo|tekste?|words|story|stories|written|report|reported|reporting|posted|published|analysis|opinion|commentary|comment|column|essay|review|interview|interviewed|compiled|author|authors|auth?or[ae]?s?|autoren|autori|auteur|auteurs|автор|авторы|текст|文|文字|作者|撰文|記者|记者|글|كتب|كتبت|بقلم|تقرير|إعداد|מאת|byline|writer|updated|redazione)$/u;
/** The same for pictures, translations, editing and help: whoever follows is not the author. */
const HELPED =
  /^(?:ph?oto|foto|pictures?$|images?$|imagen|bild|illustr|ilustr|graphi|grafi|video|film(?:ed|ing)|camera|kamera|art$|artwork|translat|traduc|traduz|übersetz|vertal|tłum|beeld|kuv(?:a|at|itus)$|zdj[eę]ci|fot$|fotó|kép(?:ek)?$|credits?$|crédito|voiced|recorded|approved|edit(?:ed|ing|or|ors)$|research|sound|produc|present|sponsor|narrat|hosted|directed|foreword|introduction|design|drawing|cartoon|animation|maps?$|data$|fact|checked|medically|дизайн|фото|иллюстрац|перевод|摄影|攝影|摄|攝|撮影|写真|图|圖|圖片|图片|翻译|翻譯|译|譯|编辑|編輯|責任編輯|责任编辑|사진|تصوير|ترجمة)/u;
/** Words in front of those. */
const MORE =
  /^(?:additional|reviewed|further|extra|all|main|cover|lead|the|a|with|and|&|und|et|y|e|as|of|fact)$/u;
/** The work of those who never write along: told behind or before a name, it says that its bearer is no author. */
const PICTURED =
  /^(?:ph?otos?|fotos?|photograph(?:s|y|ers?|e|es|ies?)?|fotograf(?:s|en|ie|ía|ías|i)?|illustrat(?:ions?|ors?|rice)|ilustraci(?:ón|ones)|pictures|images|graphics|translat(?:ions?|ors?)|traduction|übersetzung)$/u;
/** Who may stand before that: "staff photographer". */
const RANKED = /^(?:the|our|staff|chief|senior|freelance|and|&)$/u;
/** Houses that deal in pictures: a name beside one of them belongs to a photographer. */
const PICTURE_AGENCY =
  /^(?:.* (?:via|through|for) )?(?:getty|getty images|shutterstock|istock|alamy|epa|epa-efe|picture[ -]alliance|imago|imago images|nurphoto|unsplash|pexels|pixabay|zuma press|depositphotos|adobe stock|corbis|magnum photos|wikimedia commons|flickr)$/u;

/** What is told of a talk: whoever comes after "with" was asked, and has not written. */
const TALK =
  /^(?:interview|conversation|discussion|podcast|talk|chat|q&a|dialogue|gespräch|entretien|entrevista)$/u;

/** "By" in the languages that put a word of its own before a name. */
const BY = /^(?:by|par|por|von|door|автор)$/u;

/** Joins two people wherever it stands. */
const AND = /^(?:and|&|\+|և|和|与|與)$/u;
/** Joins two people, and rarely two halves of a surname. */
const FOREIGN_AND = /^(?:und|et|og|och|en|ve|és|и|та|та|و|και|und|ir|un|dan|și|ja|a)$/u;
/** Joins two people, or the two surnames of one ("Ortega y Gasset", "Gaudí i Cornet"). */
const NAME_AND = /^(?:y|e|i)$/u;
const WITH = /^(?:with|avec|mit|con|com|med|met)$/u;

/** Where somebody is, or for whom: the rest of the stretch is no name. */
const PLACE = /^(?:in|at|from|for|of|à|desde|aus|depuis|em|special)$/u;
/** Whoever stands before it helped. */
const CONTRIBUTED = /^contributed$/u;
/** Behind these comes whoever wrote something else. */
const BASED = /^(?:based on|adapted from)$/u;
/** A sentence about the author begins. */
const TELLS =
  /^(?:is|was|are|covers|writes|reports|contributed|contributes|who|has|joined|lives|interviews)$/u;

const TITLE =
  /^(?:dr|prof|professor|professeur|mr|mrs|ms|mx|sir|dame|lord|lady|rev|revd|reverend|fr|hon|rt|rabbi|capt|col|gen|lt|sgt|maj|dott|dottssa|herr|frau|sig|sra|mme|mlle|drs|ing|ir|дръ|د)$/u;
const GENERATION = /^(?:jr|jnr|sr|snr|ii|iii|iv)$/u;
const DEGREE =
  /^(?:phd|dphil|md|esq|obe|mbe|cbe|kc|qc|mp|rn|dds|dvm|mph|mba|msc|bsc|ma|ba|jd|edd|psyd|frcp|frs|cfa|cpa|sj|llm|llb|rd|rdn)$/u;

const ROLE =
  /^(?:correspondents?|korrespondent(?:in)?|corresponsal|correspondante?|corrispondente|editors?|editorial|reporters?|writers?|staff|columnists?|chief|photojournalists?|contributors?|contributing|producers?|analysts?|professors?|lecturers?|directors?|fellows?|researchers?|journalists?|critics?|university|institute|college|news|agency|agencies|desk|bureau|magazine|photographers?|president|minister|newsroom|redaktion|redaktør|rédaction|redaction|redacción|redaccion|redazione|redação|redactie|redakcja|redakce|redaktör|redaktor|redakteur(?:in)?|журналист|корреспондент|редакция|team|webdesk|admin|administrator|blogger|reviewer|freelancer|freelance|enviado|enviada)$/u;
/** Ends the name of a paper, a station or a publisher. */
const MEDIUM =
  /^(?:times|media|online|tv|television|radio|newspaper|newspapers|zeitung|nachrichten|network|com|org|net|inc|ltd|llc|gmbh|kg|ag|plc|bv|group|society|foundation|association|committee|department|ministry)$/u;
/** "figaro.fr": a site that signs as itself. */
const SITE = /\p{L}{2}\.(?:com|net|org|info|news|[a-z]{2})$/u;
/** Stands before surnames, or in the middle of names, in lower case. */
const PARTICLE =
  /^(?:van|von|vom|der|den|de|del|della|dello|delle|degli|dei|di|da|dal|dalla|das|do|dos|du|des|la|le|les|lo|los|las|al|el|bin|ben|ibn|bint|abu|ter|ten|te|zu|zum|zur|af|av|st|san|y|e|i|ap|ul|ur|t|d|mc|mac|o|in)$/u;

/** News agencies, and what stands for "several of them". */
const AGENCIES = new Set(
  `afp|ap|apa|ansa|dpa|epd|kna|efe|upi|tass|reuters|thomson reuters|bloomberg|xinhua|associated press|the associated press
agence france presse|agence france-presse|press association|pa media|pa|press trust of india|pti|ani|ians|aap|cna|belga|anp|ritzau
ntb|stt|ctk|čtk|pap|mti|lusa|anadolu|anadolu agency|aa|yonhap|kyodo|kyodo news|jiji|jiji press|interfax|ria novosti|ukrinform
europa press|agencia efe|agência brasil|agencia brasil|keystone sda|keystone-sda|sda|sid|wam|spa|dpa-afx|afx|agence|agences|agències|acn|agencias|agencies|agenturen|agenzie
news agencies|news agency|wire services|wire service|wires|with agencies|agence de presse|bernama|tt|adnkronos|interpress
新华社|新華社|中新社|中央社|共同通信|共同|時事通信|時事|연합뉴스|رويترز|أ ف ب|وكالات|рейтер|рейтерс|тасс|риа новости`
    .split(/[|\n]/u)
    .map((name) => name.trim()),
);

/** Names of machines and of nobody in particular, and a "by" with no name behind it. */
const NOBODY =
  /^(?:\p{L}*admin|(?:the )?editors?|guest(?: (?:author|post|writer|contributor))?|authors?|users?|webmaster|anonym(?:ous|us)?|unknown|null|undefined|none|about|contact|follow|share|email|e-mail|twitter|facebook|more|updated?|published|posted|read more|various(?: authors)?|view all posts|view profile|sponsored|advertorial|press release|by|par|por|von|編集部|编辑部|編輯部|本報訊|本报讯|デスク|편집부)$/u;

/** What a word does in a byline; words are given folded: lower case, without dots. */
export const WORDS = {
  wrote: (word: string): boolean => WROTE.test(word),
  helped: (word: string): boolean => HELPED.test(word),
  more: (word: string): boolean => MORE.test(word),
  pictured: (word: string): boolean => PICTURED.test(word),
  ranked: (word: string): boolean => RANKED.test(word),
  contributed: (word: string): boolean => CONTRIBUTED.test(word),
  based: (words: string): boolean => BASED.test(words),
  talk: (word: string): boolean => TALK.test(word),
  by: (word: string): boolean => BY.test(word),
  and: (word: string): boolean => AND.test(word),
  foreignAnd: (word: string): boolean => FOREIGN_AND.test(word),
  nameAnd: (word: string): boolean => NAME_AND.test(word),
  with: (word: string): boolean => WITH.test(word),
  place: (word: string): boolean => PLACE.test(word),
  tells: (word: string): boolean => TELLS.test(word),
  title: (word: string): boolean => TITLE.test(word),
  generation: (word: string): boolean => GENERATION.test(word),
  degree: (word: string): boolean => DEGREE.test(word),
  role: (word: string): boolean => ROLE.test(word),
  medium: (word: string): boolean => MEDIUM.test(word),
  particle: (word: string): boolean => PARTICLE.test(word),
  site: (text: string): boolean => SITE.test(text.toLowerCase()),
} as const;

/** True for "AFP", "Agence France-Presse" and the like; `folded` is lower case. */
export function isAgencyName(folded: string): boolean {
  return AGENCIES.has(folded);
}

/** True for "Getty Images", "NurPhoto via Getty Images" and the like; `folded` is lower case. */
export function isPictureAgency(folded: string): boolean {
  return PICTURE_AGENCY.test(folded);
}

/** True for what stands where a name should and names no person: "admin", "staff writer", "editorial board", a paper. */
export function isNobodyName(folded: string): boolean {
  if (NOBODY.test(folded) || AGENCIES.has(folded) || PICTURE_AGENCY.test(folded)) return true;
  const words = folded.split(' ');
  return (
    words.some(ROLE.test, ROLE) || MEDIUM.test(words.at(-1) ?? '') || (words[0] === 'the' && words.length > 1)
  );
}
