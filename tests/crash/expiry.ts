import type { Thread } from '../../src/model/thread.ts';

/** Watches that no first post is armed or sent that was taken back or is too late. Each check gives what is wrong. */
type Expiry = {
  /** A verb of the store that was done, with its words, and the threads as they then stand. */
  note(verb: string, words: readonly unknown[], threads: readonly Thread[]): void;
  armed(words: readonly unknown[], threads: readonly Thread[]): readonly string[];
  /** A post is sent at `local`, by the clock of the machine. */
  asked(text: string, local: number): readonly string[];
};

/** Where a person's word stands among the words of a verb, and when they said it. */
const WORD_AT: Readonly<Record<string, number>> = { approve: 2, resume: 2, sendAgain: 4 };

/** A call may start this long after it was armed; milliseconds. */
const STALE = 3_000;

/** `notAfter`: ms from first sight, or from a person's last word, until a first post may go out; `null`: for ever. */
export function createExpiry(notAfter: number | null): Expiry {
  const withheld = new Set<string>();
  const waived = new Map<string, Set<string>>();
  const said = new Map<string, number>();
  const firsts = new Map<string, number>();
  const lastOf = ({ id, seenAt }: Thread): number => {
    const last = Math.max(seenAt, said.get(id) ?? 0) + (notAfter ?? Infinity);
    return waived.get(id)?.has(String(last)) === true ? Infinity : last;
  };
  return {
    note: (verb, words, threads) => {
      const id = String(words[0]);
      const at = WORD_AT[verb];
      if (verb === 'withhold') {
        withheld.add(id);
        waived.set(id, (waived.get(id) ?? new Set()).add(markOf(words[1])));
      }
      if (verb === 'approve') withheld.delete(id);
      if (at !== undefined) said.set(id, Math.max(said.get(id) ?? 0, Number(words[at])));
      for (const thread of threads) firsts.set(thread.slots[0]?.text ?? '', lastOf(thread));
    },
    armed: ([name, index, , at], threads) => {
      const thread = threads.find(({ id }) => id === name);
      if (thread === undefined || index !== 0) return [];
      const late = Number(at) - lastOf(thread);
      return [
        ...(withheld.has(thread.id) ? [`${thread.id} is armed although it was taken back`] : []),
        ...(late > 0 ? [`${thread.id} is armed ${late} ms too late`] : []),
      ];
    },
    asked: (text, local) => {
      const late = local - (firsts.get(text) ?? Infinity);
      return late > STALE ? [`"${text}" is sent ${late} ms too late`] : [];
    },
  };
}

function markOf(finding: unknown): string {
  return typeof finding === 'object' && finding !== null ? String(Reflect.get(finding, 'mark')) : '';
}
