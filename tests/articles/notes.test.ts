import { describe, expect, it } from 'vitest';
import { BODY, read, TEXT } from './newspaper.ts';

/** What could be posted of a page with this markup between its first and its second paragraph. */
function toldWith(markup: string): readonly string[] {
  const [first, ...others] = TEXT.map((text) => `<p>${text}</p>`);
  return told(`${first}${markup}${others.join('')}`);
}

function told(body: string): readonly string[] {
  return read({ body })
    .blocks.filter(({ kind }) => kind !== 'heading' && kind !== 'row')
    .map(({ text }) => text);
}

describe('a line that is a sentence and none of the story', () => {
  it.each([
    'Editor’s note: The Planet’s owner holds shares in the port.',
    'Disclosure: The writer owns a boat in the harbour.',
    'Nota de la redacción: la autora tiene un barco en el puerto.',
    'Hinweis der Redaktion: Die Autorin besitzt ein Boot im Hafen.',
    'Pictured: Ines Falk looks at the northern end of the pier.',
    'Clockwise from top left: Ines Falk, Tom Okoro and the old crane.',
    'Ines Falk walks along the old pier in this undated handout photo.',
    'The old pier seen from the ferry at dusk on Monday. [Photo by Zoe Zed]',
    'Foto: Zoe Zed, die den Hafen seit Jahren begleitet.',
    'This is a developing story. It will grow during the day.',
    'This story has been updated with what the council said.',
    'L’articolo Il molo sarà ricostruito sembra essere il primo su Il Porto.',
    'What would you do with the pier? Let us know in the comments.',
    'How do you get to the island? Share your way with us.',
    'Schreiben Sie uns in den Kommentaren, was Sie davon halten.',
    'All that matters on the coast, delivered weekday mornings.',
    'Receba as notícias do porto em seu e-mail, todas as manhãs.',
    'Watch the crane fall in the video above.',
    'The full list of berths can be found here.',
    'You can also follow the vote on the radio.',
    'For more information, visit the office of the port.',
    'If the storm frightens you, call the harbour helpline at any hour.',
    'Sponsored by the Bank of Alder. It has a boat for everyone.',
    '4:14 p.m.',
    '14.30 Uhr',
  ])('is not told: %s', (line) => {
    expect(toldWith(`<p>${line}</p>`)).toEqual(TEXT);
  });

  it.each([
    'The harbour master said that nobody had told us the whole cost of the pier.',
    'Readers of the plan will see below the surface that the money is short.',
    'Watch the tide, she said, and you will know when the boats leave.',
    'The council has updated its story about the pier three times since May.',
    'The harbour’s left bank was sold in 2019, and its right bank is to follow.',
    'At 4:14 p.m. the council met again, and at 5 p.m. it voted.',
    'The comments of the minister came a day after the vote of the council.',
  ])('is no such line: %s', (line) => {
    expect(toldWith(`<p>${line}</p>`)).toContain(line);
  });

  it('is one in italics or small print from end to end', () => {
    const line = 'The Planet thanks the port for its boat and its patience.';
    expect(toldWith(`<p><em>${line}</em></p>`)).toEqual(TEXT);
    expect(toldWith(`<p><small>${line}</small></p>`)).toEqual(TEXT);
    expect(toldWith(`<p>The <em>Petrel</em> was the first boat to leave.</p>`)).toContain(
      'The Petrel was the first boat to leave.',
    );
  });

  it('is none where the page sets much of its story in italics', () => {
    const slanted = TEXT.map((text) => `<p><em>${text}</em></p>`).join('');
    expect(told(slanted)).toEqual(TEXT);
  });

  it('is one that says what a picture says of itself', () => {
    const line = 'Boats wait for the storm to pass behind the old pier.';
    expect(toldWith(`<img src="/a.jpg" alt="${line}"><p>${line}</p>`)).toEqual(TEXT);
  });

  it('is a short sentence that is nothing but a link', () => {
    const line = 'The ferry was wrecked by the storm of last night.';
    expect(toldWith(`<p><a href="/b">${line}</a></p>`)).toEqual(TEXT);
    expect(toldWith(`<p>The ferry was <a href="/b">wrecked by the storm</a> of last night.</p>`)).toContain(
      line,
    );
  });

  it.each([
    'Email Mara Lind at mara@planet.example and she will call you.',
    'Mara Lind’s book about the sea is out now. She tweets as @maralind.',
    'Danke fürs Lesen, und kommen Sie gut durch den Sturm.',
    'Support our journalism with the price of a coffee.',
    'Tom Okoro and Zoe Zed reported for the Planet from Alder.',
  ])('stands at the end: %s', (line) => {
    expect(told(`${BODY}<p>${line}</p>`)).toEqual(TEXT);
  });

  it.each([
    '“Stay tuned,” the harbour master told the skippers who had asked about the winter storms.',
    'She asked for patience: “Let us know what the boats need before the storms arrive.”',
    'Nobody in this still divided town wanted to pay for the pier.',
    'The party of the mayor lost four of its seats in this 2024 election.',
  ])('is not what the story tells: %s', (line) => {
    expect(told(`${BODY}<p>${line}</p>${BODY.replaceAll('harbour', 'port')}`)).toContain(line);
  });

  it('is not what somebody in the story wrote, though it stands at the end', () => {
    const line = '“Thanks to @harbourfalk for this,” the skipper of the Petrel wrote.';
    expect(told(`${BODY}<p>${line}</p>`)).toContain(line);
  });
});

describe('the desk’s summary above a story', () => {
  it('is known by the story’s telling it again in the same words', () => {
    const summary =
      'The council voted on Tuesday to rebuild the old pier before the winter storms arrive. The cost was argued over.';
    expect(told(`<p>${summary}</p>${BODY}`)).toEqual(TEXT);
  });

  it('is not a first paragraph that shares a long name with the second', () => {
    const first =
      'A skipper who left the harbour during last week’s storm without lights was fined 4,000 crowns by the Office for the Safety of Ships and Boats in Alder on Monday.';
    const second =
      'In a letter the Office for the Safety of Ships and Boats in Alder called it a warning to all.';
    expect(told(`<p>${first}</p><p>${second}</p>${BODY}`)).toContain(first);
  });

  it('is known by its name, though the box around it holds one line', () => {
    const line = 'It took a year of argument to agree on the pier.';
    expect(told(`<div class="m-detail--abstract">${line}</div>${BODY}`)).toEqual(TEXT);
  });
});
