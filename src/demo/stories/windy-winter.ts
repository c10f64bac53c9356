import { TOMAS, type Story } from '../story.ts';

/** An analysis from before the bot was switched on. */
export const windyWinter: Story = {
  slug: 'windy-winter-dear-power',
  section: 'energy',
  headline: 'Why the windiest winter in Northmarch for 30 years did not make power cheaper',
  authors: [TOMAS],
  tags: ['Wind power', 'Electricity prices', 'Analysis'],
  caption: 'Turbines on the Fallow Hills were paid to stand still on 88 days last winter.',
  body: [
    'Wind farms in Northmarch could have produced more power last winter than in any of the past 30, and households paid 6 percent more for electricity than the winter before, according to figures that the energy regulator released this week.',
    'Both numbers have the same cause. The wind blew hardest in the Fallow Hills, while the demand sits 90 kilometres to the south, and the two lines that join them were full on 88 of 151 days.',
    'Whenever the lines are full, the grid pays turbines in the north to stop and gas plants in the south to start. Consumers pay for both through a network charge that is the same in calm and in storm.',
    'That charge rose from 31 to 47 crowns a month for an average household. It more than swallowed the fall in the wholesale price, which dropped by 8 percent.',
    { kind: 'heading', text: 'Where a monthly bill of 212 crowns goes' },
    {
      kind: 'list',
      lines: [
        'The energy itself costs 96 crowns, which is 8 crowns less than a year ago.',
        'The network charge takes 47 crowns, of which 19 are payments for standing still and starting up.',
        'Taxes and levies make up 52 crowns and have not changed.',
        'Metering and the supplier’s own costs account for the remaining 17 crowns.',
      ],
    },
    'A third line is approved but will not carry power for four years. Until it does, every new turbine in the hills raises the charge, the regulator’s economists calculate, by about half a crown per household and month.',
    '“People look at the ridge, see it turning and ask me why their bill goes up,” said Vesna Kilbride, the regulator’s chief economist. “The honest answer is that they are looking at the wrong piece of metal.”',
    'There are quicker remedies than a new line. A pricing zone of its own for the north would make power there cheaper when the wind blows and draw in those who can use it, such as cold stores and electrolysers.',
    'The provincial cabinet rejected separate zones two years ago, because bills in Port Merrow would have risen at first by about 5 percent. A majority of its members represent Port Merrow.',
    'Batteries are the other remedy, and they are arriving without anybody’s permission. Four sites with 220 megawatts have opened at former coal yards since the autumn, charging at night in the hills’ surplus hours.',
    'The regulator expects them to cut the payments for standing still by a sixth next winter. If the winter is calm, it adds, nobody will notice.',
  ],
};
