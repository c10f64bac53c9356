import { readFileSync, writeFileSync } from 'node:fs';
import { findNamings, writeFaults } from '../tests/house/fault-list.ts';
import { readSources } from '../tests/house/source.ts';

const file = new URL('../docs/faults.md', import.meta.url);
const document = writeFaults(readSources('tests').flatMap(findNamings));

if (!process.argv.includes('--check')) writeFileSync(file, document);
else if (readFileSync(file, 'utf8') !== document) {
  process.stderr.write('docs/faults.md is not current; run "npm run faults"\n');
  process.exitCode = 1;
}
