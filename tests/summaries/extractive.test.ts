import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Article, Block } from '../../src/model/article.ts';
import type { Unit } from '../../src/model/summary.ts';
import { createExtractiveSummarizer } from '../../src/summaries/extractive.ts';

const SAMPLE = new URL('../../../shared/samples/asiatimes/article.html', import.meta.url);
const CORPUS = new URL('../../../shared/corpus/summaries/cnndm-val1000.jsonl', import.meta.url);

const STORY = [
  'The harbour of Port Alder will close for nine days in March while its two oldest cranes are taken down.',
  'Harbour master Ines Okafor told the city council on Tuesday that ships will be sent to the northern terminal. She added that no ship would be turned away.',
  '# What it costs',
  'He said the bill was higher than planned.',
  '“We have waited eleven years for this,” said Tomas Lind, who runs a pilot boat. “Every winter somebody asked whether the cranes would hold.”',
  '“Nobody will miss them,” he said.',
  'However, the work has been put off three times since 2019.',
  'The move surprised the port’s customers.',
  'Okafor says the northern terminal can handle about half of the harbour’s usual traffic during the works.',
  'I have lived beside these cranes all my life and cannot wait to see them go.',
  'Read more on www.ledger.example.com about the cranes of Port Alder and their long history.',
  'Ferry traffic to Leeds goes on as usual because ferries berth outside the harbour wall of Port Alder.',
  'Photo: the cranes of Port Alder in the winter of 1963, seen from the harbour wall.',
  'Cranes of the same make fell in two other ports during storms in 2017, according to a report by the maritime agency',
  '“The cranes are a danger to everybody who works below them, and we said so for years.',
];

function anArticle(lines: readonly string[], language: string | null = 'en'): Article {
  const blocks = lines.map((line): Block =>
    line.startsWith('# ') ? { kind: 'heading', text: line.slice(2) } : { kind: 'paragraph', text: line },
  );
  const unknown = { byline: [], published: null, image: null, handle: null, doubts: [] };
  return { url: 'https://ledger.example.com/cranes', title: 'Cranes', language, blocks, ...unknown };
}

async function summarize(article: Article, units = 6): Promise<readonly Unit[]> {
  const ask = { units, fits: (text: string) => text.length <= 276 };
  return (await createExtractiveSummarizer().summarize(article, ask, new AbortController().signal)).units;
}

describe('the extractive summarizer', () => {
  it('chooses units that stand alone, the lead first, and nothing else', async () => {
    const units = await summarize(anArticle(STORY), 9);
    expect(units[0]?.text.startsWith(STORY[0] ?? '')).toBe(true);
    const told = units.flatMap((unit) => unit.sources.map(({ paragraph }) => paragraph));
    expect([...new Set(told)]).toEqual([0, 1, 4, 8, 11]);
  });

  it('tells its units verbatim, in order, and says where they stand', async () => {
    const units = await summarize(anArticle(STORY));
    const paragraphs = units.map((unit) => unit.sources[0]?.paragraph ?? -1);
    expect(paragraphs).toEqual([...paragraphs].sort((a, b) => a - b));
    for (const { text, sources } of units) {
      const told = [...new Set(sources.map(({ paragraph }) => paragraph))];
      expect(told.map((paragraph) => STORY[paragraph]).join(' ')).toContain(text);
      expect(sources.length).toBeLessThanOrEqual(3);
    }
  });

  it('rather tells what stands beside what is told than what stands behind a gap', async () => {
    const lead = `${STORY[0]?.slice(0, -1)}, and while divers look at the wall.`;
    const near =
      'Ferry traffic to Leeds goes on as usual, and buses wait for every ferry that comes from the islands after dark.';
    const far = near.replace('Leeds', 'York').replace('islands', 'north');
    const story = [lead, near, ...Array<string>(6).fill('But nobody in the whole town of Alder spoke.'), far];
    const units = await summarize(anArticle(story), 2);
    expect(units.map(({ sources }) => sources[0]?.paragraph)).toEqual([0, 1]);
  });

  it('tells sentences that fit into one post in one', async () => {
    const pair = 'Ferry traffic to Leeds goes on as usual. Ferries berth outside the harbour wall of Alder.';
    const units = await summarize(anArticle([STORY[0] ?? '', pair]));
    expect(units.map(({ text }) => text)).toEqual([STORY[0], pair]);
  });

  it('never gives more units than asked for, nor one that does not fit', async () => {
    expect(await summarize(anArticle(STORY), 2)).toHaveLength(2);
    expect(await summarize(anArticle(STORY), 0)).toEqual([]);
    const none = { units: 6, fits: () => false };
    expect(
      (await createExtractiveSummarizer().summarize(anArticle(STORY), none, new AbortController().signal))
        .units,
    ).toEqual([]);
  });

  it('names nobody by surname before the full name has been told', async () => {
    const texts = (await summarize(anArticle(STORY))).map((unit) => unit.text);
    expect(texts.join('\n')).toContain(STORY[8]);
    const unfit = STORY.map((line, index) =>
      index === 1 ? `Harbour master Ines Okafor told ${'the very '.repeat(40)}old council.` : line,
    );
    expect((await summarize(anArticle(unfit))).map((unit) => unit.text).join('\n')).not.toContain(STORY[8]);
  });

  it('does not say the same thing twice', async () => {
    const again =
      'The harbour of Port Alder will close for nine days in March, the council has confirmed in a letter.';
    const texts = (await summarize(anArticle([...STORY, again]), 9)).map((unit) => unit.text);
    expect(texts.join('\n')).not.toContain(again);
  });

  it('returns fewer units rather than padding', async () => {
    expect(
      await summarize(anArticle(['He said no.', 'But it went on for hours and hours, and nobody knew why.'])),
    ).toEqual([]);
    expect(await summarize(anArticle([]))).toEqual([]);
  });

  it('tells stories in other languages and scripts', async () => {
    const spanish = [
      '# El puerto',
      'El puerto de Alder cerrará nueve días en marzo para retirar sus dos grúas más antiguas.',
      'Además, costará mucho más de lo que estaba previsto en el presupuesto.',
    ];
    const inOne = `${spanish[1]} ${spanish[2]}`;
    expect((await summarize(anArticle(spanish, 'es'))).map((unit) => unit.text)).toEqual([inOne]);
    expect(await summarize(anArticle(spanish.slice(2), 'es'))).toEqual([]);
    const chinese = [
      '港口将于三月关闭九天，以拆除两台最旧的起重机，市政府周二在新闻发布会上宣布了这一决定。',
      '但是很多居民表示他们对这一决定并不感到意外，因为起重机早就已经老化了。',
    ];
    expect((await summarize(anArticle(chinese, 'zh-CN'))).map((unit) => unit.text)).toEqual([
      chinese.join(''),
    ]);
    expect(await summarize(anArticle(chinese.slice(1), 'zh-CN'))).toEqual([]);
  });

  it('ends quickly on hostile text', async () => {
    const lines = [
      'a.'.repeat(200_000),
      '“'.repeat(9_999),
      "'a ".repeat(3_000),
      'A. '.repeat(3_000),
      ...Array<string>(3).fill('the aa of '.repeat(490)),
      ...Array<string>(5_000).fill(STORY[0] ?? ''),
    ];
    const started = performance.now();
    await summarize(anArticle(lines));
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('ends quickly on many long blocks of short sentences', async () => {
    const started = performance.now();
    await summarize(anArticle(Array<string>(300).fill('“Aa bb,” said Bo. '.repeat(270))));
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it.skipIf(!existsSync(SAMPLE))('tells a real article without furniture, promos or loose ends', async () => {
    const units = await summarize(anArticle(readParagraphs(readFileSync(SAMPLE, 'utf8'))));
    expect(units.length).toBeGreaterThanOrEqual(4);
    expect(units[0]?.text).toMatch(/^The United States and China have reached a tentative framework/);
    for (const { text } of units)
      expect(text).not.toMatch(/^(?:He|She|It|But|The columnist|Read:|Follow|Separately)\b/);
  });

  it.skipIf(!existsSync(CORPUS))('begins no post of real articles with a word that points back', async () => {
    const rows = readFileSync(CORPUS, 'utf8').split('\n').slice(0, 40);
    const articles = rows.map((row) =>
      anArticle((JSON.parse(row) as { text: string }).text.split(/(?<=[.!?]["”]?) (?=[A-Z"“])/)),
    );
    const units = (await Promise.all(articles.map((article) => summarize(article)))).flat();
    expect(units.length).toBeGreaterThan(100);
    const pointing = units.filter(({ text }) =>
      /^(?:"|“)?(?:He|She|They|It(?!(?: is|[’']s) [\p{Ll} ]*(?:that|to)\b)|This|These|But|And|So|However|The move)\b/u.test(
        text.replace(/^["“][^"”]*["”]/, ''),
      ),
    );
    expect(pointing.map((unit) => unit.text)).toEqual([]);
  });
});

/** The paragraphs of a saved page as plain text; a small reading, enough for this page. */
function readParagraphs(html: string): string[] {
  const named: Readonly<Record<string, string>> = {
    nbsp: ' ',
    amp: '&',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
  };
  const unescape = (text: string) =>
    text
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replace(/&(\w+);/g, (whole, name: string) => named[name] ?? whole);
  return [...html.matchAll(/<(p|h2)[^>]*>([\s\S]*?)<\/\1>/g)]
    .map(
      ([, tag, inner = '']) =>
        `${tag === 'h2' ? '# ' : ''}${unescape(inner.replace(/<[^>]+>/g, ''))
          .replace(/\s+/g, ' ')
          .trim()}`,
    )
    .filter((text) => text.length > 2);
}
