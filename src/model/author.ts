import { readClause } from './authors/clause.ts';
import { readSection, type Named } from './authors/group.ts';
import { scan, type Token } from './authors/scan.ts';
import { isAgencyName, isNobodyName, isPictureAgency } from './authors/words.ts';
import { foldName, listSpellings } from './name.ts';

/** The people whom one author string names; where it names none, whoever stands in their place: "AFP", "Staff", a text. */
export function splitAuthors(raw: string): readonly string[] {
  const { people, others } = readAuthors(raw);
  return people.length > 0 ? people : others;
}

/** Whom one author string names, tidied and each once: people, and apart from them agencies, desks, papers and texts. */
export function readAuthors(raw: string): Named {
  const tokens = scan(raw);
  const inverted = tokens.some((token) => token.kind === 'mark' && token.text === ';');
  const named = splitBylines(tokens).flatMap((byline) => {
    const clauses = splitClauses(byline).flatMap(readClause);
    const sections = clauses.map((section) => readSection(section, inverted));
    return sections.map((each, index) => dropPhotographer(each, sections[index + 1]));
  });
  const others = named.flatMap((each) => each.others).filter(isSaid);
  return {
    people: [...new Set(named.flatMap(({ people }) => people).filter(isSaid))],
    others: [...new Set(others)],
  };
}

/** "Mara Lind, Zoe Zed / Getty Images": whoever stands before a house that deals in pictures took one. */
function dropPhotographer(named: Named, next: Named | undefined): Named {
  const pictured = next?.people.length === 0 && next.others.some((other) => isPictureAgency(foldName(other)));
  return pictured ? { ...named, people: named.people.slice(0, -1) } : named;
}

function isSaid(name: string): boolean {
  return /\p{L}{2}|\p{L}\p{M}|\p{Script=Han}|\p{Lu}\. ?\p{L}/u.test(name) && name.length <= LONGEST_NAME;
}

/** No person's name is longer; characters. */
const LONGEST_NAME = 100;

/** Whole bylines: a semicolon stands between those that a list names. */
function splitBylines(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const bylines: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'mark' && token.text === ';') bylines.push([]);
    else bylines.at(-1)?.push(token);
  }
  return bylines;
}

/** Clauses end at a strong mark; what stands in brackets behind no name ("desk@news.example (Mara Lind)") is one of its own. */
function splitClauses(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const clauses: Token[][] = [[]];
  let named = false;
  for (const token of tokens) {
    if (token.kind === 'aside' && !named) clauses.push([...token.tokens], []);
    else if (token.kind === 'mark' && token.text === '|') clauses.push([]);
    else clauses.at(-1)?.push(token);
    named = token.kind === 'word' || (named && token.kind !== 'mark');
  }
  return clauses;
}

/** Whether one of `names` (the author and aliases) is among `people`: whole names, never parts; `unknown` when nobody is named. */
export function matchByline(names: readonly string[], people: readonly string[]): 'yes' | 'no' | 'unknown' {
  const wanted = new Set(names.flatMap(listSpellings));
  if (people.some((person) => listSpellings(person).some((spelling) => wanted.has(spelling)))) return 'yes';
  return people.every(isNobody) ? 'unknown' : 'no';
}

/** A desk signs what several people wrote: no reporter of their own name is among them. */
const DESK = /\bdesk\b/i;

/**
 * As `matchByline`, for the names on a page: a page that an agency or a desk signs says who wrote it, where a feed may
 * only say whose it is.
 */
export function matchPage(names: readonly string[], people: readonly string[]): 'yes' | 'no' | 'unknown' {
  const match = matchByline(names, people);
  return match === 'unknown' && people.some(isCollective) ? 'no' : match;
}

/** True for "admin", "Staff Writer", "AFP", "The Harbour Post" and the like, which stand where a name should. */
export function isNobody(name: string): boolean {
  return isNobodyName(foldName(name));
}

/** True for a news agency. */
function isAgency(name: string): boolean {
  return isAgencyName(foldName(name)) || isAgencyName(name.toLowerCase());
}

/** True for an agency or a desk: who signs for people that are not named. */
export function isCollective(name: string): boolean {
  return isAgency(name) || DESK.test(name);
}
