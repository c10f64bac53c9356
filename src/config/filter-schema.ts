import { z } from 'zod';
import { full, line, mapping } from './words.ts';

const TAG_WANTED = 'is no language; write a tag such as en or pt-br';
const tag = z
  .string({ error: TAG_WANTED })
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$/, { error: TAG_WANTED });

/** Which articles are meant, by lists of words; one word of a list is enough. */
export const filter = mapping({
  category: full(line, 'category').optional().describe('Categories or tags, as the feed writes them.'),
  title: full(line, 'word').optional().describe('Words or phrases in the title, whole ones.'),
  section: full(line, 'section').optional().describe('Folders in the link: world, for …/world/story.'),
  language: full(tag, 'language').optional().describe('Language tags; en is also en-gb.'),
}).refine((lists) => Object.keys(lists).length > 0, {
  error: 'names nothing; write category, title, section or language below it, or take the line out',
});
