import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { isTaken } from '../../src/model/ask.ts';
import { secret } from '../../src/model/secret.ts';
import type { Summary } from '../../src/model/summary.ts';
import type { Article } from '../../src/model/article.ts';
import { createExtractiveSummarizer } from '../../src/summaries/extractive.ts';
import { createModelCaller } from '../../src/summaries/model-call.ts';
import { createModelSummarizer } from '../../src/summaries/model.ts';
import { serve } from '../web/loopback.ts';

export const KEY = 'sk-canary-that-nobody-may-see';

/** A post as a model gives it: its text, then the numbers of its sentences. */
export type Said = readonly [text: string, ...sentences: number[]];

/** How the model's server answers one request. */
export type Reply = (response: ServerResponse) => void;

/** What the server was asked: its path, headers and parsed body. */
type Asked = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly tools?: unknown;
    readonly response_format?: { readonly type: string };
  };
};

/** A model that says this, in the shape of an OpenAI-compatible API. */
export function say(content: string): Reply {
  const message = { role: 'assistant', content };
  const choices = [{ index: 0, finish_reason: 'stop', message }];
  const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
  const body = { id: 'c1', object: 'chat.completion', created: 1, model: 'teller-1', choices, usage };
  return (response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** A model that writes these posts. */
export function write(...posts: readonly Said[]): Reply {
  return say(JSON.stringify({ posts: posts.map(([text, ...sentences]) => ({ text, sentences })) }));
}

/** A server that says no, and quotes the key. */
export function fail(status: number): Reply {
  const error = { message: `no, ${KEY} may not`, type: 'error', param: null, code: null };
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
}

/** Starts a model that answers with these, one after another, and the last one for ever; it ends with its test. */
export async function startModel(
  ...replies: readonly Reply[]
): Promise<{ endpoint: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const origin = await serve((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      asked.push({ path: request.url ?? '', headers: request.headers, body: JSON.parse(text) });
      (replies[asked.length - 1] ?? replies.at(-1))?.(response);
    });
  });
  return { endpoint: `${origin}/v1`, asked };
}

/** Has an article told by the model at an endpoint; `lines` is what the log heard. */
export async function tell(
  endpoint: string,
  article: Article,
  more: {
    readonly deadline?: number;
    readonly units?: number;
    readonly signal?: AbortSignal;
    readonly taken?: readonly string[];
  } = {},
): Promise<Summary & { lines: readonly string[] }> {
  const lines: string[] = [];
  const hear =
    (level: string) =>
    (message: string, details: object = {}) =>
      void lines.push(`${level} ${message} ${JSON.stringify(details)}`);
  const summarizer = createModelSummarizer({
    ask: createModelCaller({ endpoint, model: 'teller-1', key: secret(KEY) }),
    deadline: more.deadline ?? 30_000,
    otherwise: createExtractiveSummarizer(),
    log: { debug: hear('debug'), info: hear('info'), warn: hear('warn'), error: hear('error') },
  });
  const { taken = [] } = more;
  const fits = (text: string): boolean => text.length <= 276 && !isTaken(text, taken);
  const ask = { units: more.units ?? 6, fits, taken };
  const summary = await summarizer.summarize(article, ask, more.signal ?? new AbortController().signal);
  return { ...summary, lines };
}
