import { fitPicture, type FitAsk } from './fit.ts';

// A process of its own: what breaks the decoder, which is no JavaScript, ends this process and no other.
process.once('message', (ask: FitAsk) => {
  void fitPicture(ask).then((answer) => process.send?.(answer, () => process.disconnect()));
});
