/** A fault that the world may come with, and what must happen then. `note` says what the row does not mean here. */
export type Row = {
  readonly number: number;
  readonly group: string;
  readonly fault: string;
  readonly must: string;
  readonly note?: string;
};

/** Rows that a test must name: `tests/house` fails where one of them has none. */
export const MUST_HOLD: readonly number[] = [
  14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 27, 28, 29, 30, 31, 32, 33, 34, 35, 39, 40, 41, 43,
];

/** The faults by where they come from, in the order of their numbers. */
const GROUPS: readonly (readonly [string, readonly (readonly [string, string, string?])[]])[] = [
  [
    'Feeds',
    [
      [
        'a feed serves everything again with new guids, or gives an old guid to a new story',
        'stories are known by link and content; a burst of more than ten is held',
      ],
      [
        'a feed is polled for the first time, or under a new address',
        'what stands there is the baseline and is not posted',
      ],
      [
        'broken XML, a wrong charset, a byte order mark, a page in the place of a feed',
        'that feed says so, the others go on, what was known stays',
      ],
      [
        'redirects of every kind, and loops of them',
        'at most five, each checked; a lasting move is believed after several sightings',
      ],
      [
        '304, 410, 429 with a time, a week of errors',
        'heeded; a feed that is gone is left alone and said to be',
      ],
      [
        'a byte a second, no end, a gigabyte, a compressed bomb',
        'cut off by time and size; memory stays flat',
      ],
      ['dates in the future, in 1970, or none', 'the first sight counts; a future date is an embargo'],
      ['one story in five feeds, or under five spellings of its link', 'one thread'],
      ['an entry that changes after it was seen', 'another revision, never another thread'],
    ],
  ],
  [
    'Articles',
    [
      ['a paywall, a consent page, a captcha', 'a person looks; never posted by itself'],
      ['no text, another title, five megabytes, a very deep page', 'bounded; a person looks'],
      ['a canonical link to another host', 'the host that was fetched stays; flagged'],
      [
        'the article is taken back or changed between approval and sending',
        'it is looked at again just before its first post, and held',
      ],
      [
        'words too long for a post, emoji, Chinese, several cashtags, a leading @',
        'settled when the thread is composed; only the approved words can be sent',
        'Weight and hidden characters are checked when a thread is composed or edited, and once more before the first post.',
      ],
    ],
  ],
  [
    'The network',
    [
      ['the post is accepted and the answer is lost', 'found by reading back; one post'],
      ['a server error after accepting, or before', 'one post; or held, and not sent again'],
      ['no answer in time, and the post accepted minutes later', 'one post'],
      ['no connection, no address, no TLS', 'proven not sent; tried again'],
      ['a timeline that is behind, or cannot be read', 'not taken for absence; held at worst'],
      ['429 in mid-thread, with a time, without one, or with one that is over', 'paused, then on in order'],
      [
        '403 for a duplicate: of our own post, of somebody else’s, of a deleted one',
        'posted only when the post itself is found, else held',
      ],
      ['the second post is refused', 'half a thread: a person is told and chooses'],
      [
        '401 in mid-thread',
        'the account stands still, nothing is forgotten, and the thread goes on once the token is mended',
        'Only OAuth 1.0a tokens are used, and those do not expire: there is no refresh whose answer could be lost.',
      ],
      ['a 201 with an old id, other words, or cut short', 'doubted, and looked for'],
      ['no credits left, or the budget lowered, in mid-thread', 'paused; a person is told'],
      [
        'the journalist posts or deletes by hand meanwhile',
        'what is looked for is still found; behind a deleted post a person decides',
      ],
    ],
  ],
  [
    'Storage',
    [
      [
        'the disk is full before the call, or after it',
        'nothing is sent; or sending stops and the post is looked for at the next start',
      ],
      [
        'the store is locked, broken or read-only',
        'no commit, no send, and one line says why',
        'Health is the heartbeat of the container: it ends where the data folder cannot be written to, not where the store is locked.',
      ],
      [
        'the power fails',
        'what was armed is on the disk: refused to open otherwise',
        'That the store is opened with synchronous=FULL is asserted; the simulator shows that a store which loses its last commits would be caught. No power is cut.',
      ],
      [
        'a damaged file, a lost journal, an old backup put back',
        'nothing is sent, the way on is said, open threads wait for a person',
      ],
      ['half a migration, or a program older than its rows', 'does not start'],
    ],
  ],
  [
    'The process',
    [
      ['`kill -9` at any moment', 'every promise holds, and it is ready again within two seconds'],
      ['SIGTERM during a call', 'nothing more is begun, the answer is waited for, exit code 0 within 30 s'],
      ['two processes on one store, one of them stopped for minutes', 'one call in flight, nothing twice'],
      [
        'no memory, an unhandled rejection, an event loop that stands still',
        'it ends, or shows no sign of life, and its successor goes on',
      ],
    ],
  ],
  [
    'The clock',
    [
      ['it is set back two hours, or forward a day', 'waits stay waits; going back refills no budget'],
      ['the hour that daylight saving skips or repeats', 'the next valid time, once'],
      ['a late start after an outage', 'what is too old goes to a person; no burst'],
    ],
  ],
  [
    'People',
    [
      ['a double click, or two editors on one draft', 'the second is told; one thread'],
      [
        'an edit after approval, a rejection while it goes out',
        'the approval is void; it stops before the next post',
      ],
      ['the kill switch, then a restart', 'it stays off'],
      ['the wrong account, or a token of another person', 'the account’s id is pinned; refused'],
      ['“send again” of a post that is out', 'a fresh look stops it'],
    ],
  ],
  [
    'Attackers',
    [
      [
        'addresses of private networks, by name, number, redirect or rebinding',
        'refused when connecting, and logged',
      ],
      [
        'document types, entities that multiply, compressed bombs, traps for patterns',
        'refused or bounded; memory stays flat',
      ],
      ['scripts in titles, errors and logs', 'plain text'],
      [
        'mentions, tags, links and hidden characters in a headline',
        'taken out or flagged: only what the bot placed is live',
      ],
      [
        'instructions to a language model in an article',
        'no tools, and nothing that the article lacks; a person looks',
      ],
      ['forged requests, rebinding and guessing at the dashboard', 'refused, and on record'],
      ['a forged or repeated webhook', 'refused; ids are remembered'],
      ['secrets in logs, errors, pages and backups', 'never found'],
    ],
  ],
];

/** All of them, counted from 1. */
export const ROWS: readonly Row[] = GROUPS.flatMap(([group, rows]) =>
  rows.map(([fault, must, note]) => ({ group, fault, must, ...(note !== undefined && { note }) })),
).map((row, index) => ({ number: index + 1, ...row }));
