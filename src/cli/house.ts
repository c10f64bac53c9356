import type { Config, LogLevel } from '../config/config.ts';
import type { FeedAnswer } from '../model/feed.ts';
import type {
  Log,
  ArticleReader,
  Desk,
  FeedReader,
  Hubs,
  Network,
  Notifier,
  Summarizer,
} from '../ports/desk.ts';
import type { Store } from '../ports/store.ts';
import type { RingOn } from '../newsroom/run.ts';

/** Where a command's words go: the answer to `out`, everything else to `err`. */
export type Streams = {
  out(text: string): void;
  err(text: string): void;
};

/** What every command is given on the command line. */
export type Options = {
  readonly config: string;
  readonly data: string;
  readonly logLevel?: LogLevel;
  readonly json?: boolean;
};

/** The newsroom, open for work. `close` lets go of everything that `openHouse` took. */
export type House = {
  readonly desk: Desk;
  readonly ringOn: RingOn;
  /** Where the sandbox listens, when an account uses it. */
  readonly sandbox: string | null;
  /** Begins to listen for hubs, where the configuration says so. */
  openHubs(): Promise<(Hubs & { close(): Promise<void> }) | null>;
  /** Shows outsiders that the process lives, until stopped. */
  keepHeartbeat(): { stop(): void };
  close(): Promise<void>;
};

/** What reading one page or feed and composing a thread takes. */
export type Bench = {
  readonly articles: ArticleReader;
  readonly feeds: FeedReader;
  /** Reads a feed that is already at hand: `url` is where it is said to stand. */
  readFeed(body: Uint8Array, url: string): Promise<FeedAnswer>;
  readonly summarizer: Summarizer;
  readonly facts: Network['facts'];
  close(): Promise<void>;
};

/** A server that runs until it is closed. */
export type Server = { readonly origin: string; close(): Promise<void> };

/** The demo's newsroom site; `release` puts its new articles into the feed. */
export type DemoSite = Server & { readonly feed: string; release(): void };

/** Everything that the commands ask of the floor above. Each may reject with a `FaultError`. */
export type Doors = {
  /** Reads the file with its environment; rejects with a `ConfigError` that names every fault. */
  loadConfig(file: string): Promise<Config>;
  loadDemoConfig(feed: string): Promise<Config>;
  createLog(config: Config, level: LogLevel | undefined): Promise<Log>;
  openHouse(config: Config, data: string, log: Log, notifier?: Notifier): Promise<House>;
  openBench(config: Config): Promise<Bench>;
  openStore(data: string): Promise<Store>;
  /** Makes this process the one that keeps running on a data folder, until it lets go or ends, however it ends. */
  holdFolder(data: string): Promise<{ release(): void }>;
  /** Writes a copy of the store that is whole, on the disk, and readable by its owner alone. */
  backUp(data: string, file: string): Promise<void>;
  /** Puts a backup in the store's place; `aside` is where the store before it is kept. */
  restore(data: string, file: string): Promise<{ readonly reason: string; readonly aside: string | null }>;
  serveSandbox(port: number, data: string): Promise<Server>;
  serveDemoSite(): Promise<DemoSite>;
  /** What the network that posts go to makes of a text. */
  readonly facts: Network['facts'];
  now(): number;
};

/** A configuration that cannot be used, with a line for each fault. */
export class ConfigError extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'ConfigError';
    this.lines = lines;
  }
}

/** Exit codes: 0 done, 1 something needs a person, 2 bad usage or configuration. */
export type ExitCode = 0 | 1 | 2;
