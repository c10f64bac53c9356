/**
 * When an interval ends that began at `start` and is `length` ms long. A start further ahead of `now` than that was
 * written by a clock that has been set back since: the interval is over, as nobody can tell how much of it is left.
 */
export function endOf(start: number, length: number, now: number): number {
  return start - now > length ? now : start + length;
}
