/** A value that JSON, string concatenation and `util.inspect` cannot show; only `reveal()` gives it out. */
export type Secret = {
  reveal(): string;
  toJSON(): string;
  toString(): string;
};

const MASK = '[secret]';

/** Wraps a secret so that it does not leak by accident. */
export function secret(value: string): Secret {
  return { reveal: () => value, toJSON: () => MASK, toString: () => MASK };
}
