import ts from 'typescript';
import { roomOf } from './floors.ts';
import { listNodes, place, type Source } from './source.ts';

/** The rooms that touch the world: only they may tell the time, wait, fetch, print or look at the process. */
const HANDS = new Set([
  'main.ts',
  'assemble.ts',
  'config',
  'web',
  'feeds',
  'articles',
  'pictures',
  'networks',
  'store',
  'log',
  'bells',
  'notices',
  'websub',
  'sandbox',
  'demo',
  'dashboard',
]);

const WORLDLY_CALLS = new Set(['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']);
const WORLDLY_THINGS = new Set(['process', 'console', 'performance', 'globalThis']);

const MARKS =
  /@ts-(?:ignore|expect-error|nocheck)|(?:eslint|oxlint|prettier)-(?:disable|ignore)|\b(?:TODO|FIXME|XXX)\b|\bas any\b/;

/** Uses of the clock, timers, network, console or process outside the hands. */
export function findWorldlyFaults(source: Source): readonly string[] {
  if (HANDS.has(roomOf(source.path))) return [];
  return listNodes(source.tree).flatMap((node) => {
    const what = nameWorldly(node);
    return what === null ? [] : [`${place(source, node)}: ${what} outside the hands`];
  });
}

function nameWorldly(node: ts.Node): string | null {
  if (ts.isNewExpression(node)) {
    return isNamed(node.expression, 'Date') && (node.arguments ?? []).length === 0 ? 'new Date()' : null;
  }
  if (ts.isCallExpression(node)) {
    const name = ts.isIdentifier(node.expression) ? node.expression.text : '';
    return WORLDLY_CALLS.has(name) ? `${name}()` : null;
  }
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return null;
  if (!ts.isIdentifier(node.expression)) return null;
  const owner = node.expression.text;
  if (WORLDLY_THINGS.has(owner)) return owner;
  return ts.isPropertyAccessExpression(node) && owner === 'Date' && node.name.text === 'now'
    ? 'Date.now'
    : null;
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** What TypeScript has that this house does without, and marks that were left behind. */
export function findForbiddenWriting(source: Source): readonly string[] {
  const lines = source.text.split('\n');
  const marks = lines.flatMap((line, index) =>
    MARKS.test(line) ? [`${source.path}:${index + 1}: a mark that should not be left behind`] : [],
  );
  const nodes = listNodes(source.tree).flatMap((node) => {
    const what = nameForbidden(node);
    return what === null ? [] : [`${place(source, node)}: ${what}`];
  });
  return [...marks, ...nodes];
}

function nameForbidden(node: ts.Node): string | null {
  if (ts.isEnumDeclaration(node)) return 'an enum; write a union';
  if (ts.isExportAssignment(node)) return 'a default export; give it a name';
  if (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent)) {
    return 'a default export; give it a name';
  }
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any; write unknown and look';
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined)
    return 'a re-export; import it where it lives';
  return null;
}
