import { approve, reject } from '../model/review.ts';
import { rollBack } from '../model/rollback.ts';
import { refuse, type Step } from '../model/step.ts';
import type { Thread } from '../model/thread.ts';
import { accept, resume } from '../model/verdict.ts';

/** What a person may say of a whole thread that is out or waits for them, each with what it does. */
const VERDICTS: readonly {
  readonly word: string;
  readonly effect: string;
  try(thread: Thread): Step;
}[] = [
  { word: 'resume', effect: 'goes on with the rest', try: (thread) => resume(thread, false, '', 0) },
  { word: 'accept', effect: 'takes what is out for the whole', try: (thread) => accept(thread, '', 0) },
  { word: 'reject', effect: 'ends it before its first post', try: rejectStopped },
  { word: 'rollback', effect: 'deletes what is public', try: (thread) => rollBack(thread, false, '', 0) },
];

/** Of what was never begun `explain` and the review say so already. */
function rejectStopped(thread: Thread): Step {
  return thread.state === 'needs_review' ? reject(thread, '', 0) : refuse('it has not stopped');
}

/** The verdicts that apply to a thread as it stands, a line each; empty where there are none. */
export function tellChoices(thread: Thread): string {
  const open = VERDICTS.filter((verdict) => verdict.try(thread).kind === 'done');
  const approval = approve(thread, '', 0).kind === 'done' ? [tellApproval(thread)] : [];
  const verdicts = open.map(({ word, effect }) => `  bylinebot outbox ${word} ${thread.id}   ${effect}\n`);
  return [...approval, ...verdicts].join('');
}

/** With what was seen, so that nothing that is written meanwhile is approved unread. */
function tellApproval({ id, hash }: Thread): string {
  return `  bylinebot outbox approve ${id} --seen ${hash.slice(0, 8)}   lets exactly these posts out\n`;
}
