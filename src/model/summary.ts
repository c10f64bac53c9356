/** Where a sentence stands in its article; both indices count from 0. */
export type Source = {
  readonly paragraph: number;
  readonly sentence: number;
  /** The parts that were left out of it, as they stand there, in order; absent where it is told whole. */
  readonly leftOut?: readonly string[];
};

/**
 * One to three consecutive whole sentences that stand alone, verbatim but for what `leftOut` says; a model's are its
 * words for its sources.
 */
export type Unit = {
  readonly text: string;
  readonly sources: readonly Source[];
  /** Why it was chosen, a clause for a person; left out: nobody says. */
  readonly why?: string;
};

/** Who worded posts: the article itself, or a model that was asked to. */
export type Writer = 'extractive' | 'model';

/** What a summarizer chose to tell, in the article's order. */
export type Summary = {
  readonly units: readonly Unit[];
  readonly by: Writer;
  /** Its units may lean on what is left out, as there were too few others; left out: they do not. */
  readonly loose?: boolean;
  /** Why a person should look at how it came about; left out: nothing to say. Clauses without a full stop. */
  readonly doubts?: readonly string[];
  /** A model was asked before, in vain; left out: none was. */
  readonly inVain?: boolean;
};

/** The text of one post of a thread, ready to be sent. */
export type Post = {
  readonly text: string;
  /** As the network counts it (X: 280 is the most). */
  readonly weight: number;
  readonly sources: readonly Source[];
  /** Why it stands there, a clause for whoever previews it; not kept. */
  readonly why?: string;
};
