import { TOMAS, type Story } from '../story.ts';

/** An interview: quotations with their speakers. */
export const gridInterview: Story = {
  slug: 'we-built-the-wire-second',
  section: 'energy',
  headline: '‘We built the turbines first and the wire second’: the grid’s departing chief looks back',
  authors: [TOMAS],
  tags: ['Northmarch Grid', 'Wind power', 'Interview'],
  caption: 'The Fallow Hills substation opened two years late.',
  body: [
    'Hedvig Sorley, who leaves Northmarch Grid next month after 16 years in charge, says the province wasted a decade by building wind farms faster than the lines that were meant to carry their power.',
    '“We built the turbines first and the wire second,” Hedvig Sorley said in an interview at the company’s control room. “Everybody likes to cut the ribbon at a turbine. Nobody has ever asked me to cut a ribbon at a substation.”',
    'Northmarch paid wind farms 58 million crowns last year to stand still, because the two lines south from the Fallow Hills were full on one day in four. Five years ago the bill was 7 million.',
    'Asked whether she should have raised the alarm earlier, Hedvig Sorley answered without a pause. “Yes. I wrote the memorandum in my fourth year and I should have read it aloud on the radio,” she said.',
    { kind: 'promo', label: 'Also read', slug: 'windy-winter-dear-power' },
    'A third line from the Fallow Hills, approved last spring after eleven years of hearings, is due to carry power in four years. It will be 94 kilometres long and run underground past the villages of Upper and Nether Tansy.',
    'Burying the cable added 140 million crowns to the price, and Hedvig Sorley defends the decision. “The cheap line was the one that nobody would let us build,” she said. “A line on paper has never kept anybody’s lights on.”',
    { kind: 'heading', text: 'The night the north went dark' },
    'The worst hours of Hedvig Sorley’s career came in a January storm nine years ago, when ice brought down 23 pylons and cut off 180,000 homes, some of them for six days.',
    'An inquiry later found that half of the fallen pylons were older than their design life. Northmarch Grid has since replaced 410 of the 460 pylons that the inquiry named.',
    '“I still know the names of the crews,” Hedvig Sorley said. “We sent people up in that wind, and everybody came down again. That was luck, and I have spent nine years trying not to need it.”',
    { kind: 'heading', text: 'Batteries, and a warning' },
    'She is less worried about calm weather than many of her critics are. Batteries at four former coal yards can now supply the province’s evening peak for about two hours, she said, and the contracts signed this year will make that five.',
    'Data halls, heat pumps and the port’s plan to plug in ships would together add a quarter to the province’s peak demand within eight years, according to Northmarch Grid’s own forecast. That, she said, is what troubles her.',
    '“If you want one sentence from me for my successor, it is this: say no sooner,” said Hedvig Sorley. “We promised connections that we knew would be late, because saying yes was pleasant.”',
    'Her successor, the engineer Anselm Quarrie, starts on the first of the month. He declined to be interviewed before then, but said through a spokesman that he had read the memorandum.',
  ],
};
