import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where `tsconfig.bench.json` puts the bench's own processes: a loader of TypeScript inside them would count as memory of the program. */
export const PLAIN = fileURLToPath(new URL('../node_modules/.cache/bylinebot-bench/bench', import.meta.url));

/** What `npm start` and the image give to node. */
export function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  return scripts.start.match(/--\S+/gu) ?? [];
}

/** The most memory this process ever held, in MB. `maxRSS` would begin with what its parent held. */
export function weighPeak(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
  return Number(/^VmHWM:\s*(\d+)/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
}
