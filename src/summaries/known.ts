/** Behind a country's name without its last vowels: "Mexican", "Kenyans", "Senegalese". */
const PEOPLE = '(?:an|ian|ean|ese|ish)s?';
/** Behind one that ends in a consonant: "Iraqis", but nobody named Francis. */
const MORE_PEOPLE = '(?:an|ian|i|ese|ish)s?';
/** What `Intl` does not say or calls otherwise, peoples without a country, and what the news names every day. */
const MORE =
  'Americans?|Germans?|Britain|British|Britons?|England|English|Scotland|Scots|Scottish|Wales|Welsh|Irish|French|Dutch|Greeks?|Danes|Danish|Swedes|Swiss|Finns|Poles|Spaniards|Norwegians?|Turkey|Turks?|Turkish|Palestine|Palestinians?|Congo|Korea|Koreans?|Argentines?|Vatican|Thais?|Afghans?|Somalis?|Filipinos?|Gaza|Crimea|Muslims?|Jews?|Jewish|Arabs?|Christians?|Catholics?|Protestants?|Sunnis?|Shiites?|Kurds?|Kurdish|Hindus?|Buddhists?|Sikhs?|Latinos?|Hispanics?|Democrats?|Republicans?|Washington|Moscow|Beijing|London|Paris|Berlin|Brussels|Tokyo|Rome|Kremlin|Pentagon|Congress|Senate|Medicare|Medicaid|Internet|Olympics|Christmas|Easter|Ramadan|Nazis?';
/** The world's parts, as `Intl` numbers them. */
const CONTINENTS = ['150', '002', '142', '019', '003', '005', '419', '009'];
/** Countries that are rather somebody's first name. */
const PERSONS = /^Chad$/u;

/** Made when a name is first asked for: it takes 40 ms, and most starts tell no thread. */
let known: RegExp | null = null;

/** Whether everybody knows a name without having been told of it: a country, a people, a great city. English. */
export function isKnown(name: string): boolean {
  known ??= new RegExp(`^(?:${[...listPlaces()].join('|')}|${MORE})$`, 'u');
  return known.test(name);
}

/** Countries and continents with what their people are called, as parts of an expression. */
function* listPlaces(): Iterable<string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = [...letters.flatMap((one) => letters.map((other) => one + other)), ...CONTINENTS];
  for (const code of codes) {
    const name = names.of(code);
    if (name === undefined || !/^\p{Lu}[\p{L} ]+$/u.test(name) || PERSONS.test(name)) continue;
    yield name.replace(/(?:[aeiou]+|y)?$/u, (end) => `(?:${end}|${end === '' ? MORE_PEOPLE : PEOPLE})`);
  }
}
