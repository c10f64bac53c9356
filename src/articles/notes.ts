import { foldName } from '../model/name.ts';
import type { Line } from './furniture.ts';

/** A note is short; a paragraph longer than this is always text. Characters. */
const LONGEST = 400;
/** A promo that is a whole sentence and nothing but a link. Characters. */
const LONGEST_LINK = 250;
/** The last lines, where authors and sites speak of themselves. */
const LAST = 4;
/** Where more of the paragraphs than this are slanted, it is how the page tells its story. */
const MOST_SLANTED = 1 / 3;
/** So many words in a row are no accident. */
const RETOLD = 7;
/** So much of the first lines is compared. Characters. */
const LONGEST_LEAD = 2_000;
/** Of the longer words, this much comes again. */
const MOSTLY = 0.6;
const SHORTEST = 4;

/** One pattern for each sort of line that is a sentence and yet none of the story. */
const NOTES: readonly RegExp[] = [
  // "Editor’s note: …"
  /^[[(*_–—\s]*(?:(?:editor(?:s|ial|[’']s|s[’'])?|author(?:[’']s)?|publisher(?:[’']s)?|writer(?:[’']s)?|programming) notes?|ed\. note|(?:full )?disclosures?|(?:(?:legal|general|risk) )?disclaimer|(?:trigger|content) warning|spoiler (?:alert|warning)|anmerkung der redaktion|hinweis(?: der redaktion)?|ndlr|note de la r[ée]daction|nota (?:del?|da|do|della) (?:la )?(?:editora?|redacci[óo]n|reda[çc][ãa]o|redazione|autora?|autore)|aviso legal|编者按|编者注|編集部注|от редакции)\s*[:：–—-]/iu,
  // Captions.
  /^\(?(?:pictured|above|below|left|right|inset|from left(?: to right)?|(?:counter)?clockwise from .{3,20}|main (?:picture|image|photo)|file (?:photo|picture|pic|image)|im bild|auf dem (?:foto|bild)|en la (?:foto|imagen)|na (?:foto|imagem)|nella foto|sur la photo)(?: \([^)]{1,20}\))?\)?\s*[:：]/iu,
  /\bin this (?:[\p{L}.]+ (?:\d{1,2}, )?(?:19|20)\d\d,? )?(?:(?:undated|file|handout|archive|combination|still|(?:19|20)\d\d)(?: of)? (?:file |handout )?(?:images?|photos?|pictures?|photographs?|pics?|video)\b|still from\b|frame grab|screen ?(?:grab|shot)|handout\b)/iu,
  /[[(（](?:[^\])）]{0,60}\b)?(?:photos?|fotos?|image|picture|getty(?: images)?|xinhua|shutterstock|courtesy|handout|supplied)(?:\b[^\])）]{0,60})?[\])）]\.?$/iu,
  /^(?:fotos?(?:graf(?:ía|ie))?|bild(?:er|quelle)?|crédits?(?: photos?)?|imagen|imágenes|fuente|quelle|fonte|immagine|фото|写真|图|사진|الصورة)\s*[:：=|©]/iu,
  // The text speaks of itself.
  /\b(?:this (?:is a (?:breaking|developing)|(?:story|article|post|piece|page|report|headline) (?:is (?:breaking|developing|being updated)|(?:has been|was|will be) (?:updated|corrected|amended|clarified|originally)))|check back (?:for|later|soon)|more (?:details )?(?:to follow|to come)\.|stay tuned|sembra essere il primo su|apareció primero en|est apparu en premier sur|erschien zuerst auf|apareceu primeiro em)\b/iu,
  // Requests and pointers.
  /(?:\bin the comments?\b(?: section| below|[.!?])|\bcomments? (?:section|below)|\bleave (?:a|your) comments?|\blet us know (?:what|if|how|which|in|at|on|by)|(?:^|[.!?] )(?:share\b.{0,40} with|tell) us\b|\b(?:dans|en|nei|in den|nos) (?:les |los )?(?:commentaires|comentarios|comentários|kommentaren|commenti)\b)/iu,
  /\b(?:your (?:inbox|mailbox)|delivered (?:to you|daily|weekly|every|weekday)|votre bo[iî]te|(?:receba|recib[ae]|reciba|recevez|ricevi|erhalten sie)\b.{0,60}\b(?:e-?mail|correo|newsletter|bolet[íi]n|posteingang))\b/iu,
  /^(?:please )?(?:read|watch|see|view|listen|hear|check out|scroll|click|tap|swipe|download|visit|head (?:over )?to|go to|learn more|find out more)\b[^.!?]{0,200}\b(?:here|below|above|this link|video|gallery|podcast|website|site|app)\b[^.!?]{0,40}[.!]?$/iu,
  /^(?:all (?:of )?(?:this|that)|the (?:full|complete) (?:story|list|report|interview|transcript|table|results?))\b[^.!?]{0,60}\b(?:here|below|above|at \S+\.\S+)\b[^.!?]{0,60}[.!]?$/iu,
  /^(?:you|readers) can (?:also )?(?:read|watch|find|listen|see|follow|sign|subscribe|donate|reach|contact|e-?mail)\b/iu,
  /^for (?:more|further|full|additional|tickets|details|the (?:full|latest))\b[^.]{0,100}\b(?:visit|call|go to|see|click|check|contact|e-?mail|follow|head)\b/iu,
  /\b(?:call|text|contact|phone|ring)\b.{0,80}\b(?:hotline|help ?line|lifeline|samaritans|crisis (?:text )?line)\b/iu,
  /^(?:sponsored by|presented by|brought to you by|anzeige|publicidad|publicité|pubblicità|publicidade)\b/iu,
];

/** What the last lines say of author and site. */
const AT_THE_END: readonly RegExp[] = [
  /(?:^|\s|\()@\w{2,15}\b/u,
  /[\w.+-]+@[\w-]+\.\w{2,}/u,
  /^(?:\p{Lu}+[:!] ?)?(?:comments?|commentaires|comentarios|comentários|kommentare|commenti)\b/iu,
  /^(?:thanks?|thank you|merci|danke|gracias|obrigad[oa]|grazie)\b.{0,40}\b(?:reading|lire|lecture|lesen|leer|ler|leggere|visit)/iu,
  /^(?:\p{L}[\p{L}.’'-]+ ){2,6}.{0,120}\b(?:reported|wrote)\b.{0,30}\bfrom \p{Lu}/u,
  /^(?:support|join|become|donate|help us|if you (?:like|enjoy|value|appreciate))\b.{0,200}\b(?:us|our|journalism|members?|articles?|stor(?:y|ies)|newsroom|patreon)\b/iu,
];

/** Lines that belong to the page and not to its story, though they are sentences: told as headings, so never posted. */
export function headNotes(lines: readonly Line[]): readonly Line[] {
  const told = lines.filter(({ kind }) => kind === 'paragraph');
  const slanted = told.filter(({ aside }) => aside === 'slanted').length;
  const tells = slanted > told.length * MOST_SLANTED;
  const from = lines.findLastIndex(({ kind }) => kind !== 'heading') - LAST;
  return lines.map((line, index) => {
    const isNote =
      (line.kind === 'paragraph' || line.kind === 'list') &&
      line.text.length <= LONGEST &&
      (saysSo(line, tells) || (index > from && speaksOfItself(line.text)));
    return isNote || (index === 0 && isRetold(line, lines.slice(1, 3))) ? { ...line, kind: 'heading' } : line;
  });
}

/** What somebody in the story writes stands between quotation marks. */
function speaksOfItself(text: string): boolean {
  return !/[“”"«»„]/u.test(text) && AT_THE_END.some((pattern) => pattern.test(text));
}

function saysSo({ text, linked, aside }: Line, tells: boolean): boolean {
  if (aside === 'caption' || (aside === 'slanted' && !tells)) return true;
  if (linked > 0.9 && text.length <= LONGEST_LINK) return true;
  // Somebody in the story may say "stay tuned".
  const own = text.replace(/[“"«„][^“”"«»„]{1,300}[”"»“]/gu, '…');
  return isTime(text) || NOTES.some((pattern) => pattern.test(own));
}

/** A line that is a time of day and nothing else: "4:14 p.m." */
export function isTime(text: string): boolean {
  return /^(?:[\p{L}.]+ \d{1,2}(?:, \d{4})?,? )?(?:\d{1,2}[:h]\d{2}(?: ?[ap]\.?m\b\.?| uhr)?|\d{1,2}(?:\.\d{2})? ?(?:[ap]\.?m\b\.?|uhr))(?: [A-Z]{2,4})?\.?$/iu.test(
    text,
  );
}

/** The desk's summary of a story is told again by the story's own first lines, in nearly the same words. */
function isRetold({ kind, text }: Line, next: readonly Line[]): boolean {
  if (kind !== 'paragraph' || text.length > LONGEST) return false;
  const again = ` ${foldName(next.map((line) => (line.kind === 'paragraph' ? line.text.slice(0, LONGEST_LEAD) : '')).join(' '))} `;
  const words = foldName(text).split(' ');
  const long = words.filter((word) => word.length >= SHORTEST);
  if (long.filter((word) => again.includes(` ${word} `)).length < long.length * MOSTLY) return false;
  return words.some(
    (_, at) => again.includes(` ${words.slice(at, at + RETOLD).join(' ')} `) && at + RETOLD <= words.length,
  );
}
