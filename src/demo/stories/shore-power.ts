import { MARA, TOMAS, type Story } from '../story.ts';

/** An analysis with numbers and a list, by two authors. */
export const shorePower: Story = {
  slug: 'shore-power-who-pays',
  section: 'port',
  headline: 'Plugging in every ship at Port Merrow would cost 84 million crowns. Who pays is still open',
  authors: [MARA, TOMAS],
  tags: ['Shore power', 'Ferries', 'Northmarch Grid'],
  caption: 'One ferry berth has a shore connection today. It is used for nine hours a week.',
  body: [
    'Port Merrow could let every ferry and cruise ship switch off its engines at the quay for 84 million crowns, according to a feasibility study that the Merrow Harbour Authority has kept to itself since the spring and that The Harbour Ledger has seen.',
    'The study says ships at berth burn about 19,000 tonnes of fuel a year in the harbour and cause 37 percent of the nitrogen oxides measured in the Old Town, more than all of its road traffic.',
    'Connecting 11 berths would rid the Old Town of four fifths of the ships’ exhaust within six years, the study says. It would also need 46 megawatts, as much as the rest of the city’s waterfront uses on a winter evening.',
    'The quay itself is the smaller part of the bill. Cables, sockets and converters account for 33 million crowns, while the other 51 million would go on two substations and a line that the grid does not yet have.',
    { kind: 'promo', label: 'Also read', slug: 'we-built-the-wire-second' },
    'Northmarch Grid says that the port must pay for what only the port needs. The harbour authority says that a substation which also serves 6,000 planned flats is no private socket.',
    '“If we charge all of it to the ships, they will sail to Calder Head and burn oil there,” said Lucasta Firth, who heads planning at the harbour authority. “The smoke does not stop at the municipal boundary.”',
    'A spokesman for the grid company, Emeric Sol, rejected that argument. “A pensioner in Ashby Vale should not pay for a cruise ship’s air conditioning,” he said.',
    { kind: 'heading', text: 'Three ways to split the bill' },
    'The study sets out three models and recommends none of them:',
    {
      kind: 'list',
      lines: [
        'The port pays everything and recovers it from berth fees, which would rise by 22 percent for ferries and by 31 percent for cruise ships.',
        'The grid pays for substations and line, which would add about nine crowns a year to the average household bill in Northmarch.',
        'The province covers half of the grid’s share from its clean air fund, on condition that ships with a plug must use it.',
      ],
    },
    'Only the third model brings the harbour below the province’s limit for nitrogen oxides by the legal deadline, the study’s tables show, because the first two leave it to each ship whether to plug in.',
    'That choice matters more than the engineering. The one berth that already has a connection was used for nine hours a week last year, since power from the quay cost ferries 40 percent more than power from their own engines.',
    '“The cable is in place, the plug fits and the captain does the sum,” said Wilhelmina Oduya, who teaches transport economics at Northmarch Technical College. “As long as marine fuel goes untaxed, the sum comes out wrong.”',
    { kind: 'heading', text: 'A date that will not wait' },
    'The province’s cabinet is to choose a model before the summer recess. Orders for the transformers would then have to go out within eight weeks, because manufacturers quote delivery times of 30 months.',
    'Without a decision this year, the study warns, the first ferry would plug in two winters after the limit takes effect, and the city would owe a fine of up to 15,000 crowns for each day in between.',
  ],
};
