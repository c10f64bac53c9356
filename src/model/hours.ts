/** When threads may begin: minutes since midnight on the clock of a time zone, `from` within, `to` not. `to` before `from`: over midnight. */
export type Hours = { readonly from: number; readonly to: number };

/** One day's hours as they come: from `opens` until before `closes`, in ms since the epoch. */
export type Opening = { readonly opens: number; readonly closes: number };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Two times of the day, as hours are written. */
export const HOURS = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/;

/** Hours as people write them, "07:00-23:00"; `null` for anything else, and for hours that never open. */
export function parseHours(text: string): Hours | null {
  const [, ...digits] = HOURS.exec(text) ?? [];
  const [fromHour, fromMinute, toHour, toMinute] = digits.map(Number);
  if (fromHour === undefined || fromMinute === undefined || toHour === undefined || toMinute === undefined) {
    return null;
  }
  const hours = { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
  return hours.from === hours.to ? null : hours;
}

/** Hours as people write them. */
export function writeHours({ from, to }: Hours): string {
  return `${writeTime(from)}-${writeTime(to)}`;
}

/**
 * The hours that are open at `at` (ms since the epoch), or the next that open. Each day they open and close once: at a
 * time that the clock skips, when it goes on; at a time that it shows twice, the first time. Hours that lie in what is
 * skipped do not come that day. `zone` is an IANA name.
 */
export function findOpening(hours: Hours, zone: string, at: number): Opening {
  const midnight = Math.floor(readClock(zone, at) / DAY) * DAY;
  const nights = hours.to < hours.from ? DAY : 0;
  // Two days back: hours over midnight, and a midnight that comes twice.
  for (let day = midnight - 2 * DAY; day <= midnight + 7 * DAY; day += DAY) {
    const closes = findMoment(zone, day + nights + hours.to * MINUTE);
    if (closes <= at) continue;
    const opens = findMoment(zone, day + hours.from * MINUTE);
    if (opens < closes) return { opens, closes };
  }
  throw new Error(`${writeHours(hours)} does not come for a week in ${zone}`);
}

/** The first moment at which the clock of a zone shows a time, or is past it. The time is given as if it were UTC. */
function findMoment(zone: string, shown: number): number {
  const [before, after] = [shown - DAY, shown + DAY].map((at) => readClock(zone, at) - at);
  if (before === undefined || after === undefined) throw new Error('a time has two sides');
  const fits = [shown - before, shown - after].filter((at) => readClock(zone, at) === shown);
  return fits.length > 0 ? Math.min(...fits) : findChange(zone, shown - after, shown - before);
}

/** The moment between two at which a zone changes its clock. */
function findChange(zone: string, early: number, late: number): number {
  const offset = readClock(zone, late) - late;
  let [low, high] = [early, late];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (readClock(zone, middle) - middle === offset) high = middle;
    else low = middle;
  }
  return high;
}

/** What the clock of a zone shows at a moment, as ms since the epoch as if it were UTC. */
function readClock(zone: string, at: number): number {
  const shown = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of clockOf(zone).formatToParts(at)) {
    if (type in shown) Object.assign(shown, { [type]: Number(value) });
  }
  const { year, month, day, hour, minute, second } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1_000) + 1_000) % 1_000);
}

/** Making a clock costs a hundred times what reading it does. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const number = 'numeric';
  const clock = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: number,
    month: number,
    day: number,
    hour: number,
    minute: number,
    second: number,
  });
  clocks.set(zone, clock);
  return clock;
}

function writeTime(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
