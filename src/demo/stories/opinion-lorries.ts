import { OPINION_DESK, type Story } from '../story.ts';

/** An opinion piece that names an author in its headline and is not by her. */
export const opinionLorries: Story = {
  slug: 'opinion-now-count-the-lorries',
  section: 'opinion',
  headline: 'Opinion: Mara Ellison counted the ships. Somebody should count the lorries',
  authors: [OPINION_DESK],
  tags: ['Opinion', 'Traffic'],
  caption: 'What leaves the quay by lorry is on the ring road ten minutes later.',
  body: [
    'Our colleague Mara Ellison has shown, ship by ship, what nine idle days did to the quays of Port Merrow. The city’s other queue, the one on the ring road, has no reporter and no statistics at all.',
    'Every container that leaves the Eastern Quay by lorry passes the Tanner’s Gate school, where 340 children cross four lanes of traffic each morning. The council last counted the vehicles there eight years ago.',
    { kind: 'promo', label: 'Read', slug: 'deep-water-berth-reopens' },
    'The port’s own plan expects a fifth more containers by the end of the decade. It devotes 61 pages to water and two paragraphs to the road, and one of those two paragraphs describes the road as adequate.',
    'We do not think it is adequate. In the first week after the stoppage, when cranes work through the night to clear the backlog, the ring road will carry in 12 days what it usually carries in 20.',
    'There is a railway line. It runs from the quay to the marshalling yard at Fallow Junction, and it has carried two trains a day since a bridge was given a weight limit in the year of the great ice storm.',
    'Repairing the bridge would cost 4.5 million crowns, by the railway’s own estimate. That is what the province spends on resurfacing the ring road every 30 months, mostly because of lorries.',
    { kind: 'heading', text: 'A modest request' },
    'We ask for three things. Count the lorries at Tanner’s Gate for one ordinary month. Publish the figures. Then let the harbour authority, which profits from each box, explain why the bridge is somebody else’s bridge.',
    'Nobody needs to be the villain of this story. Drivers did not choose the road, and dockers did not choose the bridge. A city that can tell to the hour how long a ship waits should know how long a child does.',
    'Some readers will say that a traffic count is a way of putting things off. They have a point: councils have often counted what they did not mean to change. Yet the opposite is the greater risk here, because nobody has to answer a question that was never asked in figures.',
    'The harbour authority publishes the position of every buoy in the channel and the draught of every ship that passes it. It could publish one more column. The camera is already there, above the gate, and it has been watching the road all along.',
  ],
};
