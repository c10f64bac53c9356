import { z } from 'zod';
import { fileSchema } from './schema.ts';

/** The JSON Schema of the configuration file, for editors that complete and check YAML; ends with a newline. */
export function writeEditorSchema(): string {
  const schema = z.toJSONSchema(fileSchema, { io: 'input' });
  return `${JSON.stringify({ ...schema, title: 'Bylinebot configuration' }, null, 2)}\n`;
}
