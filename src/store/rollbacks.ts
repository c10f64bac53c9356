import { armDelete, recordDelete, rollBack } from '../model/rollback.ts';
import { refuse } from '../model/step.ts';
import type { Store } from '../ports/store.ts';
import type { Change } from './rulings.ts';

/** The store's verbs that take a thread back, each a pure rule of the model. */
export function ruleRollbacks(change: Change): Pick<Store, 'rollBack' | 'armDelete' | 'recordDelete'> {
  return {
    rollBack: (id, by, at) =>
      change(id, at, (thread, { becameAnother }) => rollBack(thread, becameAnother, by, at)),
    armDelete: (id, index, deadline, at) =>
      change(id, at, (thread, { gate, calling }) =>
        calling
          ? refuse('a call is in flight on this account')
          : armDelete(thread, index, gate, deadline, at),
      ),
    recordDelete: (id, index, armed, removal, at) =>
      change(id, at, (thread) => recordDelete(thread, index, armed, removal, at)),
  };
}
