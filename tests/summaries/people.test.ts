import { describe, expect, it } from 'vitest';
import { findPeople } from '../../src/summaries/people.ts';

function peopleOf(...texts: readonly string[]): ReturnType<typeof findPeople> {
  return findPeople(texts.map((text) => ({ kind: 'paragraph', text })));
}

describe('a person', () => {
  it.each([
    ['Mr Lind', 'The port had hired a diver, Tom Lind.', 'It was cold, Mr Lind told the court.'],
    ['Ms. Falk', 'The port is run by Ines Falk.', 'The school will go on under Ms. Falk.'],
    ['M. Lind', 'Le port emploie Paul Lind.', 'Depuis avril, M. Lind ouvre le port chaque jour.'],
    ['Falk, who', 'The port is run by Ines Falk.', 'Falk, who has two boats, likes the rain.'],
    ['Ode inside', 'The singer Mara Ode was ill.', 'Many boats in the port, like that of Ode, sank.'],
    ['Falk and', 'The port is run by Ines Falk.', 'Falk and her sister Mara Ode have two boats.'],
    ['Lind sprach', 'Das Rathaus leitet Bürgermeister Paul Lind.', 'Lind sprach von einem Versehen.'],
  ])('is not told by %s alone', (_, full, later) => {
    const people = peopleOf(full, later);
    expect(people.leansOn(later)).toHaveLength(1);
    expect(people.tells(full)).toEqual(people.leansOn(later));
  });

  it('who is “Mr” before he is told in full leans on what comes later', () => {
    const early = 'Since April, Mr Lind has opened the port every day.';
    expect(peopleOf(early, 'Tom Lind has a boat.').leansOn(early)).toEqual(['Lind']);
  });

  it('with one name is told by what he does', () => {
    const first = 'Bassim, a driver on the island, has a boat.';
    const later = 'The storm was long, said Bassim.';
    const people = peopleOf(first, later);
    expect(people.leansOn(later)).toEqual(['Bassim']);
    expect(people.tells(first)).toEqual(['Bassim']);
  });

  it.each(['Washington', 'Jordan', 'Israel', 'England'])('may be called like a place: %s', (name) => {
    const full = `The studios were paid for by Denzel ${name}.`;
    const later = `${name} said he had never seen so many of them.`;
    expect(peopleOf(full, later).leansOn(later)).toEqual([name]);
    expect(peopleOf(full, later).tells(full)).toEqual([name]);
  });

  it.each(['South Korea', 'Northern Ireland', 'Great Britain'])('is no country: %s', (full) => {
    const later = `${full.split(' ')[1]} said the ships would stay.`;
    expect(peopleOf(`The ships left ${full} in May.`, later).leansOn(later)).toEqual([]);
  });

  it('is no article in front of a noun', () => {
    const council = 'Der Stadtrat hat die Brücke geschlossen.';
    const later = 'Am Montag tagte der Rat, und Stadtrat war auch der Pfarrer.';
    expect(peopleOf(council, later).leansOn(later)).toEqual([]);
  });
});
