import { posix } from 'node:path';
import ts from 'typescript';
import { listNodes, place, type Source } from './source.ts';

/** Which floor a file or folder of src/ stands on: it imports only from lower ones, or from its own folder. */
const FLOORS: Readonly<Record<string, number>> = {
  'main.ts': 5,
  'assemble.ts': 4,
  'heap.ts': 4,
  cli: 3,
  dashboard: 3,
  sandbox: 3,
  demo: 3,
  newsroom: 2,
  feeds: 2,
  articles: 2,
  summaries: 2,
  pictures: 2,
  networks: 2,
  store: 2,
  notices: 2,
  bells: 2,
  websub: 2,
  log: 2,
  ports: 1,
  config: 1,
  web: 1,
  model: 0,
};

/** The rooms that may import nothing from outside the house but this. */
const PURE: Readonly<Record<string, readonly string[]>> = {
  model: ['node:crypto'],
  newsroom: [],
  ports: [],
};

/** The room of a file: the first step below src/. */
export function roomOf(path: string): string {
  return path.split('/')[1] ?? '';
}

/** Every import of a file that goes up, sideways, or out of a pure room, and every file that has no floor. */
export function findFloorFaults(source: Source): readonly string[] {
  if (FLOORS[roomOf(source.path)] === undefined) return [`${source.path}: it stands on no floor`];
  return listNodes(source.tree).flatMap((node) => {
    const wanted = importOf(node);
    const fault = wanted === null ? null : judge(source.path, wanted);
    return fault === null ? [] : [`${place(source, node)}: ${fault}`];
  });
}

function judge(from: string, wanted: string): string | null {
  const room = roomOf(from);
  if (!wanted.startsWith('.')) {
    return PURE[room]?.includes(wanted) === false ? `${room} may not import ${wanted}` : null;
  }
  if (!wanted.endsWith('.ts')) return `"${wanted}" does not end in .ts`;
  const target = posix.join(posix.dirname(from), wanted);
  const other = roomOf(target);
  const [here, there] = [FLOORS[room], FLOORS[other]];
  if (here === undefined || there === undefined) return `"${wanted}" leads out of the house`;
  return other === room || there < here
    ? null
    : `${room} (floor ${here}) imports from ${other} (floor ${there})`;
}

/** What `import … from`, `export … from`, `import()` and `import('…').Type` name; `null` for any other node. */
function importOf(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return textOf(node.arguments[0]) ?? 'something worked out at run time';
  }
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : null;
  return null;
}

function textOf(node: ts.Node | undefined): string | null {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : null;
}
