import type { Block } from '../model/article.ts';
import { foldName } from '../model/name.ts';
import { isMeter } from '../model/wall.ts';
import { headNotes } from './notes.ts';

/** A block with how much of it is link text (0 to 1): a line that is nothing but a link is a promo. */
export type Line = Block & {
  readonly linked: number;
  /** It says what a picture says, or is set in italics or small print from end to end. */
  readonly aside?: 'caption' | 'slanted';
};

/** Furniture is short; a paragraph longer than this is always text. Characters. */
const LONGEST = 400;

const SHARE =
  '(?:share|tweet|e-?mail|print|copy(?: link)?|facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|telegram|messenger|save|bookmark|comments?|like|pin(?: it)?|flipboard|google\\+?|more|this|article|story|post|on|via|link|\\d+)';

/** One pattern for each sort of furniture that real sites leave in the running text. */
const PATTERNS: readonly RegExp[] = [
  /^(?:also |now )?(?:must[- ])?read(?: more| also| next| on| now| the full \w+)?(?: about .{1,60}| on .{1,60})?\s*(?:[:：|»→›>]|[–—-] ).*$/iu,
  /^(?:read more|read also|also read|see also|read next|more on this|more stories|related(?: (?:stories|articles|content|coverage|posts?|news|links|topics|reading))?|recommended(?: for you)?|you (?:may|might) (?:also )?(?:like|enjoy)|don['’]t miss|most (?:read|popular|viewed)|top stories|trending|editor['’]?s['’]? picks?|must[- ]read|continue reading|keep reading|in this (?:story|article)|more from .{1,60}|up next|what to read next)\s*[:.…»]?$/iu,
  /^(?:see also|see more|related|recommended|more|watch|listen|video|gallery|in pictures|don['’]t miss|explainer|opinion|analysis|what to read next)(?: (?:stor(?:y|ies)|articles?|posts?|now|live|more))?\s*[:：|»].{0,200}$/iu,
  /^follow\b.{0,200}(?:@\w|\btwitter\b|\bfacebook\b|\binstagram\b|\blinkedin\b|\byoutube\b|\bon x\b|\btelegram\b|\bwhatsapp\b|\bgoogle news\b).{0,120}$/iu,
  /^(?:like|find|join) us on\b.{0,120}$|^(?:on )?twitter:? @\w+\.?$|^@\w{1,15}$/iu,
  /^(?:file )?(?:photo(?:s|graphs?|graphy)?|images?|pictures?|pics?|credits?|illustrations?|graphics?|video|source|featured image|cover image|main image|screenshot)(?:\s+(?:credits?|courtesy|source))?(?:\s+by\b.{1,120}|\s*[:：©/|].{0,160})$/iu,
  /^.{0,300}[.\s(](?:P(?:hoto|HOTO|icture|ICTURE)(?:graph)?|I(?:mage|MAGE|llustration)|C(?:redit|REDIT)|Graphic|Screengrab|Screenshot)(?:\s+(?:by|[Cc]redit|[Cc]ourtesy(?: of)?|via))?\s*[:：]\s*[^.]{2,80}\)?\.?$/u,
  /^.{0,300}\((?:(?:file )?(?:photo|image|picture) by |(?:photo|image|picture|credit|source)s?:|(?:AP|AFP|Reuters|EPA|Getty(?: Images)?|Xinhua)\b[^)]{0,60}\)$|[^)]{0,60}Getty Images).*$/iu,
  /^.{0,300}(?:(?:\/|©)\s?(?:Getty Images|AFP|Reuters|AP(?: Photo)?|EPA(?:-EFE)?|Shutterstock|Alamy|Bloomberg|Xinhua|iStock)|via (?:Getty Images|AP|Reuters|Shutterstock))\b[^.]{0,40}$/u,
  /^\(?(?:additional |with )?(?:reporting|editing|writing|compiled|edited|reported)(?: and (?:writing|editing|reporting))? by\b.{0,300}$/iu,
  new RegExp(
    `^(?:share|tweet|e-?mail|print|save|facebook|twitter|whatsapp|comments?)(?:[\\s|·,•/&]+${SHARE})*$`,
    'iu',
  ),
  /^.{0,200}\b(?:sign up|subscribe)\b.{0,80}\b(?:newsletters?|daily report|briefing|inbox|alerts|podcast)\b.{0,160}$|^(?:sign up|subscribe|register)\b.{0,160}\b(?:here|today|now|updates|e-?mails?|channel|access)\b.{0,60}$/iu,
  /^(?:get|receive|join|enter your e-?mail|want more)\b.{0,120}\b(?:newsletters?|inbox|e-?mail|briefing|updates)\b.{0,160}$|^.{0,200}delivered (?:straight |direct(?:ly)? )?to your inbox.{0,100}$/iu,
  /^(?:thank you|thanks) for (?:registering|subscribing|signing up|reading).{0,120}$|^you (?:have|are) (?:now |successfully )?(?:subscribed|registered|signed up).{0,80}$/iu,
  /^(?:leave (?:a|your) (?:reply|comment)|post (?:a |your )?comment|(?:view|show|see|read|add|hide|load)(?: all| more)?(?: \d+)? comments?|comments? (?:are closed|\(\d+\)|policy)|\d+ comments?|your email address will not be published|please enter your .{1,40}|save my name.{0,120}|join the (?:conversation|discussion)|log in to (?:comment|reply|leave a comment)|cancel reply)\b.{0,80}$/iu,
  /^.{0,300}\b(?:appeared first on|(?:article|story|post|piece|column|essay|version)\b.{0,120}\bfirst appeared (?:on|in|at))\b.{0,160}$/iu,
  /^this (?:article|story|piece|post|column|essay|report|op-ed) (?:(?:was|is|has been|first|originally) ){0,4}(?:re)?(?:published|appeared|posted|produced|syndicated)\b.{0,200}$|^(?:re)?published with (?:the )?permission.{0,120}$/iu,
  /^(?:©|\(c\)|copyright\b).{0,300}$|^.{0,300}\ball rights reserved\b.{0,80}$|^.{0,200}may not be (?:published|reproduced), .{0,120}$/iu,
  /^(?:https?:\/\/|www\.)\S+$/iu,
  /^(?:advert(?:isement)?s?|breaking news|sponsored(?: content)?|promoted|spot_img|loading\.*|(?:continue reading|(?:story|article|text|reading) continues) below(?: (?:the |this )?advert(?:isement)?)?|scroll (?:down )?(?:for|to).{0,60}|skip (?:to|past).{0,60}|click here\b.{0,120}|tap (?:here|to)\b.{0,60}|download (?:the|our) .{0,60}app\b.{0,60}|close|menu|back to top|play video|watch live)$/iu,
  /^(?:first )?(?:updated|published|posted|last (?:updated|modified))\b(?:\s+(?:on|at))?\s*[:,]?\s*[^.]{0,60}\d[^.]{0,30}$/iu,
  /^(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|more about|share this(?: \w+)?)\s*[:：].{0,300}$/iu,
  /^(?:image|photo|slide|picture|foto|bild) \d+ (?:of|de|von|sur) \d+\b.{0,300}$/iu,
  /^\[\/?[a-z][a-z_-]*(?: [a-z_-]+=[^\]]*)?\].{0,120}$/u,
  /^.{0,200}\b(?:delivered|sent) (?:straight |direct(?:ly)? )?(?:to|through) your (?:letterbox|door|inbox|mailbox)\b.{0,160}$|^(?:this|our) (?:web)?site uses cookies\b.{0,300}$/iu,
  /^.{0,300}\| (?:Bloomberg|AFP|Reuters|AP|EPA|Getty(?: Images)?)(?: \| [^.|]{2,40})?$/u,
  /^(?:citation\s*:|this document is subject to copyright\b).{0,400}$/iu,
  /^.{2,240}\b(?:contributed (?:reporting )?to this (?:report|story|article)\b.{0,60}|also contributed(?: reporting)?\.?)$/iu,
  /^(?:reading time|time to read|tempo de leitura|tiempo de lectura|temps de lecture|lesezeit|tempo di lettura)\s*:?\s*.{0,30}$|^\d{1,3} (?:min|minutes?|mins)\.? read$/iu,
  /^about the (?:author|writer)s?\b.{0,20}$/iu,
  /^(?:corrections?|clarification)\s*[:：]\s.{0,400}$/iu,
  /^\p{Lu}[\p{L} .’'-]{2,40}(?: \(\d(?:-\d){1,4}\))?: (?:\p{Lu}[\p{L}’'. -]*(?: \([^)]*\d\))?[,;] ?){6}.{0,340}$/u,
  /^(?:referee|attendance|booked|sent off|substitutes|subs not used)(?: \([^)]{1,30}\))?: .{0,200}$/iu,
  /^.{0,120}\bmay (?:earn|receive|get) an? (?:small )?(?:affiliate )?commission\b.{0,80}\b(?:you|links?|purchases?)\b.{0,100}$/iu,
  /^.{0,160}\b(?:no spam|(?:cancel|unsubscribe) (?:at )?any ?time)\b.{0,60}$|^(?:get|enjoy) (?:unlimited|full|digital) access\b.{0,160}$/iu,
  /^subscribe to .{1,80}[$€£]\d.{0,60}$|^(?:suscríb[ae][ts]e|inscrivez-vous|abonnez-vous|abonnieren sie|iscriviti)\b.{0,200}$/iu,
  /^(?:got|do you have|have you got|have) an? (?:story|tip|question|news tip)\b[^.?]{0,80}\?.{0,300}$/iu,
  /^(?:write|e-?mail|contact|reach)\b.{2,60} at \S+@\S+.{0,40}$|^(?:quotes|prices|market data) (?:are )?delayed\b.{0,200}$/iu,
  /^(?:republish|reprint) (?:this|our)\b.{0,200}$|^a version of this (?:article|story)\b.{0,60}\b(?:appears|appeared|ran)\b.{0,200}$/iu,
  /^listen to .{1,80}\bpodcast\b.{0,100}$|^our standards\s*:.{0,80}$|^type your e-?mail.{0,40}$/iu,
  /^this (?:briefing|newsletter|podcast|section|series) is (?:supported|sponsored|funded|brought to you|made possible) by\b.{0,200}$/iu,
  /^that(?: is|[’']s) (?:all|it) (?:for|from) (?:today|now|this week|us)\b.{0,300}$/iu,
  /\b(?:your browser (?:does not|doesn[’']t)|(?:requires|enable|turn on) javascript|html5 video|may be using cookies|we (?:and our partners )?use cookies)\b/iu,
  /^[^.!?…]{1,40}(?: [»›>→] [^.!?…]{1,60}){2,}[.…]*$/u,
  /^(?:\p{L}+[\s|·,•/&]+)?(?:(?:facebook|twitter|whats ?app|telegram|linked ?in|pinterest|instagram|reddit)(?:[\s|·,•/&]+|$)){2,}(?:\p{L}+(?:[\s|·,•/&]+|$)){0,4}$/iu,
  /^image \d+ of \/ \d+\b/iu,
  /^（?责任编辑[:：].{0,40}$|^图为.{0,200}摄[）)]?$|^(?:اقرأ أيضا|اقرأ أيضاً|طالع أيضا)\s*[:：].{0,200}$/u,
  /^(?:contribuer|(?:à )?lire aussi|lisez aussi|lesen sie (?:auch|mehr)|mehr zum thema|lea también|le puede interesar)\s*[:：].{0,200}$|^diskutieren sie mit\b.{0,120}$/iu,
];

/** Behind this line stand other stories, or what readers say, to the end. */
const OTHER_STORIES =
  /^(?:want more (?:stories|like)|more (?:stories|from|in this)|you may also like|(?:latest|recent|top|trending|featured|popular|other|related|recommended|similar) (?:news|stories|articles|posts|headlines|reads|videos|content|coverage)|most (?:read|popular|viewed|shared)|popular (?:this week|today|now)|meistgelesen|mehr zum thema|weitere (?:artikel|meldungen|nachrichten)|das könnte (?:sie|dich) auch interessieren|sur le même sujet|les plus lus|articles (?:similaires|liés|associés)|lo más (?:leído|visto)|noticias relacionadas|(?:te|le) puede interesar|mais lidas|(?:notícias|matérias) relacionadas|(?:veja|leia) também|articoli correlati|potrebbe interessarti|i più letti|相关(?:新闻|阅读|文章|报道)|推荐阅读|関連(?:記事|ニュース)|похожие (?:статьи|новости)|читайте также)(?!\p{L}).{0,60}$/iu;
const COMMENTS =
  /^(?:(?:all |reader |user )?comments?(?: \(?\d+\)?)?|\d+ (?:comments?|responses?|replies|kommentare|commentaires|comentarios|comentários|commenti)(?: (?:on|to) .{1,90})?|kommentare|commentaires|comentarios|comentários|commenti)\s*:?$/iu;
/** No story is told to its end before this share of the page's text. */
const LATE = 0.5;
/** Teasers are shorter, and each has its headline. Characters. */
const GROWN = 140;
/** A block of links to other stories; those behind it that are half link belong to it. */
const PROMO = /^(?:don['’]t miss|read more|related|more on this|see also|must read)\s*[:：]?$/iu;
/** "[INSIGHT]" behind a link names its sort. */
const SORT = /\[\p{Lu}[\p{Lu} ]*\]/gu;

/** The running text without its furniture. `title` and `byline` are what the page says of itself. */
export function clearFurniture(
  lines: readonly Line[],
  title: string,
  byline: readonly string[],
): readonly Block[] {
  const names = byline.map(foldName);
  const seen = new Set<string>([fold(title)]);
  const told = headStandfirst(dropOtherStories(lines), names);
  let promo = false;
  const kept = told.filter((line, index) => {
    if (line.kind === 'row') return true;
    promo = PROMO.test(line.text) || (promo && shareOfLinks(line) > 0.5);
    const late = index >= told.length - 6;
    if (line.text === '' || promo || isFurniture(line, told[index + 1])) return false;
    if (isSignature(line.text, names, late) || (index < 4 && isDateline(line, names))) return false;
    const key = fold(line.text);
    const again = seen.has(key) && (line.kind === 'quote' || index < 8);
    // A pull quote says again what the text says, and so do lines above it; farther down a story may repeat itself.
    if (key.length > 40 || line.kind === 'heading' || index < 3) seen.add(key);
    return !again;
  });
  return headNotes(dropBareHeadings(kept)).map(({ kind, text }) => ({ kind, text }));
}

/** What stands above the author's line is the desk's summary of the story, not its beginning: told as a heading. */
function headStandfirst(lines: readonly Line[], names: readonly string[]): readonly Line[] {
  const signed = lines.findIndex(({ text }, index) => index < 4 && isSignature(text, names, false));
  if (lines.length < signed + 4) return lines;
  return lines.map((line, index) =>
    index < signed && line.kind === 'paragraph' && line.text.length <= LONGEST
      ? { ...line, kind: 'heading' }
      : line,
  );
}

function dropOtherStories(lines: readonly Line[]): readonly Line[] {
  const size = (some: readonly Line[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  const all = size(lines);
  const from = lines.findIndex(
    ({ text }, index) =>
      (COMMENTS.test(text) || (OTHER_STORIES.test(text) && !goesOn(lines.slice(index)))) &&
      size(lines.slice(0, index)) > all * LATE,
  );
  return from === -1 ? lines : lines.slice(0, from);
}

/** Two grown paragraphs that follow one another are the story again: the promo stood within it. */
function goesOn(lines: readonly Line[]): boolean {
  const grown = lines.map(
    (line) => line.kind === 'paragraph' && line.text.length > GROWN && line.linked < 0.5,
  );
  return grown.some((one, index) => one && grown[index + 1] === true);
}

/** True for a line that belongs to the site, not to the story; `next` is the line behind it. */
function isFurniture(line: Line, next: Line | undefined): boolean {
  if (line.text.length > LONGEST) return false;
  if (/^[^\p{L}\p{N}]*$/u.test(line.text)) return true;
  const heads = line.kind === 'heading' && next?.kind === 'paragraph' && shareOfLinks(next) < 0.5;
  if (!heads && shareOfLinks(line) > 0.9 && !/[.!?。！？]["”’»)]*$/u.test(line.text)) return true;
  return isMeter(line.text) || PATTERNS.some((pattern) => pattern.test(line.text));
}

function shareOfLinks({ text, linked }: Line): number {
  const size = (part: string) => part.replace(/\s+/g, '').length;
  return (linked * size(text)) / Math.max(1, size(text.replace(SORT, '')));
}

/** "MARA LIND, DAILY PLANET 12 MAY 2025", "3.409 views 23 Nov 2017": a short first line with a date and no sentence. */
function isDateline({ kind, text }: Line, names: readonly string[]): boolean {
  if (kind !== 'paragraph' || text.length > 120 || /[.!?。！？:]["”’»)]*$/u.test(text)) return false;
  const dated = /(?:^|\D)(?:19|20)\d\d(?:\D|$)/u.test(text) && /(?:^|\D)\d{1,2}(?:\D|$)/u.test(text);
  const words = text.match(/\p{L}[\p{L}\p{M}.'’-]*/gu)?.length ?? 0;
  if (dated && words <= 6) return true;
  const plain = foldName(text).replace(/^(?:by|von|par|por) /u, '');
  return names.some((name) => name !== '' && plain.startsWith(`${name} `)) && (dated || words <= 6);
}

/** "By Jeff Pao", "Jeff Pao", and near the end "Jeff Pao is a …": the author's line and the author's life. */
function isSignature(text: string, names: readonly string[], late: boolean): boolean {
  if (/^by\s+\p{Lu}[^.!?]{2,80}$/u.test(text.replace(/^BY/, 'by').replace(/^By/, 'by'))) return true;
  const plain = foldName(text.slice(0, LONGEST));
  if (names.includes(plain.replace(/^(?:by|par|von|por|di|text von|texte de) /u, ''))) return true;
  if (late && text.length <= LONGEST && /^(?:the )?(?:author|writer) (?:is|was|teaches|works)\b/i.test(text))
    return true;
  const bio =
    / (?:is|was) (?:an?|the|one|also|currently|based|editor|senior|professor|former)\b| (?:covers|reports|writes|has (?:been|covered|written|worked)|berichtet|schreibt|ist (?:redakteur|autor)|es periodista|est journaliste)\b/u;
  return (
    late &&
    text.length <= LONGEST &&
    names.some((name) => plain.startsWith(`${name} `) && bio.test(plain.slice(name.length, name.length + 24)))
  );
}

/** A heading with nothing under it headed furniture. */
function dropBareHeadings(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex((line) => line.kind !== 'heading');
  return lines.slice(0, last + 1);
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
