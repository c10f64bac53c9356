import type { Store } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { READS } from './witness.ts';

/** A store on which a commit is no promise: `lose` takes the last ones back, as a power cut does where nothing was forced to the disk. */
export function createForgetfulStore(): { store: Store; lose(commits: number): Promise<void> } {
  let kept = createMemoryStore();
  const commits: { verb: string | symbol; words: unknown[] }[] = [];
  const carryOut = async (verb: string | symbol, words: unknown[]): Promise<unknown> => {
    const act: unknown = Reflect.get(kept, verb);
    return typeof act === 'function' ? ((await Reflect.apply(act, kept, words)) as unknown) : act;
  };
  const store = new Proxy(kept, {
    get:
      (_, verb) =>
      async (...words: unknown[]): Promise<unknown> => {
        if (!READS.has(String(verb))) commits.push({ verb, words: structuredClone(words) });
        return carryOut(verb, words);
      },
  });
  return {
    store,
    lose: async (count) => {
      commits.splice(Math.max(commits.length - count, 0));
      kept = createMemoryStore();
      for (const { verb, words } of commits) await carryOut(verb, words);
    },
  };
}
