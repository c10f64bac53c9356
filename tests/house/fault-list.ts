import ts from 'typescript';
import { ROWS, type Row } from '../faults.ts';
import { listNodes, type Source } from './source.ts';

/** A test that names rows of the list of faults. */
export type Naming = { readonly path: string; readonly name: string; readonly rows: readonly number[] };

const ENDING = / \(faults? (\d+(?:, \d+)*)\)$/;

/** The tests of a file whose names end in the rows that they cover: `(fault 15)`, `(faults 15, 17)`. */
export function findNamings(source: Source): readonly Naming[] {
  return listNodes(source.tree).flatMap((node) => {
    const name = ts.isCallExpression(node) ? readName(node.arguments[0]) : null;
    const rows = name === null ? null : ENDING.exec(name);
    if (name === null || rows === null) return [];
    const numbers = (rows[1] ?? '').split(', ').map(Number);
    return [{ path: source.path, name: `${nameAround(node)}${name.replace(ENDING, '')}`, rows: numbers }];
  });
}

/** The name of the group that a test stands in, with a space behind it; empty where it stands in none. */
function nameAround(test: ts.Node): string {
  for (let node = test.parent; !ts.isSourceFile(node); node = node.parent) {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'describe') continue;
    const name = readName(node.arguments[0]);
    return name === null ? '' : `${name} `;
  }
  return '';
}

/** A name as it is written, with what is filled in at run time as an ellipsis. */
function readName(node: ts.Node | undefined): string | null {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text.replace(/: %\w/g, '').replace(/ ?\(?%\w\)?/g, '…');
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

/** The document that says which rows hold, and by which tests. */
export function writeFaults(namings: readonly Naming[]): string {
  const held = ROWS.filter(({ number }) => namings.some(({ rows }) => rows.includes(number)));
  const groups = [...new Set(ROWS.map(({ group }) => group))];
  const head = `# Faults, and what must happen

Written by \`npm run faults\` from the names of the tests; CI refuses it when it is not current. A row *holds* when tests
name it, and CI runs all of them; those that mount a disk of their own are skipped, and say so, where that is not
allowed. ${held.length} of ${ROWS.length} rows hold.
`;
  const sections = groups.map((group) => {
    const rows = ROWS.filter((row) => row.group === group);
    return `\n## ${group}\n${rows.map((row) => writeRow(row, namings)).join('')}`;
  });
  return head + sections.join('');
}

function writeRow({ number, fault, must, note }: Row, namings: readonly Naming[]): string {
  const own = namings.filter(({ rows }) => rows.includes(number));
  const tests = own.map(({ path, name }) => `- \`${path}\`: ${name}\n`).toSorted();
  const verdict = own.length === 0 ? 'no test yet' : 'holds';
  return [
    `\n**${number}. ${fault}** → ${must}: *${verdict}*\n`,
    ...(note === undefined ? [] : [`\n${note}\n`]),
    ...(tests.length === 0 ? [] : ['\n', ...new Set(tests)]),
  ].join('');
}
