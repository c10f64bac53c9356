import { readFileSync, writeFileSync } from 'node:fs';
import { writeEditorSchema } from '../src/config/editor.ts';

const file = new URL('../config/bylinebot.schema.json', import.meta.url);
const schema = writeEditorSchema();

if (!process.argv.includes('--check')) writeFileSync(file, schema);
else if (readFileSync(file, 'utf8') !== schema) {
  process.stderr.write('config/bylinebot.schema.json is not current; run "npm run schema"\n');
  process.exitCode = 1;
}
