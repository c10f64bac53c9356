import type { Webhook } from '../config/config.ts';
import { createLogNotifier } from './log.ts';
import { createWebhookNotifier, type WebhookAsk, type WebhookNotifier } from './webhook.ts';

/** What telling takes; `webhook` is `null` where the newsroom has none. */
type Ask = Omit<WebhookAsk, 'webhook'> & { readonly webhook: Webhook | null };

/** The log hears of everything; the newsroom's webhook, where there is one, of what a person must know. */
export function createNotifier({ webhook, ...ask }: Ask): WebhookNotifier {
  const told = createLogNotifier(ask.log);
  if (webhook === null) return { ...told, close: async () => undefined };
  const sent = createWebhookNotifier({ ...ask, webhook });
  return {
    notify: (notice) => {
      told.notify(notice);
      sent.notify(notice);
    },
    close: () => sent.close(),
  };
}
