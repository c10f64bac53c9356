/** Something that went wrong, said to a person: what and where in `what`, and what to do about it in `remedy`. */
export type Fault = {
  readonly what: string;
  readonly remedy: string;
};

/** One line for a terminal or a log. */
export function describeFault(fault: Fault): string {
  return fault.remedy === '' ? fault.what : `${fault.what}; ${fault.remedy}`;
}

/** Thrown where the program cannot go on for a reason that is not a bug: full disk, wrong configuration. Shown as one line. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(describeFault(fault));
    this.name = 'FaultError';
    this.fault = fault;
  }
}
