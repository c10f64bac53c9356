import { startSite } from '../e2e/site.ts';

/** A news site on loopback whose stories come out when told to, each in words that no other story has. */
export type Press = {
  readonly feed: string;
  /** Brings one more story out. */
  release(): void;
  close(): Promise<void>;
};

/** The feed shows this many stories, the newest first. */
const SHOWN = 10;

/** Starts with an empty feed. */
export async function startPress(): Promise<Press> {
  const site = await startSite();
  let count = 0;
  const show = (): void => {
    const newest = Array.from({ length: Math.min(count, SHOWN) }, (_, back) => count - back);
    const feed = renderFeed(site.origin, newest);
    site.answer('/feed', (_, response) => {
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed);
    });
  };
  show();
  return {
    feed: site.feed,
    release: () => {
      const page = renderStory(site.origin, ++count);
      site.answer(`/story-${count}`, (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
      });
      show();
    },
    close: () => site.close(),
  };
}

function renderFeed(origin: string, stories: readonly number[]): string {
  const entries = stories.map(
    (n) => `<item><title>Port Alder approves berth ${n}</title><link>${origin}/story-${n}</link>
<guid isPermaLink="false">${origin}/?p=${n}</guid><dc:creator>Mara Ellison</dc:creator></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Test Ledger</title><link>${origin}</link>${entries.join('')}</channel></rss>`;
}

function renderStory(origin: string, n: number): string {
  const paragraphs = [
    `The harbour authority of Port Alder approved berth ${n} on Tuesday after a vote that took less than an hour.`,
    `Chief engineer Dorte Hansen told the council that dredging for berth ${n} will begin in the spring and last eleven months.`,
    `“We have waited for berth ${n} since the storm of 2019,” said Hansen. “The pilots asked for deeper water, and they will have it.”`,
    `Freight forwarders in the region expect waiting times to fall by about a third once both cranes of berth ${n} are in place.`,
    `Environmental groups filed objection number ${n} with the regional court over the effect of the works on the seagrass meadows.`,
    `Port Alder handled 4.${n} million tonnes of cargo last year, according to the annual report of the authority.`,
  ];
  return `<!doctype html><html lang="en"><head><title>Port Alder approves berth ${n} - The Test Ledger</title>
<link rel="canonical" href="${origin}/story-${n}"><meta name="author" content="Mara Ellison">
<meta property="og:title" content="Port Alder approves berth ${n}"><meta property="og:site_name" content="The Test Ledger"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Port Alder approves berth ${n}</h1>
${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}
</article><footer>Copyright The Test Ledger</footer></body></html>`;
}
