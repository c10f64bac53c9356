import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MediaLimits, PictureAnswer } from '../model/image.ts';
import type { PictureReader } from '../ports/desk.ts';
import { setDeadline } from '../web/deadline.ts';
import { showUrl } from '../web/failure.ts';
import type { Fetcher } from '../web/fetch.ts';
import type { FitAsk } from './fit.ts';
import { findFormat } from './magic.ts';

/** A picture with more bytes than this is not read. */
const MOST_BYTES = 20 * 1024 * 1024;
/** For the JavaScript of the process that takes a picture apart; megabytes. Its pixels are limited in `fit.ts`. */
const MEMORY = 128;

/** Fetches pictures and makes them fit, each in a process of its own that is killed when it takes too long. */
export function createPictureReader({ fetcher }: { readonly fetcher: Fetcher }): PictureReader {
  return {
    read: async (url, limits, deadline, signal) => {
      const bounded = setDeadline(deadline, signal);
      try {
        const answer = await fetchPicture(fetcher, url, limits, bounded.signal);
        if (answer.kind === 'read' || !bounded.signal.aborted || signal.aborted) return answer;
        return fail(`${showUrl(url)} was not ready within ${deadline / 1000} s`);
      } finally {
        bounded.release();
      }
    },
  };
}

async function fetchPicture(
  fetcher: Fetcher,
  url: string,
  limits: MediaLimits,
  signal: AbortSignal,
): Promise<PictureAnswer> {
  const headers = { accept: 'image/jpeg, image/png, image/webp, image/gif;q=0.5' };
  const answer = await fetcher.fetch(url, { headers, maxBytes: MOST_BYTES, signal });
  switch (answer.kind) {
    case 'refused':
    case 'failed':
      return fail(answer.fault.what);
    case 'status':
      return fail(`${showUrl(url)} answered ${answer.status}`);
    case 'ok': {
      const format = findFormat(answer.body);
      if (format === null) return fail(`${showUrl(url)} is no JPEG, PNG, WebP or GIF`);
      const fitted = await fitApart({ bytes: answer.body, format, limits }, signal);
      return fitted.kind === 'read' ? fitted : fail(`${showUrl(url)}: ${fitted.reason}`);
    }
  }
}

/** Runs `fit.child`; it meets no credentials, as it has no environment. */
function fitApart(ask: FitAsk, signal: AbortSignal): Promise<PictureAnswer> {
  // From source the child is TypeScript and needs its loader, from dist it is plain JavaScript.
  const extension = extname(fileURLToPath(import.meta.url));
  const loader = extension === '.ts' ? ['--import', createRequire(import.meta.url).resolve('tsx')] : [];
  const child = fork(fileURLToPath(new URL(`./fit.child${extension}`, import.meta.url)), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
    execArgv: [...loader, `--max-old-space-size=${MEMORY}`],
    signal,
    killSignal: 'SIGKILL',
  });
  return new Promise((resolve) => {
    const died = (): void => resolve(fail('it could not be taken apart'));
    child.once('message', (answer: PictureAnswer) => resolve(answer));
    child.once('error', died);
    // Comes behind every message, unlike 'exit'.
    child.once('disconnect', died);
    child.send(ask, (error) => void (error !== null && died()));
  });
}

function fail(reason: string): PictureAnswer {
  return { kind: 'failed', reason };
}
