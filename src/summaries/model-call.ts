import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, generateText, NoObjectGeneratedError, NoOutputGeneratedError, Output } from 'ai';
import { z } from 'zod';
import type { Secret } from '../model/secret.ts';
import { createBoundedFetch } from '../web/bounded.ts';
import type { Request } from './prompt.ts';

/** Where a model answers: `endpoint` is the base of an OpenAI-compatible API. */
export type ModelAddress = { readonly endpoint: string; readonly model: string; readonly key: Secret };

/** What a model wrote: posts, each with the numbers of the sentences it rests on, and its answer as JSON. */
export type Written = {
  readonly kind: 'written';
  readonly posts: readonly WrittenPost[];
  readonly answer: string;
};
/** One post of a model, unchecked. */
export type WrittenPost = z.infer<typeof Post>;

/** What asking a model came to; the reason is a clause that begins behind "the model". */
export type ModelAnswer = Written | { readonly kind: 'failed'; readonly reason: string };

/** One request, never retried: it may cost money. */
export type AskModel = (request: Request, signal: AbortSignal) => Promise<ModelAnswer>;

/** An answer with more is not read to its end. Bytes. */
const MOST_BYTES = 1_000_000;

// Bounds on lengths are for the judge: some APIs refuse a schema that has them.
const Post = z.strictObject({ text: z.string(), sentences: z.array(z.number()) });
const Thread = z.strictObject({ posts: z.array(Post) });

/** Prepares requests to a model. It has no tools, follows no redirect, and its answer is read up to a megabyte. */
export function createModelCaller({ endpoint, model, key }: ModelAddress): AskModel {
  const provider = createOpenAICompatible({
    name: 'model',
    baseURL: endpoint,
    apiKey: key.reveal(),
    supportsStructuredOutputs: true,
    fetch: createBoundedFetch(MOST_BYTES),
  });
  return async ({ task, turns }, signal) => {
    try {
      const { output } = await generateText({
        model: provider(model),
        system: task,
        messages: [...turns],
        output: Output.object({ name: 'thread', schema: Thread }),
        abortSignal: signal,
        maxRetries: 0,
      });
      return toWritten(output);
    } catch (error) {
      return readWrapped(error) ?? { kind: 'failed', reason: explain(error) };
    }
  };
}

function toWritten(thread: z.infer<typeof Thread>): Written {
  return { kind: 'written', posts: thread.posts, answer: JSON.stringify(thread) };
}

/** Some models put a fence or a sentence around the JSON: what stands from the first brace to the last is read once. */
function readWrapped(error: unknown): Written | null {
  if (!NoObjectGeneratedError.isInstance(error)) return null;
  const { text = '' } = error;
  try {
    return toWritten(Thread.parse(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))));
  } catch {
    return null;
  }
}

/** Only what is known is said: an answer may quote the key, and the error holds the whole request. */
function explain(error: unknown): string {
  if (NoObjectGeneratedError.isInstance(error) || NoOutputGeneratedError.isInstance(error)) {
    return 'did not answer in the form it was asked for';
  }
  if (!APICallError.isInstance(error)) return 'gave no answer that can be used';
  const { statusCode: status } = error;
  if (status === undefined) return 'cannot be reached';
  if (status === 401 || status === 403) return `refused the key (HTTP ${status})`;
  if (status === 429) return 'takes no more for now, or its credit is used up (HTTP 429)';
  return status < 300 ? 'answered in a shape that cannot be read' : `answered HTTP ${status}`;
}
