import type { Article } from './article.ts';
import { fitsPost, isTaken, type Part, type ThreadAsk } from './ask.ts';

/** Another account's thread of the same article ends in other words. */
const INVITATIONS = ['Read the full story', 'The full story', 'All of it is here', 'The whole article'];

const TOO_LONG = {
  link: 'the link does not fit into a post',
  attribution: 'the attribution does not fit into the last post',
  hashtags: 'the hashtags do not fit into the last post',
} as const;

type Ending = { readonly lines: readonly string[]; readonly lacks: readonly string[] };

/** The fullest last post that fits: the link, the attribution, the hashtags. What had to go is a reason; no bodies: nothing is wanted. */
export function toEnding(article: Article, link: string | null, ask: ThreadAsk): Part {
  const endings = listEndings(article, link, ask).filter(({ lines }) => lines.length > 0);
  if (endings.length === 0) return { bodies: [], reasons: [] };
  const fitting = endings.filter(({ lines }) => fitsPost(lines.join('\n\n'), ask));
  // There may be more accounts than ways to end a thread: the linter says so.
  const fullest = fitting.find(({ lines }) => !isTaken(lines.join('\n\n'), ask.taken)) ?? fitting[0];
  if (fullest === undefined)
    return { bodies: [], reasons: [link === null ? TOO_LONG.attribution : TOO_LONG.link] };
  const text = fullest.lines.join('\n\n');
  return { bodies: [{ text, sources: [], why: 'ends the thread' }], reasons: fullest.lacks };
}

/** Every way to end the thread, the fullest first. */
function listEndings(article: Article, link: string | null, ask: ThreadAsk): readonly Ending[] {
  const attribution = ask.attribution?.normalize('NFC').trim() ?? '';
  const follow = attribution === '' ? [] : [attribution];
  const tags = ask.hashtags === undefined || ask.hashtags.length === 0 ? [] : [ask.hashtags.join(' ')];
  const links = link === null ? [] : writeLinks(article, link);
  const without = (lines: readonly string[], what: string) => (lines.length === 0 ? [] : [what]);
  const lacksTags = without(tags, TOO_LONG.hashtags);
  const lacksFollow = without(follow, TOO_LONG.attribution);
  const lead = links.length === 0 ? [[]] : links.map((line) => [line]);
  return [
    ...lead.map((line) => ({ lines: [...line, ...follow, ...tags], lacks: [] })),
    ...lead.map((line) => ({ lines: [...follow, ...line, ...tags], lacks: [] })),
    ...lead.map((line) => ({ lines: [...line, ...follow], lacks: lacksTags })),
    ...lead.map((line) => ({ lines: [...line, ...tags], lacks: lacksFollow })),
    ...lead.map((line) => ({ lines: line, lacks: [...lacksFollow, ...lacksTags] })),
    ...(link === null ? [] : [{ lines: follow, lacks: [TOO_LONG.link] }]),
  ];
}

function writeLinks(article: Article, link: string): readonly string[] {
  return [...(isEnglish(article) ? INVITATIONS.map((words) => `${words}: ${link}`) : []), link];
}

/** A page that does not say its language counts as English when its text has the commonest English words. */
function isEnglish(article: Article): boolean {
  if (article.language !== null) return /^en\b/i.test(article.language);
  const text = [article.title, ...article.blocks.slice(0, 5).map((block) => block.text)].join(' ');
  return /\bthe\b/i.test(text) && /\b(?:of|and|to|in)\b/i.test(text);
}
