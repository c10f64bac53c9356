import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** Beside the packages, so that they are found from there. */
const OUT = fileURLToPath(new URL('../../node_modules/.cache/bylinebot-poll', import.meta.url));

/**
 * Writes the bench's own processes as JavaScript and gives their folder: a loader of TypeScript inside them would count
 * as memory of the program.
 */
export function writePlain(files: readonly string[]): string {
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'package.json'), '{"type":"module"}');
  for (const file of files) {
    const { outputText } = ts.transpileModule(readFileSync(join(HERE, `${file}.ts`), 'utf8'), {
      compilerOptions: {
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2022,
        rewriteRelativeImportExtensions: true,
        verbatimModuleSyntax: true,
      },
    });
    writeFileSync(join(OUT, `${file}.js`), outputText);
  }
  return OUT;
}
