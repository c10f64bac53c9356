/** Hours that a named time zone is ahead of UTC. */
const ZONES: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  BST: 1,
  WEST: 1,
  CET: 1,
  MEZ: 1,
  CEST: 2,
  MESZ: 2,
  EET: 2,
  EEST: 3,
  SAST: 2,
  MSK: 3,
  PKT: 5,
  IST: 5.5,
  HKT: 8,
  SGT: 8,
  AWST: 8,
  JST: 9,
  KST: 9,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
  BRT: -3,
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const ZONE = String.raw`\s*(?:\(?([a-z]{1,5})\)?|(?:gmt|utc)?\s*([+-]\d{1,2}):?(\d{2})?(?:\s*\([^()]*\))?)?$`;
const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?`;
const ISO = new RegExp(String.raw`^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2})(?:[t\s]+${CLOCK}${ZONE})?)?$`, 'i');
const PACKED = /^(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?z?)?$/i;
const RFC822 = new RegExp(
  String.raw`^(?:[a-z]{2,10}\.?(?:,\s*|\s+))?(\d{1,2})[\s-]([a-z]{3})[a-z]*\.?[\s-](\d{4}|\d{2}),?(?:\s+${CLOCK}${ZONE})?$`,
  'i',
);
const AMERICAN = new RegExp(
  String.raw`^(?:[a-z]{2,10}\.?,?\s+)?([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4}),?(?:\s+(?:at\s+)?${CLOCK}(?:\s*([ap]m))?${ZONE})?$`,
  'i',
);

/** No article is older; sites that lost a date write 1970 or the year 1. */
const OLDEST = Date.UTC(1900, 0, 1);
const DAY = 86_400_000;

/**
 * A date of a feed as milliseconds since the epoch, or `null` when it is none. Written without a zone it is UTC.
 * `Date.parse` is not asked: it takes "part 12" for December 2001, and times without a zone for the machine's own.
 */
export function readDate(text: string): number | null {
  const written = text.trim().slice(0, 100).replace(/\s+/g, ' ');
  const at = readWritten(written);
  if (at === null || Number.isNaN(at) || at < OLDEST || Math.abs(at) <= DAY) return null;
  return at;
}

function readWritten(text: string): number | null {
  if (/^\d{10}(?:\d{3})?$/.test(text)) return text.length === 10 ? Number(text) * 1000 : Number(text);
  const packed = PACKED.exec(text);
  if (packed !== null) {
    const [, year, month, day, hour, minute, second] = packed;
    return build(Number(year), Number(month) - 1, day, hour, minute, second, 0);
  }
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, zone, hours, minutes] = iso;
    return build(Number(year), Number(month) - 1, day, hour, minute, second, readZone(zone, hours, minutes));
  }
  const rfc = RFC822.exec(text);
  if (rfc !== null) {
    const [, day, month, year, hour, minute, second, zone, hours, minutes] = rfc;
    return build(readYear(year), readMonth(month), day, hour, minute, second, readZone(zone, hours, minutes));
  }
  const american = AMERICAN.exec(text);
  if (american === null) return null;
  const [, month, day, year, hour, minute, second, half, zone, hours, minutes] = american;
  const at = build(readYear(year), readMonth(month), day, readHour(hour, half), minute, second, 0);
  const zoneMinutes = readZone(zone, hours, minutes);
  return at === null || zoneMinutes === null ? null : at - zoneMinutes * 60_000;
}

/** `null` for a day or hour that no calendar has. */
function build(
  year: number,
  month: number,
  day = '1',
  hour = '0',
  minute = '0',
  second = '0',
  zone: number | null,
): number | null {
  const [d, h, m, s] = [Number(day), Number(hour), Number(minute), Number(second)];
  if (zone === null || month < 0 || month > 11 || h > 24 || m > 59 || s > 60) return null;
  const midnight = new Date(Date.UTC(2000, month, d));
  midnight.setUTCFullYear(year, month, d);
  if (midnight.getUTCMonth() !== month || midnight.getUTCDate() !== d) return null;
  return midnight.getTime() + ((h * 60 + m - zone) * 60 + s) * 1000;
}

/** Minutes ahead of UTC; an unknown name counts as UTC, which is wrong by half a day at most. */
function readZone(name?: string, hours?: string, minutes?: string): number | null {
  if (hours === undefined) return (ZONES[(name ?? '').toUpperCase()] ?? 0) * 60;
  const ahead = Math.abs(Number(hours)) * 60 + Number(minutes ?? 0);
  if (ahead > 18 * 60) return null;
  return hours.startsWith('-') ? -ahead : ahead;
}

function readYear(text = ''): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function readMonth(text = ''): number {
  return MONTHS.indexOf(text.toLowerCase());
}

function readHour(hour: string | undefined, half: string | undefined): string | undefined {
  if (hour === undefined || half === undefined) return hour;
  const past = Number(hour) % 12;
  return String(/^p/i.test(half) ? past + 12 : past);
}
