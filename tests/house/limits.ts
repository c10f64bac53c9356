import ts from 'typescript';
import { listNodes, place, type Source } from './source.ts';

const LONGEST_FUNCTION = 40;
const LONGEST_FILE = 200;

const VAGUE = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'shared',
  'services',
  'service',
  'types',
  'common',
  'index',
  'misc',
]);

/** Words that say nothing about a newsroom; `Tweet` belongs to the hands that speak X's own language. */
const VAGUE_NOUN = /^(?:Item|Tweet|Job|Task|Manager|Handler|Service|Data|Info)s?$/;

/** Files and functions that are too long. */
export function findLengthFaults(source: Source): readonly string[] {
  const lines = source.text.replace(/\n$/, '').split('\n').length;
  const file = lines > LONGEST_FILE ? [`${source.path}: ${lines} lines, more than ${LONGEST_FILE}`] : [];
  return source.path.startsWith('src/') ? [...file, ...findLongFunctions(source)] : file;
}

function findLongFunctions(source: Source): readonly string[] {
  const lineOf = (position: number) => source.tree.getLineAndCharacterOfPosition(position).line;
  return listNodes(source.tree).flatMap((node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return [];
    const length = lineOf(node.end) - lineOf(node.getStart(source.tree)) + 1;
    const fault = `${place(source, node)}: a function of ${length} lines, more than ${LONGEST_FUNCTION}`;
    return length > LONGEST_FUNCTION ? [fault] : [];
  });
}

/** Files, folders and types whose names say nothing. */
export function findNameFaults(source: Source): readonly string[] {
  const steps = source.path.replace(/\.ts$/, '').split('/');
  const paths = steps
    .filter((step) => VAGUE.has(step))
    .map((step) => `${source.path}: "${step}" says nothing`);
  return [...paths, ...listNodes(source.tree).flatMap((node) => findVagueNoun(source, node))];
}

function findVagueNoun(source: Source, node: ts.Node): readonly string[] {
  const named =
    ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node);
  if (!named || node.name === undefined) return [];
  const speaksX = /^src\/(?:networks\/x|sandbox\/)/.test(source.path);
  const words = node.name.text.split(/(?=[A-Z])/).filter((word) => !(speaksX && /^Tweets?$/.test(word)));
  return words
    .filter((word) => VAGUE_NOUN.test(word))
    .map((word) => `${place(source, node)}: "${word}" says nothing`);
}

/** Exports that nobody explained. */
export function findSilentExports(source: Source): readonly string[] {
  return source.tree.statements.flatMap((statement) => {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    const silent = exported === true && ts.getJSDocCommentsAndTags(statement).length === 0;
    return silent ? [`${place(source, statement)}: an export without its sentence`] : [];
  });
}
