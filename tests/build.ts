import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Builds the program once before the tests that run it, when `dist` is missing or older than `src`. */
export function setup(): void {
  if (newest('src') < newest('dist')) return;
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
}

/** When anything in a folder last changed, in ms since the epoch; 0 for a folder that is not there. */
function newest(folder: string): number {
  try {
    const entries = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
    return Math.max(0, ...entries.map((entry) => statSync(join(ROOT, folder, entry)).mtimeMs));
  } catch {
    return 0;
  }
}
