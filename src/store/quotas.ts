import type { Outcome } from '../model/outcome.ts';
import { noteQuotas } from '../model/quota.ts';
import type { Rule } from './rulings.ts';

/** What a call without an answer comes to, as far as the network's windows are concerned. */
export const UNANSWERED: Outcome = { kind: 'unknown', reason: 'no answer was written down' };

/**
 * A rule that writes down what a call came to, and what the network's windows hold after it. `attempt` of `null` is
 * the one in flight. A late answer to a call that was settled before is old news about them.
 */
export function heedQuotas(attempt: string | null, outcome: Outcome, rule: Rule): Rule {
  return (thread, around) => {
    const step = rule(thread, around);
    const open = thread.attempts.find((each) => each.outcome === null);
    if (step.kind === 'refused' || open === undefined) return step;
    if (attempt !== null && open.id !== attempt) return step;
    const quotas = noteQuotas(around.quotas, outcome);
    return quotas.length === 0 ? step : { ...step, quotas };
  };
}
