/** Somebody who signs stories. The opinion desk signs too, and has no handle. */
export type Author = {
  readonly name: string;
  readonly beat: string;
  /** Handle on X without "@". */
  readonly handle: string | null;
};

/** A stretch of a story's body: a bare string is a paragraph, `promo` names another story's slug. */
export type Passage =
  | string
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly lines: readonly string[] }
  | { readonly kind: 'promo'; readonly label: 'Read' | 'Also read'; readonly slug: string };

/** The sections of the paper. */
export type Section = 'port' | 'energy' | 'courts' | 'opinion';

/** A story as its authors hand it in: invented from the first word to the last. */
export type Story = {
  readonly slug: string;
  readonly section: Section;
  readonly headline: string;
  readonly authors: readonly Author[];
  readonly tags: readonly string[];
  /** Stands under its picture. */
  readonly caption: string;
  readonly body: readonly Passage[];
};

/** Writes about ships, quays and the people who work them. */
export const MARA: Author = { name: 'Mara Ellison', beat: 'Port and logistics', handle: 'mara_ellison' };

/** Writes about wires, wind and bills. */
export const TOMAS: Author = { name: 'Tomas Lindqvist', beat: 'Energy', handle: 'tomas_lindqvist' };

/** Sits in court. */
export const INES: Author = { name: 'Ines Okafor', beat: 'Courts', handle: 'ines_okafor' };

/** Signs what nobody in particular signs. */
export const OPINION_DESK: Author = { name: 'Ledger opinion desk', beat: 'Opinion', handle: null };

/** "Mara Ellison and Tomas Lindqvist". */
export function nameAuthors(story: Story): string {
  return story.authors.map(({ name }) => name).join(' and ');
}

/** The first paragraph, which says what the story is. */
export function findLead(story: Story): string {
  return story.body.find((passage) => typeof passage === 'string') ?? story.headline;
}
