import { isMap, isScalar, LineCounter, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import type { ConfigFault, Finding, Path } from './fault.ts';
import { writePath } from './fault.ts';

/** A file as YAML sees it: its plain tree, a way back to the lines, and what is wrong with its writing. */
export type Source = {
  /** `undefined` when the writing is too broken to go on. */
  readonly tree: unknown;
  readonly faults: readonly ConfigFault[];
  /** Gives a finding its line and column: of the value, else of the nearest thing around it. */
  place(finding: Finding): ConfigFault;
};

type Writing = { readonly what: string; readonly remedy: string };

const WRITINGS: Partial<Record<YAMLError['code'], Writing>> = {
  TAB_AS_INDENT: { what: 'a tab stands where the line is indented', remedy: 'indent with spaces' },
  DUPLICATE_KEY: { what: 'this name stands here a second time', remedy: 'keep one of the two' },
  BAD_INDENT: {
    what: 'the indentation does not fit the lines above',
    remedy: 'line it up with its neighbours',
  },
  BAD_SCALAR_START: {
    what: 'a text may not start with this character',
    remedy: 'put the whole text in "quotes"',
  },
  MULTIPLE_DOCS: { what: 'a second document starts here', remedy: 'take the "---" line out' },
  TAG_RESOLVE_FAILED: { what: 'tags ("!…") mean nothing here', remedy: 'take the tag out' },
};

const STAR: Writing = {
  what: 'a text that starts with * must stand in quotes',
  remedy: 'put quotes around it: "*/10 * * * *"',
};

const NOT_UTF8: Writing = {
  what: 'a letter here is not written in UTF-8',
  remedy: 'save the file as UTF-8 and write the letter again',
};

const OTHER: Writing = {
  what: 'this is not YAML',
  remedy: 'look for a missing quote, bracket or colon, here or on the line above',
};

/** Parses the text of a configuration file. The words of the parser are not passed on: they may quote a secret. */
export function parseSource(file: string, text: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines, stringKeys: true });
  const at = (offset: number, path: string, writing: Writing): ConfigFault => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, path, ...writing };
  };
  const complaints = [...document.errors, ...document.warnings];
  // What cannot be decoded arrives as U+FFFD; a name that holds it would never match.
  const undecoded = text.includes('\ufffd') ? [at(text.indexOf('\ufffd'), '', NOT_UTF8)] : [];
  const unclear = complaints.map((each) => at(each.pos[0], '', explain(each, text, lines)));
  const faults = onePerLine([...undecoded, ...unclear]);
  const readable = document.errors.every((each) => each.code === 'DUPLICATE_KEY');
  const tree = readable ? toTree(document) : { kind: 'broken' as const };
  const place = (finding: Finding): ConfigFault => {
    const offset = findOffset(document, finding.path, finding.atKey ?? false);
    return at(offset, writePath(finding.path), { what: finding.what, remedy: finding.remedy });
  };
  if (tree.kind === 'tree') return { tree: tree.tree, faults, place };
  const unresolved = faults.length > 0 ? faults : [at(findLostAlias(document), '', STAR)];
  return { tree: undefined, faults: unresolved, place };
}

function explain(error: YAMLError, text: string, lines: LineCounter): Writing {
  const { line } = lines.linePos(error.pos[0]);
  const written = text.split('\n')[line - 1] ?? '';
  return /:\s*\*/.test(written) ? STAR : (WRITINGS[error.code] ?? OTHER);
}

/** One slip makes the parser stumble several times; the first word on a line is the one that helps. */
function onePerLine(faults: readonly ConfigFault[]): readonly ConfigFault[] {
  return faults.filter((fault, index) => faults.findIndex((each) => each.line === fault.line) === index);
}

/** An alias (`*name`) that names nothing comes to light only here; the parser throws for it. */
function toTree(document: Document): { kind: 'tree'; tree: unknown } | { kind: 'broken' } {
  try {
    return { kind: 'tree', tree: document.toJS({ maxAliasCount: 100 }) ?? {} };
  } catch {
    return { kind: 'broken' };
  }
}

function findLostAlias(document: Document): number {
  let offset = 0;
  visit(document, {
    Alias(_, node) {
      if (node.resolve(document) !== undefined) return undefined;
      offset = start(node);
      return visit.BREAK;
    },
  });
  return offset;
}

function findOffset(document: Document, path: Path, atKey: boolean): number {
  if (path.length === 0) return start(document.contents);
  const parent = document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  const pair = isMap(parent)
    ? parent.items.find((each) => isScalar(each.key) && String(each.key.value) === String(last))
    : undefined;
  if (pair !== undefined && (atKey || !hasRange(pair.value))) return start(pair.key);
  const node = pair === undefined ? document.getIn(path, true) : pair.value;
  return hasRange(node) ? start(node) : findOffset(document, path.slice(0, -1), true);
}

function hasRange(node: unknown): node is { readonly range: readonly [number, ...number[]] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function start(node: unknown): number {
  return hasRange(node) ? node.range[0] : 0;
}
