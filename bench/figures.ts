/** The middle one of an odd number of figures, the upper middle one of an even number. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? NaN;
}

/** Median and spread in one line. */
export function tell(figures: readonly number[], unit: string): string {
  const round = (figure: number): string => figure.toFixed(figure < 10 ? 2 : 0);
  const [least, most] = [Math.min(...figures), Math.max(...figures)];
  return `median ${round(median(figures))} ${unit} (${round(least)} to ${round(most)}, ${figures.length} times)`;
}
