import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/model/sentences.ts';

/** A text marked with "|" where it is to be split, as it really is split; a mark stands for a space. */
function resplit(marked: string): string {
  return splitSentences(marked.replaceAll('|', ' '))
    .map(({ text }) => text)
    .join('|');
}

describe('a sentence', () => {
  it.each([
    'Das sagte Dr. Falk der Zeitung.|Prof. Dr. Lind widersprach.|Er kam am 3. März nach Kiel.',
    'Es kamen z. B. Fähren, u. a. aus Kiel.|Das Schiff Nr. 4 kostet ca. 3 Mio. Euro.|Es fährt.',
    'Frau Dr. med. Falk leitet das Haus.|Herr Dr. rer. nat. Lind forscht.|Er ist Arzt.',
    'Die Fa. Lind baut.|Das Wetter, insb. Wind, bremst.|Er wohnt in der Hafenstr. 5 in Kiel.',
    'M. Lind est venu.|Mme Falk aussi, p. ex. le 3 mars.|Le Dr Falk et le Pr. Lind parlent.',
    'Le mur date de 50 av. J.-C. selon lui.|Voir p. 12 et art. 5 du code.|L’art. L. 111 dit non.',
    'El Sr. Lind y la Sra. Falk llegaron.|La Dra. Ruiz habló con D. José.|Av. Colón está cerrada.',
    'Vive en EE. UU. desde mayo.|Viaja p. ej. a Lima.|El Excmo. Sr. Lind y el Exmo. Sr. Soto callan.',
    'O Sr. Lind e a Sra. Falk chegaram.|O Exmo. Sr. Dr. Costa falou.|Há, p. ex. Lisboa, outros.',
    'A Profa. Lima e o Prof. Reis saíram.|A Av. Paulista fechou.|O Eng. Reis e o Pe. João falam.',
    'Il sig. Lind e il Sig. Rossi firmano.|Il dott. Bianchi tace.|L’avv. Neri e l’ing. Verdi no.',
    'L’on. Rossi parla.|L’On. Bianchi e il prof. Verdi tacciono.|L’art. 5 resta.|Lo dice mons. Galli.',
  ])('of another language does not end behind its titles and short forms: %s', (marked) => {
    expect(resplit(marked)).toBe(marked);
  });

  it.each([
    'Vende sal, madera, etc.|Todos compran.',
    'Vende sal, madeira, etc.|Todos compram.',
    'Il vend du bois, du sel, etc.|Le port ferme.',
    'Vende sale, legno, ecc.|Tutti comprano.',
    'Das gilt für Fähren, Kähne usw.|Der Hafen schweigt.',
    'Viajó a EE. UU.|El puerto cerró.|Salió de EE.UU.|Los barcos esperan.',
    'Le mur date de 50 av. J.-C.|Le port est plus jeune.',
    'Die Mauer ist von 50 v. Chr.|Der Hafen ist jünger.|Der Turm ist von 50 n. Chr. und steht.',
  ])('of another language ends behind one where a new one begins: %s', (marked) => {
    expect(resplit(marked)).toBe(marked);
  });

  it.each([
    'He has no ID.|Space is short.|He lives in the UK.|Police came.|It aired on TV.|Nobody saw it.',
    "That ship is Falk's.|He left.|They didn't.|And she stayed.|It is the ship’s.|It went on.|The end.",
    "'Dr. Falk' is what they call him.|He left.",
  ])('ends behind a word that only looks like one: %s', (marked) => {
    expect(resplit(marked)).toBe(marked);
  });
});
