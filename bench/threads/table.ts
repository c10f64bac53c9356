import type { Estimate } from './bootstrap.ts';

/** A Markdown table, its columns padded so that it also reads well as it is. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** ".253 ±.011": the measure and half of its spread. */
export function showMean({ value, low, high }: Estimate): string {
  return `${bare(value)} ±${bare((high - low) / 2)}`;
}

/** "13.7 % ±2.1". */
export function showShare({ value, low, high }: Estimate): string {
  return `${(value * 100).toFixed(1)} % ±${((high - low) * 50).toFixed(1)}`;
}

/** "+.013 (.004 to .022)": a gap with the ends of its spread. */
export function showGap({ value, low, high }: Estimate): string {
  return `${value < 0 ? '' : '+'}${bare(value)} (${bare(low)} to ${bare(high)})`;
}

function bare(value: number): string {
  return value.toFixed(3).replace(/^(-?)0\./, '$1.');
}
