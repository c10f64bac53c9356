/** Somebody or something named, with how often and in which words. */
type Named = {
  readonly words: readonly string[];
  readonly forms: Set<string>;
  count: number;
  readonly first: number;
};

const NAME = /\p{Lu}[\p{L}\p{M}\p{N}’'&.-]*[\p{L}\p{N}]|\p{Lu}\p{Lu}+/u.source;
const RUN = new RegExp(
  `(?:${NAME})(?: (?:(?:of|the|de|del|la|van|von|bin|al) (?=\\p{Lu}))?(?:${NAME}|\\p{Lu}\\.))*`,
  'gu',
);
const CALENDAR =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/u;
const TITLES =
  /^(?:Mr|Mrs|Ms|Dr|President|Prime|Minister|Sen|Gov|Rep|Judge|Justice|Police|Chief|Secretary|General|Sgt|Lt|Capt|Sir|Lord|King|Queen|Prince|Princess|Pope|Senator|Governor|The)\.?$/u;
/** Capitalised for standing first; "But Iran" is Iran. */
const OPENERS = new Set(
  'A After Although Among An And As At Because Before Both But By Despite During Even For From How However If In Just Like More Most No Not Now Of On Once One Only Or Since So Some Still That Then There Though Through To Under Unlike Until What When Where While Who Why With Yet'.split(
    ' ',
  ),
);
/** Words in capitals that name nothing, and the newsroom of the corpus, which names itself in most articles. */
const NAMELESS = /^(?:I|I['’].*|OK|TV|CNN)$/u;
const TOP = 8;
/** A name that the article says once is not what it is about. */
const FEWEST = 2;
/** Single names that begin with as many same letters are one: a country and its people. */
const STEM = 5;

/** The at most eight names that the text says most often, and more than once, each with the forms it takes ("Zully Broussard", "Broussard"). */
export function findTopNames(paragraphs: readonly string[]): readonly ReadonlySet<string>[] {
  const known = findInside(paragraphs);
  const found: Named[] = [];
  for (const [at, words] of paragraphs.flatMap((text) => listRuns(text, known)).entries()) {
    const before = found.find((named) => isSame(named.words, words));
    if (before === undefined) {
      found.push({ words, forms: new Set([words.join(' ')]), count: 1, first: at });
      continue;
    }
    before.count += 1;
    before.forms.add(words.join(' '));
  }
  return found
    .filter(({ count }) => count >= FEWEST)
    .sort((a, b) => b.count - a.count || a.first - b.first)
    .slice(0, TOP)
    .map(({ forms }) => forms);
}

/** The share of the names (0 to 1) that stand in the text in one of their forms; 1 where there are none. */
export function coverNames(names: readonly ReadonlySet<string>[], text: string): number {
  const known = new Set(names.flatMap((forms) => [...forms]));
  const runs = listRuns(text, known);
  const told = names.filter((forms) =>
    [...forms].some((form) => runs.some((run) => isSame(run, form.split(' ')))),
  );
  return names.length === 0 ? 1 : told.length / names.length;
}

/** Surnames that the posts use before anybody told the person in full, though the article does. */
export function findUntold(paragraphs: readonly string[], posts: readonly string[]): readonly string[][] {
  const known = findInside(paragraphs);
  const full = new Map<string, Set<string>>();
  for (const run of paragraphs.flatMap((text) => listRuns(text, known))) {
    const last = run.at(-1);
    if (run.length < 2 || last === undefined) continue;
    full.set(last, (full.get(last) ?? new Set()).add(run.join(' ')));
  }
  const acting = new Set(paragraphs.flatMap(listActing));
  const told = new Set<string>();
  return posts.map((post) => {
    const runs = listRuns(post, known);
    for (const run of runs) if (run.length > 1) for (const word of run) told.add(word);
    const bare = runs.filter((run) => run.length === 1).map((run) => run[0] ?? '');
    return [...new Set(bare)].filter((name) => full.has(name) && acting.has(name) && !told.has(name));
  });
}

/** Single names that do what only people do: "Broussard told", "said Jacobs". */
function listActing(text: string): string[] {
  const verbs =
    'said|says|told|tells|added|adds|asked|wrote|writes|testified|recalled|explained|argued|thinks|admitted';
  const before = new RegExp(`(?<!\\p{Lu}[\\p{L}.’'-]* )(${NAME}) (?:also )?(?:${verbs})\\b`, 'gu');
  const after = new RegExp(`\\b(?:${verbs}) (${NAME})(?! \\p{Lu})`, 'gu');
  return [...text.matchAll(before), ...text.matchAll(after)].map((match) => match[1] ?? '');
}

/** Words that are capitalised in the midst of a sentence, so that they are names wherever they stand. */
function findInside(paragraphs: readonly string[]): ReadonlySet<string> {
  const inside = new RegExp(`(?<=[\\p{L}\\p{N},’'] )${NAME}`, 'gu');
  return new Set(paragraphs.flatMap((text) => [...text.matchAll(inside)].map(([name]) => bareOf(name))));
}

/** Runs of capitalised words; one alone at the start of a sentence counts only when it is `known`. */
function listRuns(text: string, known: ReadonlySet<string>): string[][] {
  return [...text.matchAll(RUN)].flatMap((match) => {
    const opens = /^$|[.!?:“"‘'(—–-]\s*$/u.test(text.slice(0, match.index).trimEnd().slice(-1));
    const words = match[0]
      .split(' ')
      .map(bareOf)
      .filter((word) => !CALENDAR.test(word));
    const isAhead = (word: string): boolean =>
      TITLES.test(word) || /^\p{Ll}/u.test(word) || (opens && OPENERS.has(word));
    while (words[0] !== undefined && isAhead(words[0])) words.shift();
    const [first = ''] = words;
    if (words.length === 0 || (words.length === 1 && NAMELESS.test(first))) return [];
    const doubtful = words.length === 1 && opens && first === bareOf(match[0]);
    return doubtful && !known.has(first) && !/\p{Lu}.*\p{Lu}/u.test(first) ? [] : [words];
  });
}

function bareOf(word: string): string {
  return word.replace(/['’]s?$/u, '').replace(/\.$/u, '');
}

/** "Broussard" is "Zully Broussard", "U.S. State Department" is "State Department", "Russians" is "Russia". */
function isSame(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const [only = '', other = ''] = [short[0], long[0]];
  if (long.length === 1 && only.length >= STEM) return only.slice(0, STEM) === other.slice(0, STEM);
  return short.every((word, index) => word === long[long.length - short.length + index]);
}
