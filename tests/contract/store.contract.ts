import { describe } from 'vitest';
import { describeApprovals } from './approvals.contract.ts';
import { describeBudgets } from './budget.contract.ts';
import { describeDeletes } from './deletes.contract.ts';
import { describeCorrected } from './corrected.contract.ts';
import { describeFeeds } from './feeds.contract.ts';
import { describeKeeping } from './keep.contract.ts';
import { describeHolds } from './holds.contract.ts';
import { describeManners } from './manners.contract.ts';
import { describeLooking } from './looking.contract.ts';
import { describePictures } from './pictures.contract.ts';
import { describeQuotas } from './quotas.contract.ts';
import { describeSending } from './sending.contract.ts';
import { describeRollbacks } from './rollback.contract.ts';
import { describeRevisions } from './revisions.contract.ts';
import type { Opening } from './stories.ts';
import { describeSubscriptions } from './subscriptions.contract.ts';
import { describeThreads } from './threads.contract.ts';
import { describeVerdicts } from './verdicts.contract.ts';

/** What the newsroom asks of every store. */
export function describeStore(name: string, open: Opening): void {
  describe(`the ${name} store`, () => {
    describeFeeds(open);
    describeCorrected(open);
    describeManners(open);
    describeSubscriptions(open);
    describeThreads(open);
    describeSending(open);
    describeLooking(open);
    describeVerdicts(open);
    describeApprovals(open);
    describeBudgets(open);
    describePictures(open);
    describeQuotas(open);
    describeKeeping(open);
    describeHolds(open);
    describeRollbacks(open);
    describeDeletes(open);
    describeRevisions(open);
  });
}
