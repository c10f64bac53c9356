import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createMemoryStore } from '../../src/store/memory.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { describeStore } from './store.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-'));
let files = 0;

afterAll(() => rmSync(folder, { recursive: true }));

describeStore('memory', async () => createMemoryStore());
describeStore('SQLite', () => openSqliteStore({ file: join(folder, `${files++}.db`) }));
