import { describe, expect, it } from 'vitest';
import { FULL } from './example.ts';
import { complaints, readOk } from './reading.ts';

const AT = '    schedule:';

function withLines(lines: string): string {
  return FULL.replace(AT, `${lines}\n${AT}`);
}

describe('what a byline tells', () => {
  it('is narrowed by lists under "only" and "not"', () => {
    const text = withLines(
      '    only: { category: [World, Asia], language: [en] }\n    not: { title: [podcast] }',
    );
    expect(readOk(text).bylines[0]).toMatchObject({
      only: { category: ['World', 'Asia'], language: ['en'] },
      not: { title: ['podcast'] },
    });
  });

  it.each([
    ['only: {}', 'bylines[0].only: this names nothing; write category, title, section or language below it'],
    ['only: { categories: [World] }', 'nobody knows the key "categories"; did you mean "category"?'],
    ['not: { category: World }', '"World" is no list; write [one, two]'],
    ['not: { title: [] }', 'this is empty; name at least one word'],
    ['only: { language: [English!] }', '"English!" is no language; write a tag such as en or pt-br'],
    ['burst: 0', '0 is out of range; write a whole number from 1 to 1000'],
  ])('is told what is wrong with %s', (line, said) => {
    expect(complaints(withLines(`    ${line}`)).join('\n')).toContain(said);
  });
});
