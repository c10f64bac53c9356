import { weigh } from '../model/weight.ts';
import type { Network } from '../ports/desk.ts';
import { X_MEDIA } from './x-media.ts';

/** How X differs from other networks: 280 weighted characters, one cashtag, and no key that would make a second send safe. */
export const X_FACTS: Network['facts'] = {
  length: 280,
  weigh,
  cashtags: 1,
  resend: 'never',
  media: X_MEDIA,
};
