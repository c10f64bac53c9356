import { describe, expect, it } from 'vitest';
import { lacksSomebody } from '../../src/summaries/somebody.ts';
import { lacksSomething } from '../../src/summaries/something.ts';

const lacks = (...sentences: readonly string[]): boolean => lacksSomebody(sentences, new Set(['Ode']));

describe('a pronoun for a person', () => {
  it.each([
    ['a month', ['People should drain every tap that was closed in October, she said.']],
    ['a place', ['A ferry company in the Alder valley sued her over the nets.']],
    ['a crew', ['When a film crew asked her for the price, she laughed.']],
    ['a school', ['The fees at Alder Grammar School are high, he said.']],
    ['a seat of power', ['Although the part of the Kremlin in her killing was never proved, few ask.']],
    ['letters that stand for a body', ['On Sunday the PGA Tour quoted him as saying so.']],
    ['someone two sentences back', ['A driver came first.', 'The list grew long.', 'Then she wrote a book.']],
    ['a day behind “On”', ['On November 9, 2012, he left his post for good.']],
    ['a thing that ends like a baker', ['A grill lighter and a letter lay next to his body.']],
    ['a people', ['The map shows the British shore where she found the bones.']],
    ['a country', ['Today’s China is different from that of the war, he said.']],
    ['the one who asks', ['When Falk asked her what had gone wrong, nobody spoke.']],
    ['his own mother', ['“…,” said Mara Ode, his mother.']],
    ['a mother who comes first', ['Ode, his mother, asked for calm.']],
    ['her lawyer', ['Tom Lind, her lawyer, called the charge a joke.']],
    ['who judges or tells of it', ['A day after his arrest, Mayor Ines Falk asked for calm.']],
    ['who sat in the trial', ['At his trial, Judge Mara Ode spoke for two hours of greed.']],
    ['the only man named, for she', ['Tom Lind, who came as a cook, said she once made him pay.']],
  ])('is not told by %s', (_, sentences) => {
    expect(lacks(...sentences)).toBe(true);
  });

  it.each([
    ['a role', ['A former treasurer wrote herself 61 cheques.']],
    ['a name behind a title with a dot', ['Mrs. Falk liked to say that she was lonely.']],
    ['a name behind a title', ['Nobody told Mrs. Falk that she was wrong.']],
    ['two people, one for each', ['Ines Falk told Tom Lind that she would pay him.']],
    ['somebody in the sentence before', ['The suspect ran away.', 'Police found him at the quay.']],
    ['a name behind it', ['Asked whether she would sell the boat, Falk shook her head.']],
    ['a name behind a phrase of time', ['A day after her 20th birthday, Falk won the race.']],
    ['the one whose mother it is', ['Tom Lind was brought up by Mara Ode, his mother.']],
    ['the one whose family it is', ['Tom Lind, his wife and two sons were found at the quay.']],
    ['the one in whose hands it is', ['“…,” said Tom Lind, his hands in the air.']],
    ['a name behind what was done to somebody', ['A day after his arrest, Tom Lind was let go.']],
    ['a name behind what somebody wears', ['Wrapped in her scarf, Falk thinks of the sea.']],
    ['those whom it means, behind it', ['Looking to give their child a boat, Leeds parents pay.']],
  ])('is told by %s', (_, sentences) => {
    expect(lacks(...sentences)).toBe(false);
  });
});

describe('“it” as an object', () => {
  it.each([
    'Council Chairman Tom Lind said Monday that he had not read it until the storm came.',
    'Mara Ode, the mayor of Alder, read it aloud to the council on Tuesday.',
    'Collecting it cost 84,000 crowns.',
  ])('leans on what stands before: %s', (sentence) => {
    expect(lacksSomething(sentence)).toBe(true);
  });

  it.each([
    'Mara Ode wrote a letter and read it aloud to the council.',
    'The storm made it clear that the quay is too low.',
    'Falk said that it would take nine days.',
    'Police seized cocaine and burned it on the quay.',
  ])('is told by a thing in its sentence: %s', (sentence) => {
    expect(lacksSomething(sentence)).toBe(false);
  });
});
