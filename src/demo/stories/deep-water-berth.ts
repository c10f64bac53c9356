import { MARA, type Story } from '../story.ts';

/** Hard news from before the bot was switched on. */
export const deepWaterBerth: Story = {
  slug: 'deep-water-berth-reopens',
  section: 'port',
  headline: 'Port Merrow reopens its deep-water berth after a winter of dredging',
  authors: [MARA],
  tags: ['Port Merrow', 'Dredging'],
  caption: 'The dredger Patient Annie moved 1.3 million cubic metres of silt.',
  body: [
    'The largest berth at Port Merrow took its first ship in five months after dredgers lowered the seabed to 16.5 metres, deep enough for vessels that until now had to unload part of their cargo at Calder Head.',
    'The Sable Meridian, a bulk carrier 292 metres long, came alongside at noon with 118,000 tonnes of grain. Two tugs held her off while divers checked the last of the new fenders.',
    'Deepening the berth cost 27 million crowns, 3 million more than planned, because the dredgers met a layer of old ballast stone that no survey had shown.',
    '“Somebody emptied a few hundred sailing ships there and did not write it down,” said Lucasta Firth, who heads planning at the Merrow Harbour Authority. “We have kept some of the stones for the museum.”',
    { kind: 'promo', label: 'Also read', slug: 'what-a-salvage-claim-is' },
    'The authority expects 40 calls a year at the berth, most of them by ships carrying grain, ore and wind turbine towers. Each call brings in about 85,000 crowns in dues, pilotage and towage.',
    'Fishing crews are less pleased. The silt was dumped at a licensed site 14 kilometres offshore, where skippers say their catch of flatfish has fallen by half since December.',
    '“They told us the mud would stay where they put it,” said Gudrun Pell, who chairs the Kestrel Sound fishing cooperative. “Mud does not read licences.”',
    'The environment agency has taken samples at nine points around the site and is to report in the early summer. Until then the authority may not dump there again, which rules out further dredging this season.',
    { kind: 'heading', text: 'A channel that fills itself' },
    'Staying deep will be harder than getting deep. The river Tarn carries about 400,000 cubic metres of silt into the harbour in an average year, and the deeper the berth is, the faster it fills.',
    'The harbour authority has bought a second-hand suction dredger for 5.8 million crowns to keep up with it. The vessel will work every night from April, and residents of the Old Town have been promised that its pumps are quieter than the bells of Saint Orla.',
    'Engineers will survey the berth every six weeks and publish the depth, a practice that insurers had demanded before they would cover the largest ships.',
    'The next deep-draught arrival, a carrier with parts for 12 wind turbines, is expected within ten days.',
  ],
};
