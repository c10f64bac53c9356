import { isTaken } from '../model/ask.ts';
import { findCommon } from '../model/facts.ts';
import { judgeFaith, type Judgement } from '../model/faithful.ts';
import type { Unit } from '../model/summary.ts';
import type { SummaryAsk } from '../ports/desk.ts';
import type { WrittenPost } from './model-call.ts';
import type { Numbered } from './numbered.ts';

/** A model's posts as units in the article's order, with what is wrong with them. */
export type Judged = Judgement & { readonly units: readonly Unit[] };

/** A post that rests on more sentences is a digest: nobody can compare it. */
const MOST_SENTENCES = 6;
/** Longer texts are no posts and are not looked at further. Characters. */
const LONGEST = 1_000;

/** Checks every post against the sentences that it names, and the thread against what was asked for. */
export function judgePosts(
  posts: readonly WrittenPost[],
  sentences: readonly Numbered[],
  ask: SummaryAsk,
): Judged {
  const common = findCommon(sentences.map(({ text }) => text).join('\n'));
  const judged = posts
    .slice(0, ask.units)
    .map((post, index) => judgePost(post, index, sentences, ask, common));
  const blocks = [...judgeCount(posts.length, ask), ...judged.flatMap((each) => each.blocks)];
  const units = judged.flatMap((each) => each.units).toSorted(inOrder);
  return { units, blocks, doubts: judged.flatMap((each) => each.doubts) };
}

function judgeCount(posts: number, ask: SummaryAsk): string[] {
  if (posts === 0) return ['there are no posts'];
  return posts > ask.units ? [`there are ${posts} posts, at most ${ask.units} are wanted`] : [];
}

function judgePost(
  post: WrittenPost,
  index: number,
  sentences: readonly Numbered[],
  ask: SummaryAsk,
  common: ReadonlySet<string>,
): Judged {
  const text = post.text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const cited = sentences.filter(({ id }) => post.sentences.includes(id));
  const name = (reason: string): string => `post ${index + 1} ${reason}`;
  const form = judgeForm(text, post.sentences, cited.length);
  if (form !== null) return { units: [], blocks: [name(form)], doubts: [] };
  const judged = judgeFaith(
    text,
    cited.map((each) => each.text),
    common,
  );
  const blocks = judged.blocks.map(name);
  // What would become live does not fit either; the clearer reason is said.
  if (blocks.length === 0 && !ask.fits(text)) {
    blocks.push(name(isTaken(text, ask.taken) ? 'says what another account tells already' : 'is too long'));
  }
  const units = [{ text, sources: cited.map(({ source }) => source) }];
  return { units, blocks, doubts: judged.doubts.map(name) };
}

function judgeForm(text: string, named: readonly number[], cited: number): string | null {
  if (text === '') return 'is empty';
  if (text.length > LONGEST) return 'is too long';
  if (cited === 0 || cited < new Set(named).size) return 'names sentences that the article does not have';
  return cited > MOST_SENTENCES ? `rests on ${cited} sentences, which is too many` : null;
}

function inOrder(a: Unit, b: Unit): number {
  const [first, second] = [a.sources[0], b.sources[0]];
  if (first === undefined || second === undefined) return 0;
  return first.paragraph - second.paragraph || first.sentence - second.sentence;
}
