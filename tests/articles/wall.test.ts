import { describe, expect, it } from 'vitest';
import { judgeArticle } from '../../src/model/fitness.ts';
import { BODY, read } from './newspaper.ts';

function reasonsFor(tail: string): readonly string[] {
  return judgeArticle(read({ body: BODY + BODY.replaceAll('pier', 'quay') + tail }), null).reasons;
}

describe('a page whose text ends at a paywall', () => {
  it.each([
    '<div class="paywall"><p>Subscribe to continue reading</p><a href="/sub">Subscribe now</a></div>',
    '<div class="gate"><h2>Subscribe to keep reading</h2><p>Unlimited access for $1 a week.</p></div>',
    '<p>You have reached your limit of free articles.</p>',
    '<p>Register now to unlock this article.</p>',
    '<p>This post is for paid subscribers</p>',
    '<p>To read the rest of this story, become a member.</p>',
    '<p>Cet article est réservé aux abonnés. Il vous reste 80 % à découvrir.</p>',
    '<p>Abonnez-vous pour lire la suite.</p>',
    '<p>Jetzt weiterlesen mit Planet Plus</p>',
    '<p>Dieser Artikel ist nur für Abonnenten.</p>',
    '<p>Um weiterzulesen, schließen Sie ein Abo ab.</p>',
    '<p>Suscríbete para seguir leyendo</p>',
    '<p>Contenido exclusivo para suscriptores</p>',
    '<p>Abbonati per continuare a leggere</p>',
    '<p>この記事は有料会員限定です。</p>',
    '<p>訂閱以繼續閱讀</p>',
    '<p>اشترك الآن لمتابعة القراءة</p>',
  ])('goes to a person, whatever is left of its text: %s (fault 10)', (tail) => {
    expect(reasonsFor(tail)).toEqual(['the text ends at a paywall']);
  });

  it.each([
    '<p>Subscribe to our newsletter to get stories like this.</p>',
    '<p>Abonnez-vous à notre lettre pour recevoir nos articles.</p>',
    '<p>Members only voted on the second motion, Falk said on Tuesday.</p>',
    '<p>L’espace des contributions est réservé aux abonnés.</p>',
    '<p>Kommentieren können nur Abonnenten, und nur für Abonnenten gibt es Rätsel.</p>',
    '<p>Residents may sign up to read the draft at the town hall.</p>',
    '<aside><p>Subscribe to continue reading</p></aside>',
    '<div style="display:none"><p>Subscribe to continue reading</p></div>',
    '<ul class="related"><li>Dieser Artikel ist nur für Abonnenten</li></ul>',
    '<a href="/other"><span>Contenido exclusivo para suscriptores</span> Another story</a>',
  ])('is not one that says this: %s', (tail) => {
    expect(reasonsFor(tail)).toEqual([]);
  });

  it.each(['False', 'http://schema.org/False', 'No'])('is one that says it is not free: %s', (free) => {
    const linked = JSON.stringify({ '@type': 'NewsArticle', isAccessibleForFree: free });
    const { doubts } = read({ head: `<script type="application/ld+json">${linked}</script>` });
    expect(doubts).toEqual(['the page says that it is behind a paywall']);
  });
});
