import { INES, type Story } from '../story.ts';

/** A court report. */
export const pilotCleared: Story = {
  slug: 'pilot-cleared-over-grounding',
  section: 'courts',
  headline: 'Harbour pilot cleared over tanker grounding as judge faults a missing buoy',
  authors: [INES],
  tags: ['Courts', 'Shipping', 'Harbour authority'],
  caption: 'The buoy at Widow’s Ledge was back in its place 41 days after it broke loose.',
  body: [
    'A judge cleared a Port Merrow harbour pilot of negligent navigation on all three counts, ruling that the tanker he was guiding ran aground because a channel buoy had been missing for 16 days and nobody had told him.',
    'Judge Rosamund Achterberg said the prosecution had shown that Joss Tremayne, a pilot for 21 years, steered the Amber Skerry onto Widow’s Ledge. It had not shown that a careful pilot would have done anything else, she said.',
    '“A man cannot be convicted for trusting a mark that his own employer put on the chart,” Judge Achterberg told the court. “The chart said the buoy was there. The logbook in the authority’s drawer said it was not.”',
    'The Amber Skerry, with 38,000 tonnes of heating oil aboard, grounded at low water in fog last November. Her double hull held, and no oil was lost, but the channel was closed for four days.',
    { kind: 'promo', label: 'Read', slug: 'what-a-salvage-claim-is' },
    'Prosecutors had asked for a suspended sentence of 18 months. They argued that Joss Tremayne should have reduced speed to four knots in the fog and should have noticed on radar that the buoy’s echo was absent.',
    'An expert for the defence, the retired master mariner Ilse Overbeck, told the court that the radar echo of the ledge itself lay where the buoy’s should have been. “I would have seen what he saw and done what he did,” she testified.',
    { kind: 'heading', text: 'Sixteen days in a drawer' },
    'The trial turned on a single sheet of paper. A maintenance crew reported the buoy adrift on the second of November, but the note was filed under “routine repairs” and no warning went out to ships.',
    'A clerk at the Merrow Harbour Authority, Benedikt Rowe, told the court that warnings needed the signature of an officer whose post had stood empty since the summer. “There was a form for it, and no one to sign the form,” he said.',
    'The judge called that account honest and its contents alarming. She ordered that the transcript be sent to the transport ministry, which licenses the authority.',
    { kind: 'heading', text: 'What happens next' },
    'The prosecution has 21 days to appeal. A spokeswoman for the prosecutor’s office said it would study the written judgment, which runs to 88 pages, before it decides.',
    'The verdict also weighs on a civil case. The tanker’s owners are suing the harbour authority for 6.2 million crowns, and their lawyers said the ruling confirmed what they had argued from the start.',
    'The harbour authority said it accepted the judgment, had filled the vacant post in February and now checks every buoy in the channel twice a week.',
    'Joss Tremayne, who has been suspended without pay for a year, embraced his wife in the public gallery. “I would like to go back to work,” he said outside the court. “The tide is at ten past four.”',
  ],
};
