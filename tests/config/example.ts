/** Every key of the file, as the documentation shows it. */
export const FULL = `bylines:
  - author: Jeff Pao
    aliases: []                    # other spellings
    feeds: [https://asiatimes.com/feed/]
    accounts: [jeffpao3]
    attribution: Follow @jeffpao3  # left out: the handle found in the article
    schedule: "*/10 * * * *"       # node-cron; a seconds field is allowed
    timezone: Asia/Hong_Kong
    firstRun: baseline
    review: none
    thread: { maxPosts: 7, numbering: true }
accounts:
  jeffpao3:
    network: x
    api: https://api.x.com
    credentials:
      appKey: \${X_APP_KEY}
      appSecret: \${X_APP_SECRET}
      accessToken: \${X_ACCESS_TOKEN}
      accessSecret: \${X_ACCESS_SECRET}
    spacing: 5s
delivery: { deadline: 20s, lookAgain: [5s, 30s, 2m, 10m, 30m] }
sandbox: { port: 4280 }
fetch: { allowPrivate: [] }
log: { level: info }
`;

/** The shortest file that works. */
export const SHORT = `bylines:
  - author: Ann Lee
    feeds: [https://news.example/feed]
    accounts: [ann]
accounts:
  ann:
    network: sandbox
`;

/** Made-up secrets, each easy to find again. */
export const ENV = {
  X_APP_KEY: 'app-key-0001',
  X_APP_SECRET: 'app-secret-0002',
  X_ACCESS_TOKEN: 'access-token-0003',
  X_ACCESS_SECRET: 'access-secret-0004',
};
