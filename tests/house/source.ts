import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A TypeScript file: its path from the top (`src/model/link.ts`), its text, and its tree. */
export type Source = { readonly path: string; readonly text: string; readonly tree: ts.SourceFile };

/** A file that exists only in a test. */
export function plant(path: string, text: string): Source {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

/** Every TypeScript file under a folder. */
export function readSources(folder: 'src' | 'tests'): readonly Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => plant(`${folder}/${name}`, readFileSync(join(ROOT, folder, name), 'utf8')));
}

/** Every node of a file, outer ones first. */
export function listNodes(tree: ts.SourceFile): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return nodes;
}

/** `src/model/link.ts:12`. */
export function place({ path, tree }: Source, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}
