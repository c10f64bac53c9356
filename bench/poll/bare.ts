import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Agent } from 'undici';
import { weighPeak } from '../started.ts';
import { listFeeds, weighWork, type Lap } from './feeds.ts';

/** The least that can be done: undici asks every feed with the validator it gave, and the body is read and thrown away. */

const [count = 0, port = 0, atOnce = 0] = process.argv.slice(2).map(Number);
const agent = new Agent({ pipelining: 1 });
const etags = new Map<string, string>();

async function ask(url: string): Promise<boolean> {
  const { origin, pathname } = new URL(url);
  const etag = etags.get(url);
  const headers = etag === undefined ? {} : { 'if-none-match': etag };
  const answer = await agent.request({ origin, path: pathname, method: 'GET', headers });
  await answer.body.arrayBuffer();
  etags.set(url, String(answer.headers['etag']));
  return answer.statusCode === 200 || answer.statusCode === 304;
}

async function lap(): Promise<Lap> {
  const left = listFeeds(count, port).values();
  let failed = 0;
  const askRest = async (): Promise<void> => {
    for (const url of left) if (!(await ask(url))) failed += 1;
  };
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const worked = weighWork();
  const begun = performance.now();
  await Promise.all(Array.from({ length: atOnce }, askRest));
  const ms = performance.now() - begun;
  delay.disable();
  return { ms, work: weighWork() - worked, peak: weighPeak(), p99: delay.percentile(99) / 1e6, failed };
}

process.on('message', () => void lap().then((figures) => process.send?.(figures)));
process.send?.('ready');
