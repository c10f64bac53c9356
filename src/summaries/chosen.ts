import type { SummaryChoice } from '../config/config.ts';
import type { Log, Summarizer } from '../ports/desk.ts';
import { createExtractiveSummarizer } from './extractive.ts';
import { createModelSummarizer } from './model.ts';

/** The summarizer that the configuration asks for. The libraries that speak to a model take a tenth of a second to load. */
export async function createSummarizer(choice: SummaryChoice, log: Log): Promise<Summarizer> {
  const otherwise = createExtractiveSummarizer();
  if (choice.by === 'extractive') return otherwise;
  const { createModelCaller } = await import('./model-call.ts');
  return createModelSummarizer({ ask: createModelCaller(choice), deadline: choice.deadline, otherwise, log });
}
