/** Lines with which a page ends its text for those who do not pay, by language; each is about reading on, none about a newsletter. */
const WALLS: readonly RegExp[] = [
  /(?:subscribe|sign ?up|register|log ?in|sign in|pay|join|become a member|create an? (?:free )?account).{0,30}(?:to (?:continue|keep|finish) reading|to read (?:the|this) (?:full|rest|whole)|for full access|to unlock (?:the|this) (?:article|story))/i,
  /to (?:continue|keep) reading.{0,60}(?:subscri|sign (?:in|up)|log ?in|register|become a member)|to read the (?:rest|whole) of this.{0,40}(?:subscri|sign (?:in|up)|log ?in|register|become a member)/i,
  /(?:article|story|content|post) is (?:only )?(?:for|available to|reserved for) (?:our )?(?:paid |paying |premium )?(?:subscribers|members)/i,
  /(?:article|contenu|suite|texte|lecture)\b[^.]{0,30}réservée?s? (?:à nos|aux) abonnés|abonnez[- ]vous pour (?:lire|continuer|accéder)|pour lire la suite.{0,40}(?:abonn|connect)/i,
  /jetzt weiterlesen mit|(?:um weiterzulesen|zum weiterlesen).{0,60}(?:abo|anmeld|registrier|einlogg)|(?:artikel|beitrag|inhalt|text)\b[^.]{0,30}(?:nur|exklusiv) für (?:unsere )?abonnent/i,
  /(?:suscríbete|suscríbase|regístrate|inicia sesión).{0,30}para (?:seguir|continuar) leyendo|(?:contenido|artículo|noticia|nota)\b[^.]{0,30}(?:exclusiv[oa]|solo|sólo) para (?:nuestros )?suscriptores/i,
  /abbonati per (?:continuare a )?leggere|(?:articolo|contenuto)\b[^.]{0,30}riservato agli abbonati|assine para (?:continuar lendo|ler)|(?:conteúdo|matéria)\b[^.]{0,30}exclusiv[oa] para assinantes/i,
  /(?:订阅|訂閱|登[录錄入]|付费|付費|会员|會員).{0,12}(?:继续|繼續)(?:阅读|閱讀)|有料会員限定|この記事は(?:有料|会員)|続きを読むには/,
  /(?:اشترك|سج[ّ]?ل).{0,30}(?:لمتابعة|لمواصلة) القراءة|(?:المقال|المحتوى)[^.]{0,30}للمشتركين فقط/,
];

/** Why a text is not whole that asks to be paid for its rest. */
export const ENDS_AT_WALL = 'the text ends at a paywall';

/** Whether a line tells its reader to pay, or to sign in, before he may read on. */
export function isWall(line: string): boolean {
  return WALLS.some((wall) => wall.test(line));
}

/** Lines that count what a reader may still read; they stand on whole stories too. */
const METER =
  /\byou(?:['’]ve| have)? (?:now |already )?(?:(?:reached|used)(?: up)?(?: all(?: of)?)? your .{0,20}(?:limit of|free) (?:free )?|(?:read|used|viewed) \w+ (?:out )?of (?:your )?\w+ (?:free |complimentary )?)(?:articles|stories)|^(?:you have )?(?:\d+|one|two|three|four|five|no) (?:more )?(?:free|complimentary) (?:articles?|stor(?:y|ies)) (?:left|remaining)/i;

/** Whether a line counts what its reader may read without paying: it says nothing of whether this story is whole. */
export function isMeter(line: string): boolean {
  return METER.test(line);
}
