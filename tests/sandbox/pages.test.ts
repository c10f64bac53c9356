import { request } from 'node:http';
import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createXNetwork } from '../../src/networks/x.ts';
import { credentialsFor } from '../../src/sandbox/credentials.ts';
import { openStand, type Stand } from './client.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

async function open(path: string) {
  const answer = await fetch(stand.sandbox.origin + path);
  const { document } = parseHTML(await answer.text());
  const texts = [...document.querySelectorAll('section.thread')].map((thread) =>
    [...thread.querySelectorAll('article p')].map((text) => text.textContent),
  );
  return { answer, document, texts };
}

describe('the timeline page', () => {
  it('says that nothing is there yet', async () => {
    expect((await open('/')).document.body.textContent).toContain('Nothing posted yet');
    expect((await open('/desk')).document.body.textContent).toContain('Nothing posted yet');
  });

  it('shows the newest thread first and the posts of each in order', async () => {
    const one = await stand.post('1a');
    const two = await stand.post('2a');
    await stand.post('2b', two);
    await stand.post('1b', await stand.post('x', one));
    await stand.ask('POST', '/2/tweets', { user: 'other', body: { text: '3a' } });
    expect((await open('/')).texts).toEqual([['3a'], ['1a', 'x', '1b'], ['2a', '2b']]);
    expect((await open('/desk')).texts).toEqual([
      ['1a', 'x', '1b'],
      ['2a', '2b'],
    ]);
    const accounts = [...(await open('/')).document.querySelectorAll('nav a')];
    expect(accounts.map((account) => account.getAttribute('href'))).toEqual(['/desk', '/other']);
  });

  it('shows a deleted post no more, and says that there was one', async () => {
    const root = await stand.post('One');
    const reply = await stand.post('Two', root);
    await stand.ask('DELETE', `/2/tweets/${reply}`);
    expect((await open('/desk')).texts).toEqual([['One']]);
    expect((await open('/')).document.querySelector('nav small')?.textContent).toBe(
      '@desk · 1 post · 1 deleted',
    );
    await stand.ask('DELETE', `/2/tweets/${root}`);
    expect((await open('/')).document.querySelector('nav small')?.textContent).toBe(
      '@desk · 0 posts · 2 deleted',
    );
  });

  it('makes links clickable and mentions stand out, and keeps every other character', async () => {
    const text = 'Read https://news.example/a?b=1&c=2, and mail a@b.example.\n\nFollow @desk 2/2';
    await stand.post(text);
    const { document, texts } = await open('/desk');
    const links = [...document.querySelectorAll('a.link')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://news.example/a?b=1&c=2']);
    expect(document.querySelector('.mention')?.textContent).toBe('@desk');
    expect(texts).toEqual([[text.replace('https://', '')]]);
  });

  it('shows markup and scripts as the text they are (fault 46)', async () => {
    const hostile = '<script>alert(1)</script> <img src=x onerror=alert(1)> javascript:alert(1) "onclick="x';
    await stand.post(hostile);
    const { document, texts } = await open('/');
    expect(texts).toEqual([[hostile]]);
    expect(document.querySelectorAll('main script, main img, main [onclick]')).toHaveLength(0);
  });

  it('shows of a picture its alt text alone, as text', async () => {
    const alt = 'The pier <img src=x onerror=alert(1)> & boats';
    const network = createXNetwork({
      api: stand.sandbox.origin,
      credentials: credentialsFor('desk'),
      now: () => stand.clock.now,
    });
    const bytes = Buffer.from('\xff\xd8\xff', 'latin1');
    const never = new AbortController().signal;
    const uploaded = await network.upload?.({ bytes, type: 'image/jpeg' }, alt, 5_000, never);
    const mediaId = uploaded?.kind === 'ready' ? uploaded.id : '';
    await network.publish({ text: 'Hello', parentId: null, deadline: 5_000, mediaId }, never);
    const { document, texts } = await open('/desk');
    expect(texts).toEqual([['Hello']]);
    expect(document.querySelector('article figcaption')?.textContent).toBe(alt);
    expect(document.querySelectorAll('main img, main [src]')).toHaveLength(0);
  });

  it('allows no script or style but its own, and nothing from elsewhere (fault 46)', async () => {
    const { answer, document } = await open('/');
    const policy = answer.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    expect(policy).toMatch(/^default-src 'none'; script-src 'nonce-[^ ]+'; style-src 'nonce-[^ ]+'; /);
    const own = [...document.querySelectorAll('script, style')];
    expect(own.map((element) => element.getAttribute('nonce'))).toEqual([nonce, nonce]);
    expect(document.querySelectorAll('[src], link, [style]')).toHaveLength(0);
    expect((await open('/')).answer.headers.get('content-security-policy')).not.toBe(policy);
  });

  it('is not shown to a page that calls this machine by another name', async () => {
    const { port } = stand.sandbox;
    const status = await new Promise((resolve) => {
      const ask = { port, host: '127.0.0.1', headers: { host: `evil.example:${port}` } };
      request(ask, (answer) => resolve(answer.resume().statusCode)).end();
    });
    expect(status).toBe(421);
  });
});
