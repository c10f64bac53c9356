import { describe, expect, it } from 'vitest';
import { unitsOf } from './stories.ts';

const LEAD = 'Port Alder will close its harbour for nine days in March, Ines Falk said.';

/** The units of an article that begins with the lead, and what is asked for behind a heading. */
function tell(...paragraphs: readonly string[]): string[] {
  return unitsOf([LEAD, '# More', ...paragraphs]).filter((text) => text !== LEAD);
}

describe('what stands beside a sentence', () => {
  it('is told with a view that it turns against', () => {
    const view = 'The usual defence of the fee is that it keeps the quays of Port Alder clean.';
    const turn = 'But the quays of Leeds are as clean, and Leeds has no fee.';
    expect(tell(`${view} Falk likes clean quays. ${turn}`)).not.toContain(view);
    expect(tell(`${view} ${turn}`)).toEqual([`${view} ${turn}`]);
    expect(tell(`${view} The fee is nine crowns.`)).toContain(view);
  });

  it('is needed where somebody only announces speech', () => {
    const announced = 'Fire chief Mara Ode described the night to reporters in Port Alder on Sunday.';
    expect(tell(announced, '“The water was high, and nobody in the town slept,” Ode said.')).not.toContain(
      announced,
    );
    expect(tell(announced, 'The bridge of Leeds is closed.')).toContain(announced);
  });

  it('is told with a short sentence that leads to it', () => {
    const told = 'Ines Falk sold the first boat of Port Alder in the spring of 2011.';
    const units = tell(`${told} Her second was larger. The ship from Leeds carried 900 people.`);
    expect(units).toContain(told);
    expect(units).not.toContain(`${told} Her second was larger.`);
  });

  it('says whose the possessive is, where another was named', () => {
    const before = 'The trustee, Paul Oldcastle, died in 2022.';
    const sentence = 'Mr Lind told the jury that his name stood on four cheques of the harbour.';
    expect(tell(`${before} ${sentence}`)).toEqual([before, `${before} ${sentence}`].slice(-1));
    expect(tell(`Mr Lind spoke for an hour. ${sentence}`)).toContain(sentence);
  });

  it('may be a heading that asks, and a fragment is only its answer', () => {
    const answer = 'About 70,000 batteries for scooters, the fire brigade of Port Alder says.';
    expect(unitsOf([LEAD, '# What burns?', answer])).toEqual([LEAD]);
    expect(unitsOf([LEAD, '# What burns', answer])).toEqual([LEAD, answer]);
  });
});
