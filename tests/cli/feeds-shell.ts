import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Doors } from '../../src/cli/house.ts';
import { runProgram } from '../../src/cli/program.ts';
import type { Config } from '../../src/config/config.ts';
import { createFeedReader } from '../../src/feeds/reader.ts';
import { X_FACTS } from '../../src/networks/x-facts.ts';
import { createFetcher } from '../../src/web/fetch.ts';
import { readOk } from '../config/reading.ts';
import type { TestDesk } from '../newsroom/desk.ts';

/** What a command wrote to either stream, and its exit code. */
export type Answer = { readonly code: number; readonly out: string; readonly err: string };

/** A shell over the store of a desk, with a reader that reaches this machine. */
export type Shell = {
  readonly folder: string;
  write(name: string, text: string): string;
  bylinebot(...words: readonly string[]): Promise<Answer>;
};

/** Opens a shell; `lines` of YAML stand below the author of its one byline, `top` at the end of the file. */
export function openShell(desk: TestDesk, lines: string, top = ''): Shell {
  const folder = mkdtempSync(join(tmpdir(), 'feeds-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const config = readOk(
    `bylines:\n  - author: Mara Ellison\n${lines}\n    accounts: [mara]\naccounts: { mara: { network: sandbox } }\n${top}`,
    { WEBSUB_SECRET: 'x'.repeat(32) },
  );
  const doors = openDoors(desk, config);
  return {
    folder,
    write: (name, text) => {
      const file = join(folder, name);
      writeFileSync(file, text);
      return file;
    },
    bylinebot: async (...words) => {
      let [out, err] = ['', ''];
      const streams = {
        out: (text: string) => void (out += text),
        err: (text: string) => void (err += text),
      };
      const code = await runProgram(words, doors, streams, new AbortController().signal);
      return { code, out, err };
    },
  };
}

/** The golden feed of a name. */
export function golden(name: string): string {
  return readFileSync(new URL(`../golden/feeds/${name}`, import.meta.url), 'utf8');
}

function openDoors({ store, clock, articles, summarizer }: TestDesk, config: Config): Doors {
  const doors: Pick<Doors, 'loadConfig' | 'openStore' | 'openBench' | 'now'> = {
    loadConfig: async () => config,
    openStore: async () => ({ ...store, close: async () => undefined }),
    openBench: async () => {
      const fetcher = createFetcher({ allowPrivate: ['127.0.0.1'], userAgent: 'Bylinebot/test' });
      const feeds = createFeedReader({ fetcher });
      const close = async () => {
        await feeds.close();
        await fetcher.close();
      };
      return { articles, summarizer, facts: X_FACTS, feeds, readFeed: feeds.readAtHand, close };
    },
    now: () => clock.now(),
  };
  return doors as Doors;
}
