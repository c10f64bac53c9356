import { describe, expect, it } from 'vitest';
import { findLanguage } from '../../src/summaries/language.ts';
import { findUnits } from '../../src/summaries/units.ts';
import { anArticle, unitsOf } from './stories.ts';

const LEAD = 'Port Alder will close its harbour for nine days in March, Ines Falk said.';

describe('a unit', () => {
  it('goes over the end of a paragraph, but not over a heading, a table or an item', () => {
    const next = 'She runs the port of Alder since 2012.';
    expect(unitsOf([LEAD, next])).toContain(`${LEAD} ${next}`);
    for (const between of ['# What comes', '| North | 212 m', '- One more thing is to be said of it.']) {
      expect(unitsOf([LEAD, between, next])).toEqual([LEAD]);
    }
  });

  it('does not go over the end of a paragraph to something else', () => {
    const next = 'Environmental groups have gone to court over the seagrass meadows.';
    expect(unitsOf([LEAD, next])).toEqual([LEAD, next]);
    expect(unitsOf([`${LEAD} ${next}`])).toContain(`${LEAD} ${next}`);
  });

  it('may be an item of a list that is a whole sentence, never its heading or a row', () => {
    const item = 'Ferries to the islands will berth at the northern quay until April.';
    expect(
      unitsOf(['# The plan for the harbour of Port Alder is told here.', `- ${item}`, '- Ferries']),
    ).toEqual([item]);
    expect(unitsOf([`| ${item}`])).toEqual([]);
  });

  it('may end with the day of a month, not with the number of the next item', () => {
    const date = 'Port Alder will close its harbour for nine days on March 9.';
    expect(unitsOf([date])).toEqual([date]);
    expect(unitsOf(['Port Alder will close its harbour for nine days. 9.'])).not.toContain(
      'Port Alder will close its harbour for nine days. 9.',
    );
  });

  it('says which parts of a long sentence were left out', () => {
    const long = `On Tuesday, Ines Falk closed the harbour of Port Alder for the works on the northern quay, which will take nine days and need the help of the whole crew of the old ferry, of the masons of Leeds and of all the boats that the town owns or can rent from its neighbours at the coast of the bay.`;
    const [unit] = findUnits(anArticle([long]), (text) => text.length < long.length);
    expect(unit?.text).toBe(long.slice('On Tuesday, '.length));
    expect(unit?.sources).toEqual([{ paragraph: 0, sentence: 0, leftOut: ['On Tuesday,'] }]);
  });

  it.each([
    ['a disclosure in brackets first', '(The Ledger owns a part of the port of Alder itself.)'],
    ['a label', 'Update: Ines Falk has closed the harbour of Port Alder for good.'],
    ['the first person', 'My favourite crane in Port Alder is the oldest one of them all.'],
    ['a credit', 'Tom Lind in Leeds and Mara Ode in York also contributed.'],
    ['what the newsroom could not do', 'Ines Falk could not be reached for comment on Tuesday night.'],
    ['whom the newsroom did not find', 'The Ledger could not immediately get in touch with Ines Falk.'],
    [
      'who worked on it from where',
      'Ledger’s Tom Lind spoke to Falk, and Mara Ode wrote the story from York.',
    ],
    ['an announcement', 'Here’s how the works in Port Alder will go, according to Ines Falk.'],
    ['a question', 'Who in Port Alder will pay for the works on the northern quay?'],
    ['a sentence with a mention', 'Ines Falk wrote to @portalder that the harbour is closed for now.'],
  ])('is never %s', (_, sentence) => {
    expect(unitsOf(['# Cranes', sentence])).toEqual([]);
    expect(unitsOf([LEAD, sentence])).toEqual([LEAD]);
  });

  it('sees a bare surname at its start as somebody', () => {
    const told = 'Falk paid for it with her own savings, the council of Port Alder found.';
    const lines = ['A crane of Ines Falk fell.', '# More', told];
    expect(unitsOf(lines)).toEqual([told]);
    expect(unitsOf(['# More', 'Nowadays her savings are gone, the council of Port Alder found.'])).toEqual(
      [],
    );
  });
});

describe('speech in a unit', () => {
  it('is never told without its speaker, nor under another’s name', () => {
    const quoted = '“We stand against the closing of the harbour.”';
    const other = 'And a letter from Tom Lind asks for a bridge instead of a ferry.';
    expect(unitsOf(['# Cranes', `${quoted} ${other}`])).toEqual([]);
    const spoken = `Ines Falk said the cranes are old. “Every winter we asked whether they would hold.”`;
    expect(unitsOf(['# Cranes', spoken])).toContain(spoken);
    expect(unitsOf(['# Cranes', `${spoken} “They never did,” Tom Lind said of the cranes.`])).not.toContain(
      spoken,
    );
  });

  it('may not ask for somebody whom nobody has named', () => {
    expect(unitsOf(['# Cranes', '“You should definitely call him and tell him,” Ines Falk said.'])).toEqual(
      [],
    );
    expect(unitsOf(['# Cranes', '“You should definitely call the crew,” Ines Falk said.'])).toHaveLength(1);
  });

  it('goes on in the next paragraph, and then is told by neither', () => {
    expect(
      unitsOf([
        '# Cranes',
        '‘The cranes are old and will fall on the ferries. The council must act.',
        '‘Nobody listens to the port of Alder,’ Ines Falk said.',
      ]),
    ).toEqual(['‘Nobody listens to the port of Alder,’ Ines Falk said.']);
    expect(
      unitsOf([
        '# Cranes',
        '“The cranes are old and will fall on the ferries of Port Alder. The council must act.',
      ]),
    ).toEqual([]);
  });

  it('of an interview is nobody’s where the answers have no marks', () => {
    const answer = 'The cranes of Port Alder are older than the town hall of Leeds.';
    const talk = ['LEDGER: Are they old?', 'FALK: They are.', 'LEDGER: How old are the cranes?', answer];
    expect(unitsOf([LEAD, ...talk])).toEqual([LEAD]);
    expect(unitsOf([LEAD, answer])).toContain(answer);
  });
});

describe('a story in another language', () => {
  it.each([
    [
      'es',
      '“Cerramos en marzo y no hay otra salida”, dijo Ines Falk en Alder.',
      '“Cerramos en marzo y no hay otra salida”, explicó después.',
    ],
    [
      'fr',
      '« On ferme en mars et il n’y a pas d’autre solution », a dit Ines Falk.',
      '« On ferme en mars et il n’y a pas d’autre solution », a-t-on dit.',
    ],
    [
      'de',
      '„Wir schließen im März, es geht nicht anders“, sagte Ines Falk.',
      '„Wir schließen im März, es geht nicht anders“, hieß es.',
    ],
    [
      'zh',
      '福克在新闻发布会上表示：“我们将于三月关闭港口，因为起重机太旧了。”',
      '“我们将于三月关闭港口，因为起重机太旧了，没有别的办法，只能这样。”',
    ],
    [
      'ja',
      '港湾局長のフォーク氏は「三月に港を閉鎖する。ほかに方法はない」と述べた。',
      '「三月に港を閉鎖する。ほかに方法はない。クレーンが古すぎるからだ。」',
    ],
    [
      'ar',
      'قالت إيناس فالك: «سنغلق الميناء في مارس ولا يوجد حل آخر لهذه المشكلة».',
      '«سنغلق الميناء في مارس ولا يوجد حل آخر لهذه المشكلة على الإطلاق».',
    ],
  ])('in %s tells speech with its speaker only', (language, spoken, orphan) => {
    expect(unitsOf(['# Cranes', spoken], language)).toEqual([spoken]);
    expect(unitsOf(['# Cranes', orphan], language)).toEqual([]);
  });

  it('keeps text from right to left as it is', () => {
    const line = 'سيغلق ميناء ألدر تسعة أيام في مارس، بحسب ما أعلنت إدارة الميناء (الثلاثاء 12 مارس).';
    expect(unitsOf([line], 'ar')).toEqual([line]);
  });

  it('is known by its text, whatever the page says', () => {
    const spanish =
      'El puerto de Alder cerrará nueve días en marzo para retirar las dos grúas que fueron del rey.';
    expect(findLanguage(anArticle([spanish], 'en-US'))).toBe('es');
    expect(findLanguage(anArticle([LEAD], 'en-US'))).toBe('en');
    expect(findLanguage(anArticle([`${LEAD} The council of the town agreed.`], null))).toBe('en');
    expect(findLanguage(anArticle(['港口将于三月关闭九天，以拆除两台最旧的起重机。'], 'en'))).toBe('zh');
    expect(findLanguage(anArticle(['Havnen lukker i ni dager i mars.'], 'no'))).toBe('other');
  });
});
