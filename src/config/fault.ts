import { describeFault, type Fault } from '../model/fault.ts';

/** Something wrong with the configuration, where it stands, and what to do. Lines and columns count from 1. */
export type ConfigFault = Fault & {
  readonly file: string;
  /** `null` where there is no place in the file, as when it is missing. */
  readonly line: number | null;
  readonly column: number | null;
  /** Such as `bylines[0].schedule`; empty for the file as a whole. */
  readonly path: string;
};

/** The steps from the top of the file down to a value: names of keys and places in lists from 0. */
export type Path = readonly PropertyKey[];

/** A fault that knows its path but not yet its line. With `atKey` the key itself is meant, not its value. */
export type Finding = Fault & { readonly path: Path; readonly atKey?: boolean };

/** One line for a terminal: `config/bylinebot.yaml:12: bylines[0].schedule: what; remedy`. */
export function describeConfigFault(fault: ConfigFault): string {
  const place = fault.line === null ? fault.file : `${fault.file}:${fault.line}`;
  const path = fault.path === '' ? '' : `${fault.path}: `;
  return `${place}: ${path}${describeFault(fault)}`;
}

/** `['bylines', 0, 'schedule']` as people write it: `bylines[0].schedule`. */
export function writePath(path: Path): string {
  return path.reduce<string>((written, step) => {
    if (typeof step === 'number') return `${written}[${step}]`;
    const name = /^[\w. -]{1,64}$/.test(String(step)) ? String(step) : quote(String(step));
    return written === '' ? name : `${written}.${name}`;
  }, '');
}

/** A value from the file as a fault shows it: on one line, cut short, with nothing that drives a terminal. */
export function quote(value: unknown): string {
  const whole = JSON.stringify(value) ?? 'nothing';
  const safe = whole.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
  return safe.length > 60 ? `${safe.slice(0, 60)}…` : safe;
}
