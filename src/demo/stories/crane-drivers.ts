import { MARA, type Story } from '../story.ts';

/** Hard news: a stoppage ends. */
export const craneDrivers: Story = {
  slug: 'crane-drivers-end-stoppage',
  section: 'port',
  headline: 'Crane drivers end nine-day stoppage at Port Merrow with a three-year pay deal',
  authors: [MARA],
  tags: ['Port Merrow', 'Labour', 'Container trade'],
  caption: 'Gantry cranes stood idle on the Eastern Quay for nine days.',
  body: [
    'Crane drivers at Port Merrow voted overnight to accept a three-year pay deal, ending a nine-day stoppage that left 31 container ships at anchor in Kestrel Sound and emptied shelves as far inland as Ashby Vale.',
    'The Quayside Workers’ Union said 412 of its 530 crane drivers backed the agreement, which raises basic pay by 11.5 percent over three years and caps night shifts at four in any seven days.',
    '“We did not stay out for nine days over a percentage,” said Odalys Brandt, the union’s branch secretary. “We stayed out because people were driving forty-tonne loads at the end of a sixth night in a row.”',
    'Merrow Terminals, which operates 14 of the port’s 19 gantry cranes, said the first ships would be worked from six o’clock this morning and that clearing the queue would take about 12 days.',
    { kind: 'promo', label: 'Read', slug: 'deep-water-berth-reopens' },
    'The company’s chief executive, Corwin Abara, said the settlement would add about 9 million crowns a year to a wage bill of 71 million. “It is more than we wanted to pay and less than another month of this would have cost,” he told reporters at the dock gate.',
    { kind: 'heading', text: 'Fruit first, then factories' },
    'Refrigerated cargo will be unloaded before anything else. The harbour authority estimates that 1,900 chilled containers are aboard the waiting ships, most of them carrying citrus, fish and medical supplies.',
    'Importers said part of that cargo is already lost. The Northmarch Growers’ Exchange, which buys for 260 greengrocers, put the value of spoiled fruit at 2.4 million crowns and said it would claim against the shipping lines.',
    'Two of the five lines that call at Port Merrow diverted ships to Calder Head during the stoppage. One of them, the Halvard Line, said it would keep a weekly service there until the end of the year.',
    '“Customers have found out that Calder Head works,” said Petra Vanlandt, who plans routes for the line. “Some of those boxes are not coming back.”',
    { kind: 'heading', text: 'A clause that both sides read differently' },
    'The agreement leaves one dispute open. A clause on remotely operated cranes says that no driver will be “replaced” before the deal expires, but it does not say whether a driver who retires may be.',
    'Odalys Brandt said the union reads the clause as a freeze on remote operation at all 14 cranes. Corwin Abara said the company reads it as a promise to individuals and still plans to convert two cranes next spring.',
    'A joint committee with an outside chair is to settle the wording within 90 days. If it fails, the clause falls away and either side may reopen the whole agreement.',
    'The stoppage was the longest at the port in 22 years. It began after talks broke down over a roster that would have made six consecutive night shifts the rule from October to March.',
    'The harbour authority said it would waive anchorage fees for the ships in the queue, at a cost to the public purse of about 600,000 crowns.',
  ],
};
