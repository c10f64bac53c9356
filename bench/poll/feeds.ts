/** Feeds on one host: as many as a paper with sections has. */
const PER_HOST = 10;

/** Where the feeds stand: on Linux ten a host, each host an address of its own; elsewhere all on one. */
export function listFeeds(count: number, port: number): readonly string[] {
  return Array.from({ length: count }, (_, feed) => {
    const host = process.platform === 'linux' ? Math.floor(feed / PER_HOST) + 1 : 1;
    return `http://127.0.${host >> 8}.${host & 255}:${port}/${feed}`;
  });
}

/** One round over all feeds: how long it took, what the processor worked for it and the loop's delay (ms); the most memory so far (MB). */
export type Lap = {
  readonly ms: number;
  readonly work: number;
  readonly peak: number;
  readonly p99: number;
  readonly failed: number;
};

/** Milliseconds that the processor has worked for this process, all its threads together. */
export function weighWork(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
