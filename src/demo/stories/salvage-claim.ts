import { INES, type Story } from '../story.ts';

/** An explainer from before the bot was switched on. */
export const salvageClaim: Story = {
  slug: 'what-a-salvage-claim-is',
  section: 'courts',
  headline: 'What a salvage claim is, and why one keeps a freighter chained up in Port Merrow',
  authors: [INES],
  tags: ['Courts', 'Shipping', 'Explainer'],
  caption: 'The Lady Ottoline has not moved for seven weeks.',
  body: [
    'The freighter Lady Ottoline has lain under arrest at Port Merrow for seven weeks because three tug owners say they saved her in a gale and her insurers say that they merely towed her. The difference is worth about 3 million crowns.',
    'Salvage is one of the oldest ideas in maritime law. Whoever saves a ship in danger without being obliged to may claim a share of what was saved, and may ask a court to hold the ship until the share is paid.',
    'Three conditions have to be met. The danger must have been real, the help must have been voluntary, and it must have worked at least in part: lawyers call the last one “no cure, no pay”.',
    { kind: 'heading', text: 'What happened off Widow’s Ledge' },
    'The Lady Ottoline lost her engine in a westerly gale four kilometres from the ledge. Her master asked by radio for “a tow, at the usual rate”, and the recording of that sentence is now the main exhibit.',
    'Ruben Achebe-Lund, counsel for the insurers, argues that a master who orders a tow gets a tow. “Nobody becomes a hero by answering a price enquiry,” he told the commercial court at the first hearing.',
    'Counsel for the tug owners, Marguerite Stroud, says the wind had risen by two forces before a line was aboard. “What was agreed in a breeze was carried out in a gale,” she said. “The crews could have turned back, and the price would not have drowned.”',
    'Both may be right, as far as the law is concerned. A tow turns into salvage when the danger grows beyond anything that the parties had in mind when they agreed, and judges draw that line case by case.',
    { kind: 'heading', text: 'How a court puts a price on it' },
    'If the judge finds that there was salvage, the award depends on several things:',
    {
      kind: 'list',
      lines: [
        'The value of ship and cargo, which surveyors put at 24 million crowns.',
        'The danger to the tugs and to the 19 people who crewed them.',
        'The skill shown, the time it took and the equipment that was used up.',
        'Whether the rescue also kept oil out of the sea.',
      ],
    },
    'Awards of more than a fifth of the value are rare. The tug owners ask for an eighth, and the insurers have offered the price of a tow, which is 41,000 crowns.',
    'Arresting the ship is no punishment. It only makes sure that there is something to be paid from, and she may sail at once if her owners lodge a guarantee for the sum in dispute.',
    'They have not done so, and the 14 crew members still aboard are paid by a seafarers’ charity. The court is to hear the masters of all three tugs next month.',
  ],
};
