import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeEditorSchema } from '../../src/config/editor.ts';

describe('the schema for editors', () => {
  it('is current: "npm run schema" writes it', () => {
    const file = new URL('../../config/bylinebot.schema.json', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(writeEditorSchema());
  });

  it('refuses unknown keys and asks only for the keys without a default', () => {
    const schema = JSON.parse(writeEditorSchema());
    const byline = schema.properties.bylines.items;
    expect(byline.additionalProperties).toBe(false);
    expect(schema.required).toEqual(['bylines', 'accounts']);
    expect(byline.required).toEqual(['author', 'feeds', 'accounts']);
    expect(schema.properties.accounts.additionalProperties.required).toEqual(['network']);
  });
});
