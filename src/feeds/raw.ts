/** What rss-parser leaves of an element: its text, or text (`_`) with attributes (`$`) and children. */
export type RawValue = unknown;

/** An entry as rss-parser gives it, with the fields that are asked for on top. */
export type RawEntry = {
  readonly title?: RawValue;
  readonly link?: RawValue;
  readonly guid?: RawValue;
  readonly id?: RawValue;
  readonly 'rdf:about'?: RawValue;
  readonly isoDate?: RawValue;
  readonly pubDate?: RawValue;
  readonly guids?: RawValue;
  readonly origLink?: RawValue;
  readonly creators?: RawValue;
  readonly authors?: RawValue;
  readonly speakers?: RawValue;
};

/** A feed as rss-parser gives it. */
export type RawFeed = {
  readonly title?: RawValue;
  readonly link?: RawValue;
  readonly authors?: RawValue;
  readonly items: readonly RawEntry[];
};

/** The text of an element, "" where it has none. */
export function textOf(value: RawValue): string {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return textOf(value[0]);
  if (typeof value === 'object' && value !== null && '_' in value) return textOf(value._);
  return '';
}

/** An attribute of an element, or `null`. */
export function attributeOf(value: RawValue, name: string): string | null {
  if (typeof value !== 'object' || value === null || !('$' in value)) return null;
  const attributes: unknown = value.$;
  if (typeof attributes !== 'object' || attributes === null) return null;
  const found: unknown = Object.entries(attributes).find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found : null;
}

/** The names in a list of author elements: the element's text (RSS) or that of its `name` child (Atom). */
export function namesIn(value: RawValue): readonly string[] {
  if (!Array.isArray(value)) return [];
  const named = value.map((one: unknown) =>
    typeof one === 'object' && one !== null && 'name' in one ? textOf(one.name) : textOf(one),
  );
  return named.filter((name) => name !== '');
}
