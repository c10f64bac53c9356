import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/model/sentences.ts';

/** The sentences of a text, parted by "|". */
function split(text: string): string {
  return splitSentences(text)
    .map((sentence) => sentence.text)
    .join('|');
}

/** A text marked with "|" where it is to be split, as it really is split; a mark stands for a space. */
function resplit(marked: string): string {
  return split(marked.replaceAll('|', ' '));
}

describe('splitSentences', () => {
  it('does not end a sentence behind titles, initials, abbreviations and decimals', () => {
    const marked = [
      'Mr. Ode met Gov. Lund on Jan. 6.|Dr. J. R. Falk paid $3.5 million to Ode Corp. in 2020.',
      'Port Alder (LNN)Gov. Ines Lund signed the bill.|It is new.',
      'George W. Falk lives in the U.S. Virgin Islands.|See No. 7, e.g. the St. Olaf case, at 5 p.m. Tuesday.',
    ];
    expect(marked.map(resplit)).toEqual(marked);
  });

  it('ends a sentence behind an abbreviation when a new one clearly begins', () => {
    const marked = [
      'They live in the U.S.|The law is older.|It ended at 5 p.m.|Police came.|He runs Falk Inc.|It is small.',
    ];
    expect(marked.map(resplit)).toEqual(marked);
  });

  it('ends a sentence before a number', () => {
    const marked = ['It grew in May.|35 percent of firms hired.'];
    expect(marked.map(resplit)).toEqual(marked);
  });

  it('does not end a sentence inside a quotation that goes on', () => {
    const marked = [
      'Asked, Falk replied, “No, I am not. And I never was.”|Nobody laughed.',
      'She said, "Go home. Stay there."|Nobody went.',
      '‘We are done. We go home,’ said Ann Falk.|Nobody moved.',
    ];
    expect(marked.map(resplit)).toEqual(marked);
  });

  it('parts two quotations between which somebody speaks', () => {
    const marked = ['“We have a deal,” he said.|“We will sign it.”|Then he left.'];
    expect(marked.map(resplit)).toEqual(marked);
  });

  it('keeps a question with the words that say who asked', () => {
    const marked = ['“Why now?” he asked.|“Stop!” Falk said.|Nobody did.'];
    expect(marked.map(resplit)).toEqual(marked);
  });

  it("does not end a sentence at an exchange's sign", () => {
    const marked = ['The Dow .DJI fell and the S&P 500 .SPX lost 2 points.|Oil rose.'];
    expect(marked.map(resplit)).toEqual(marked);
  });

  it('does not end a sentence at an ellipsis inside it', () => {
    const marked = ['It grew ... and fell.|“Well … I do not know,” she said.'];
    expect(marked.map(resplit)).toEqual(marked);
  });

  it('knows other languages and scripts', () => {
    expect(split('经济放缓。专家说：“情况不好。我们要努力。”政府没有回应！')).toBe(
      '经济放缓。|专家说：“情况不好。我们要努力。”|政府没有回应！',
    );
    const marked = [
      'قال الرئيس إن الوضع صعب.|هل هذا صحيح؟|نعم.',
      '«No puede ser», dijo la Sra. López.|¿Y ahora?|¡Vamos!',
      'Il a dit : « C’est fini. On arrête. »|Puis il est parti.|M. Macron a répondu.',
      'Am 3. Oktober kam Dr. Falk.|Er sagte: „Das ist gut. Sehr gut.“|Dann ging er.',
    ];
    expect(marked.map(resplit)).toEqual(marked);
  });

  it.each([
    'El Sr. Lind y la Dra. Falk llegaron a EE. UU. en mayo.|¿Quién pagó?|Nadie, p. ej. Madrid, quiso decirlo.',
    '«Cerramos en marzo. No hay otra salida», dijo Lind.|El puerto calla.',
    '¡Vamos!|Costará 3.500.000 euros, según el art. 4 de la ley.',
    'M. Lind et Mme Falk arrivent à 8 h. 30 à Brest.|« On ferme en mars. C’est tout », dit-il.|Rien de plus.',
    'Le port date du IIe siècle av. J.-C. et ferme en mars.|Qui paiera ?|Personne ne répond.',
    'Das gilt z. B. für Kiel, d. h. für den Norden.|Dr. Falk zahlt 3,5 Mio. Euro.|Am 19. März schließt der Hafen.',
    'Im 19. Jahrhundert war der 2. Kai schon alt.|„Wir schließen. Es geht nicht anders“, sagte Falk.|Niemand lachte.',
    'Der Hafen, die Schiffe usw. gehören der Stadt.|»Das bleibt so.«|So steht es in Art. 4 des Vertrags.',
    '“Why now?” Port Alder Harbour Master for the North Ines Falk asked.|Nobody knew.',
  ])('parts a text of another language only where its sentences end: %s', (marked) => {
    expect(resplit(marked)).toBe(marked);
  });

  it.each([
    [
      'zh',
      '港口将关闭九天。|“我们等了很久！”|福克说：“船需要它。明天见。”|谁来付钱？|“走吧！”福克说。|没有人回答……大家都走了。',
    ],
    [
      'ja',
      '港は九日間閉鎖される。|「長く待った。船に必要だ。」とフォークさんは述べた。|誰が払うのか？|答えはない！',
    ],
    ['ar', 'قال د. محمد إن الميناء سيغلق.|من سيدفع؟|«لا أحد يعرف. سنرى غدا»، قالت فالك.|انتهى الاجتماع!'],
  ])('parts a text in the script of %s', (language, marked) => {
    const gap = language === 'ar' ? ' ' : '';
    expect(split(marked.replaceAll('|', gap))).toBe(marked);
  });

  it('loses nothing but white space, whatever the text', () => {
    const text = fc.array(
      fc.constantFrom('“', '”', '"', '‘', '’', '. ', '? ', '…', 'A', 'b', ' ', 'Mr.', '。', '3', '\u0000'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          text.map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (whole) => {
          const sentences = splitSentences(whole);
          for (const { text: told, start, end } of sentences) expect(whole.slice(start, end)).toBe(told);
          expect(
            sentences
              .map((sentence) => sentence.text)
              .join('')
              .replace(/\s/g, ''),
          ).toBe(whole.replace(/\s/g, ''));
        },
      ),
    );
  });
});
