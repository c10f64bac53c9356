import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOpening, parseHours, writeHours, type Hours } from '../../src/model/hours.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Hong_Kong'];

function read(text: string): Hours {
  const hours = parseHours(text);
  if (hours === null) throw new Error(`${text} are no hours`);
  return hours;
}

/** When the hours open and close that are open at a moment, or come next; in UTC. */
function openingAt(text: string, zone: string, at: string): readonly string[] {
  const { opens, closes } = findOpening(read(text), zone, Date.parse(at));
  return [opens, closes].map((moment) => new Date(moment).toISOString().slice(0, 16));
}

describe('hours', () => {
  it.each(['07:00-23:00', '22:00-02:00', '00:00-23:59', '23:59-00:00'])('are read from %s', (text) => {
    expect(writeHours(read(text))).toBe(text);
  });

  it.each([
    '07:00-07:00',
    '7:00-23:00',
    '07:00-24:00',
    '07:60-08:00',
    '07:00',
    '07:00–23:00',
    ' 07:00-08:00',
    '',
  ])('are not read from %j', (text) => expect(parseHours(text)).toBeNull());

  it('are those of the zone, today’s while they last and the next day’s from their end on', () => {
    const ask = (at: string) => openingAt('07:00-23:00', 'Asia/Hong_Kong', at);
    expect(ask('2026-05-01T22:59Z')).toEqual(['2026-05-01T23:00', '2026-05-02T15:00']);
    expect(ask('2026-05-01T23:00Z')).toEqual(['2026-05-01T23:00', '2026-05-02T15:00']);
    expect(ask('2026-05-02T14:59Z')).toEqual(['2026-05-01T23:00', '2026-05-02T15:00']);
    expect(ask('2026-05-02T15:00Z')).toEqual(['2026-05-02T23:00', '2026-05-03T15:00']);
  });

  it('go over midnight', () => {
    const ask = (at: string) => openingAt('22:00-02:00', 'Europe/Berlin', at);
    expect(ask('2026-01-05T23:30Z')).toEqual(['2026-01-05T21:00', '2026-01-06T01:00']);
    expect(ask('2026-01-06T00:59Z')).toEqual(['2026-01-05T21:00', '2026-01-06T01:00']);
    expect(ask('2026-01-06T01:00Z')).toEqual(['2026-01-06T21:00', '2026-01-07T01:00']);
  });
});

describe('hours on the day that the clock is changed', () => {
  it.each([
    ['Europe/Berlin', '02:30-07:00', '2026-03-28T12:00Z', '2026-03-29T01:00', '2026-03-29T05:00'],
    ['America/New_York', '02:00-02:45', '2026-03-07T12:00Z', '2026-03-09T06:00', '2026-03-09T06:45'],
    ['America/New_York', '22:00-02:30', '2026-03-07T12:00Z', '2026-03-08T03:00', '2026-03-08T07:00'],
    ['Australia/Lord_Howe', '02:10-05:00', '2026-10-03T06:00Z', '2026-10-03T15:30', '2026-10-03T18:00'],
    ['Africa/Cairo', '00:00-08:00', '2026-04-23T12:00Z', '2026-04-23T22:00', '2026-04-24T05:00'],
  ])(
    'open in %s at the next time there is when %s is skipped (fault 37)',
    (zone, hours, at, opens, closes) => {
      expect(openingAt(hours, zone, at)).toEqual([opens, closes]);
    },
  );

  it.each([
    ['Europe/Berlin', '02:30-05:00', '2026-10-24T12:00Z', '2026-10-25T00:30', '2026-10-25T04:00'],
    ['Europe/Berlin', '02:10-02:40', '2026-10-25T00:20Z', '2026-10-25T00:10', '2026-10-25T00:40'],
    ['Europe/Berlin', '02:10-02:40', '2026-10-25T00:40Z', '2026-10-26T01:10', '2026-10-26T01:40'],
    ['America/New_York', '22:00-01:30', '2026-10-31T20:00Z', '2026-11-01T02:00', '2026-11-01T05:30'],
    ['America/New_York', '22:00-01:30', '2026-11-01T06:10Z', '2026-11-02T03:00', '2026-11-02T06:30'],
    ['Australia/Lord_Howe', '01:45-03:00', '2026-04-04T10:00Z', '2026-04-04T14:45', '2026-04-04T16:30'],
  ])('open and close once in %s when %s comes twice (fault 37)', (zone, hours, at, opens, closes) => {
    expect(openingAt(hours, zone, at)).toEqual([opens, closes]);
  });
});

describe('the next opening', () => {
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
  const hours = fc.record({ from: minute, to: minute }).filter(({ from, to }) => from !== to);
  /** Around the days on which clocks are changed, and any day. */
  const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'];
  const moment = fc.oneof(
    fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) }),
    fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -30 * HOUR, max: 30 * HOUR }))
      .map(([day, by]) => Date.parse(day) + by),
  );

  const clockOf = (zone: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const isShown = ({ from, to }: Hours, shown: string): boolean => {
    const time = Number(shown.slice(0, 2)) * 60 + Number(shown.slice(3));
    return from < to ? from <= time && time < to : time >= from || time < to;
  };

  it('is inside, not before now, and no earlier minute is inside (fault 37)', () => {
    const property = fc.property(fc.constantFrom(...ZONES), hours, moment, (zone, each, now) => {
      const { opens, closes } = findOpening(each, zone, now);
      const next = Math.max(opens, now);
      expect(closes).toBeGreaterThan(next);
      for (const at of [next, closes - 1]) {
        expect(findOpening(each, zone, at)).toEqual({ opens, closes });
      }
      for (let at = now; at < next; at += MINUTE) {
        expect(findOpening(each, zone, at).opens).toBeGreaterThan(at);
      }
    });
    fc.assert(property, { numRuns: 40 });
  });

  it('is what the clock on the wall says, but for what it shows twice (fault 37)', () => {
    const property = fc.property(fc.constantFrom(...ZONES), hours, moment, (zone, each, now) => {
      const clock = clockOf(zone);
      const { opens, closes } = findOpening(each, zone, now);
      const isOpen = opens <= now && now < closes;
      const isTwice = [HOUR, HOUR / 2].some((by) =>
        [now - by, now + by].some((other) => clock.format(other) === clock.format(now)),
      );
      const around = [opens, closes].some((edge) => {
        return [HOUR, HOUR / 2].some((by) => clock.format(edge + by) === clock.format(edge));
      });
      if (!isTwice && !around) expect(isOpen).toBe(isShown(each, clock.format(now)));
    });
    fc.assert(property, { numRuns: 300 });
  });
});
