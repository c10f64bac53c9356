import { describe, expect, it } from 'vitest';
import { judgeArticle } from '../../src/model/fitness.ts';
import { BODY, read, TEXT } from './newspaper.ts';

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
    '<div style="color: red; display :none"><p>Subscribe to continue reading</p></div>',
    '<div hidden><p>Subscribe to continue reading</p></div>',
    '<div aria-hidden="true"><p>Subscribe to continue reading</p></div>',
    '<div><!-- <p>Subscribe to continue reading</p> --></div><p><!-- Subscribe to continue reading --></p>',
    '<template><p>Subscribe to continue reading</p></template>',
    '<noscript><p>Subscribe to continue reading</p></noscript>',
    '<ul class="related"><li>Dieser Artikel ist nur für Abonnenten</li></ul>',
    '<a href="/other"><span>Contenido exclusivo para suscriptores</span> Another story</a>',
  ])('is not one that says this: %s', (tail) => {
    expect(reasonsFor(tail)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['False', { '@type': 'NewsArticle', isAccessibleForFree: 'False' }],
    ['http://schema.org/False', { '@type': 'NewsArticle', isAccessibleForFree: 'http://schema.org/False' }],
    ['No', { '@type': 'NewsArticle', isAccessibleForFree: 'No' }],
    ['a web page that is not', { '@type': 'WebPage', isAccessibleForFree: false }],
    [
      'a web page beside its article',
      { '@graph': [{ '@type': 'NewsArticle' }, { '@type': ['WebPage'], isAccessibleForFree: ['False'] }] },
    ],
    [
      'a web page in a list',
      [{ '@type': 'NewsArticle' }, { '@type': 'WebPage', isAccessibleForFree: 'false' }],
    ],
    [
      'a part of the web page',
      { '@type': 'WebPage', hasPart: [{ '@type': 'WebPageElement', isAccessibleForFree: 'False' }] },
    ],
  ])('is one that says it is not free: %s', (_, node) => {
    const { doubts } = read({ head: `<script type="application/ld+json">${JSON.stringify(node)}</script>` });
    expect(doubts).toEqual(['the page says that it is behind a paywall']);
  });

  it('is not one that says it of another story', () => {
    const node = {
      '@graph': [
        {
          '@type': 'WebPage',
          isAccessibleForFree: true,
          hasPart: { '@type': 'NewsArticle', isAccessibleForFree: false },
        },
        { '@type': 'Product', isAccessibleForFree: false },
      ],
    };
    const { doubts } = read({ head: `<script type="application/ld+json">${JSON.stringify(node)}</script>` });
    expect(doubts).toEqual([]);
  });
});

describe('a page that counts the free stories of its reader', () => {
  const whole = ['pier', 'quay', 'mole', 'dock']
    .flatMap((word) => TEXT.map((text) => `<p>At the ${word}: ${text}</p>`))
    .join('');
  const reasonsWith = (body: string, above: string): readonly string[] =>
    judgeArticle(
      read({ body: whole + body, above: `<h1>Council votes to rebuild the pier</h1>${above}` }),
      null,
    ).reasons;

  it.each([
    'You have read 3 of 5 free articles this month.',
    'You’ve reached your limit of free articles.',
    'You have used all your free stories.',
    '2 free articles remaining',
  ])('tells its whole story all the same, and part of one goes to a person: %s', (line) => {
    const meter = `<div class="meter"><p>${line}</p></div>`;
    expect(reasonsWith('', meter)).toEqual([]);
    expect(reasonsWith(meter, '')).toEqual([]);
    expect(read({ body: whole + meter }).blocks.at(-1)?.text).toBe(`At the dock: ${TEXT[2]}`);
    for (const cut of [
      'The work, the council said, is to begin when the…',
      'The council said that the work of',
    ])
      expect(reasonsWith(`<p>${cut}</p>`, meter)).toEqual(['the text ends at a paywall']);
    expect(reasonsFor(meter)).toEqual(['the text ends at a paywall']);
  });
});
