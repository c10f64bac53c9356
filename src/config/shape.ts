import { z } from 'zod';
import { quote, type Finding, type Path } from './fault.ts';
import { findNearest } from './nearest.ts';
import { fileSchema } from './schema.ts';

type Issue = z.core.$ZodIssue;

/** What the schema has against a tree, in people's words. Values under `credentials`, `notices`, `summary` and `websub.secret` are never shown. */
export function findShapeFaults(tree: unknown, issues: readonly Issue[]): readonly Finding[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'invalid_union') {
      const branch = chooseBranch(issue);
      if (branch !== null) return findShapeFaults(tree, branch);
    }
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(issue.path, key));
    return [badValue(tree, issue)];
  });
}

/** Of the ways in which a value may be written, the one that its kind shows was meant; `null`: it is of no kind that may be. */
function chooseBranch({ path, errors }: Issue & { readonly code: 'invalid_union' }): readonly Issue[] | null {
  const meant = errors.find((issues) =>
    issues.every((issue) => issue.code !== 'invalid_type' || issue.path.length > 0),
  );
  return meant?.map((issue) => ({ ...issue, path: [...path, ...issue.path] })) ?? null;
}

function unknownKey(path: Path, key: string): Finding {
  const known = listKeys(path);
  const nearest = findNearest(key, known);
  const remedy = nearest === null ? `known here: ${known.join(', ')}` : `did you mean "${nearest}"?`;
  // Where a colon is missing, the secret is part of the key.
  if (nearest === null && mayHoldSecret(path)) {
    return { path, atKey: true, what: 'nobody knows one of the keys here', remedy };
  }
  return { path: [...path, key], atKey: true, what: `nobody knows the key ${quote(key)}`, remedy };
}

function badValue(tree: unknown, issue: Issue): Finding {
  const { path } = issue;
  const value = valueAt(tree, path);
  const [what, remedy] = split(issue.message);
  // Where a colon is missing, the secret is part of the header's name.
  if (value === null && path.at(-2) === 'headers') {
    return {
      path: path.slice(0, -1),
      what: 'one of these has no value',
      remedy: 'write "Name: ${VARIABLE}"',
    };
  }
  if (value === undefined) return { path, what: 'is missing', remedy };
  if (value === null) return { path, what: 'is empty', remedy: 'fill it in, or take the line out' };
  const shown = typeof value === 'object' || isHidden(path, value) ? 'this' : quote(value);
  return { path, what: `${shown} ${what}`, remedy };
}

/** A webhook's whole address may be a secret. */
function mayHoldSecret(path: Path): boolean {
  const secret = path.includes('credentials') || path.includes('headers');
  const websub = path[0] === 'websub' && (path[1] === 'secret' || path.length === 1);
  return secret || websub || path[0] === 'notices' || path[0] === 'summary';
}

/** A secret may stand where secrets are asked for, or in a link before its "@" or behind its "?". */
function isHidden(path: Path, value: unknown): boolean {
  if (mayHoldSecret(path)) return true;
  const link = path.includes('api') || path.includes('feeds') ? /[@?]/ : /\/\/.*@/;
  return typeof value === 'string' && link.test(value);
}

function split(message: string): readonly [string, string] {
  const at = message.indexOf('; ');
  return at < 0
    ? [message, 'write it as the documentation shows']
    : [message.slice(0, at), message.slice(at + 2)];
}

function valueAt(tree: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.hasOwn(value, step) ? (value as Record<PropertyKey, unknown>)[step] : undefined;
  }, tree);
}

/** The keys that the schema knows at a path. */
function listKeys(path: Path): readonly string[] {
  const schema = path.reduce<z.core.$ZodType>((at, step) => descend(unwrap(at), step), fileSchema);
  const bare = unwrap(schema);
  return bare instanceof z.ZodObject ? Object.keys(bare.shape) : [];
}

function descend(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType {
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  const next = schema instanceof z.ZodObject ? (schema.shape as z.core.$ZodShape)[String(step)] : undefined;
  return next ?? schema;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const wrapped =
    schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional;
  if (wrapped) return unwrap(schema.unwrap());
  if (!(schema instanceof z.ZodUnion)) return schema;
  return schema.options.find((option) => option instanceof z.ZodObject) ?? schema;
}
