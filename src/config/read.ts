import type { Config } from './config.ts';
import type { ConfigFault } from './fault.ts';
import { findReferenceFaults } from './references.ts';
import { resolveConfig } from './resolve.ts';
import { fileSchema } from './schema.ts';
import { explainReadError, type SecretPlaces } from './secrets.ts';
import { findShapeFaults } from './shape.ts';
import { parseSource } from './source.ts';

/** What to read: the file by its name (or its `text`, where that is at hand), and where secrets come from. */
export type ConfigAsk = SecretPlaces & {
  readonly file: string;
  readonly text?: string;
};

/** The whole configuration, or everything that is wrong with it in the order of the file. */
export type ConfigAnswer =
  | { readonly kind: 'ok'; readonly config: Config }
  | { readonly kind: 'faulty'; readonly faults: readonly ConfigFault[] };

/** Reads a configuration file. No fault shows a secret. */
export function readConfig(ask: ConfigAsk): ConfigAnswer {
  const opened = openFile(ask);
  if (typeof opened !== 'string') return { kind: 'faulty', faults: [opened] };
  const source = parseSource(ask.file, opened);
  if (source.tree === undefined) return { kind: 'faulty', faults: source.faults };
  const shape = fileSchema.safeParse(source.tree);
  const findings = [
    ...findShapeFaults(source.tree, shape.error?.issues ?? []),
    ...findReferenceFaults(source.tree, ask),
  ];
  const faults = [...source.faults, ...findings.map(source.place)];
  if (faults.length > 0 || !shape.success) return { kind: 'faulty', faults: faults.toSorted(byPlace) };
  return { kind: 'ok', config: resolveConfig(shape.data, ask) };
}

function openFile(ask: ConfigAsk): string | ConfigFault {
  if (ask.text !== undefined) return ask.text;
  try {
    return ask.readFile(ask.file);
  } catch (error) {
    const what = `the configuration file ${explainReadError(error)}`;
    const remedy = 'write it, or name another one with --config';
    return { file: ask.file, line: null, column: null, path: '', what, remedy };
  }
}

function byPlace(a: ConfigFault, b: ConfigFault): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
