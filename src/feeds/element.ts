/** An element as xml2js leaves it: its text, or text (`_`), attributes (`$`) and children in one object. */
export type Element = unknown;

/** All elements of one name. */
export function allOf(value: Element): readonly Element[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}

/**
 * The text of the first element, "" where there is none. Throws when it holds other elements: xml2js has already lost
 * the order of its words.
 */
export function textOf(value: Element): string {
  const [first] = allOf(value);
  if (typeof first === 'string') return first.trim();
  if (typeof first !== 'object' || first === null) return '';
  if (Object.keys(first).some((key) => key !== '_' && key !== '$')) {
    throw new Error('a text has elements in it');
  }
  return '_' in first && typeof first._ === 'string' ? first._.trim() : '';
}

/** The texts of all elements of one name, without the empty ones. */
export function textsOf(value: Element): readonly string[] {
  return allOf(value)
    .map((one) => textOf([one]))
    .filter((text) => text !== '');
}

/** An attribute of an element, "" where it has none. */
export function attributeOf(value: Element, name: string): string {
  const attributes = childOf(value, '$');
  const found = childOf(attributes, name);
  return typeof found === 'string' ? found.trim() : '';
}

/** The children of one name. */
export function childOf(value: Element, name: string): Element {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

/** The names in a list of author elements: that of the `name` child (Atom), else the element's text (RSS). */
export function namesOf(value: Element): readonly string[] {
  const named = allOf(value).map((one) => {
    const child = childOf(one, 'name') ?? childOf(one, 'atom:name');
    if (child !== undefined) return textOf(child);
    return typeof one === 'object' && one !== null && !('_' in one) ? '' : textOf([one]);
  });
  return named.filter((name) => name !== '');
}
