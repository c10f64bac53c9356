/** What a newsroom's own statistics are told of a link; each left out where it is not wanted. */
export type Utm = {
  readonly source?: string | undefined;
  readonly medium?: string | undefined;
  readonly campaign?: string | undefined;
};

const ORDER = ['source', 'medium', 'campaign'] as const;

/** A web link with `utm_…` parameters behind its own; what is no web link (a file's path) stays as it is. */
export function tagLink(link: string, utm: Utm | undefined): string {
  if (utm === undefined || !/^https?:\/\//i.test(link)) return link;
  const tags = ORDER.flatMap((name) => {
    const value = utm[name];
    return value === undefined ? [] : [`utm_${name}=${encodeURIComponent(value)}`];
  });
  if (tags.length === 0) return link;
  return `${link}${link.includes('?') ? '&' : '?'}${tags.join('&')}`;
}
