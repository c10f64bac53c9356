import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { openScene, restart, SECRET } from './stage.ts';

it('keeps subscriptions on disk and goes on with them, and no row, file or line holds a secret of theirs (fault 51)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'websub-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'bylinebot.sqlite');
  const scene = await openScene(await openSqliteStore({ file }));
  await scene.hub.push(scene.paper.topic, 'news', { key: 'wrong' });
  await scene.bot.stop();
  await scene.store.close();
  const again = await openSqliteStore({ file });
  onTestFinished(() => again.close());
  await restart(scene, { store: again });
  scene.paper.stories = [2, 1];
  expect(await scene.hub.push(scene.paper.topic, 'news')).toEqual([202]);
  await scene.bot.pass(1_000);
  expect((await again.threads()).map(({ article }) => article)).toEqual(['https://ledger.example/story-2']);
  expect(scene.hub.asked).toHaveLength(1);
  const [asked] = scene.hub.asked;
  const token = asked?.get('hub.callback')?.split('/').at(-1) ?? '';
  const lines = scene.bot.desk.lines.join('\n');
  const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  expect(bytes.join('')).toContain(scene.hub.url);
  for (const word of [SECRET, token, asked?.get('hub.secret') ?? '']) {
    expect(word.length).toBeGreaterThan(30);
    expect([...bytes, lines].some((text) => text.includes(word))).toBe(false);
  }
});
