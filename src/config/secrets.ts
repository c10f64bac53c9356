import type { Fault } from '../model/fault.ts';
import { secret, type Secret } from '../model/secret.ts';
import { quote } from './fault.ts';

/** Where secrets come from: the environment, and a way to read a file, which throws when it cannot. */
export type SecretPlaces = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readFile(path: string): string;
};

/** A secret that was found, or why not. */
export type SecretAnswer =
  { readonly kind: 'found'; readonly secret: Secret } | ({ readonly kind: 'missing' } & Fault);

/** Looks up `${NAME}` or `file:/path`; space around the value is not part of it. */
export function findSecret(reference: string, places: SecretPlaces): SecretAnswer {
  return reference.startsWith('file:')
    ? fromFile(reference.slice('file:'.length), places)
    : fromEnvironment(reference.slice(2, -1), places);
}

/** A secret that is known to be there. Throws where a fault was let through. */
export function takeSecret(reference: string, places: SecretPlaces): Secret {
  const answer = findSecret(reference, places);
  if (answer.kind === 'missing') throw new Error(answer.what);
  return answer.secret;
}

function fromEnvironment(name: string, { env }: SecretPlaces): SecretAnswer {
  // What every object inherits, such as `toString`, is no variable.
  const value = Object.hasOwn(env, name) ? env[name] : undefined;
  // Somebody may have put the secret itself between the braces: only what is written as variables are is shown.
  const place = /^[A-Z_][A-Z0-9_]*$/.test(name) ? `the variable ${name}` : 'the variable of this name';
  if (value === undefined) {
    return { kind: 'missing', what: `${place} is not set`, remedy: 'set it in the environment' };
  }
  return hold(value, place);
}

function fromFile(path: string, { readFile }: SecretPlaces): SecretAnswer {
  try {
    return hold(readFile(path), `the file ${quote(path)}`);
  } catch (error) {
    return {
      kind: 'missing',
      what: `the file ${quote(path)} ${explainReadError(error)}`,
      remedy: 'put the secret there, or correct the path',
    };
  }
}

function hold(value: string, place: string): SecretAnswer {
  const trimmed = value.trim();
  return trimmed === ''
    ? { kind: 'missing', what: `${place} is empty`, remedy: 'put the secret in it' }
    : { kind: 'found', secret: secret(trimmed) };
}

/** Why a file could not be read, from the error's code alone. */
export function explainReadError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read';
  return code === 'EISDIR' ? 'is a folder' : 'cannot be read';
}
