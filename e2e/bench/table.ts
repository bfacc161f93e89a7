import type { Line } from './bench';

/** A table in plain text; numbers to the right. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, n) => Math.max(...[title, ...rows.map((row) => row[n] ?? '')].map((text) => text.length)));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join(' | ')} |`;
  return [
    line(head),
    `| ${widths.map((width, n) => (n === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`,
    ...rows.map(line),
  ].join('\n');
}

export const rounded = (value: number): string =>
  Number.isNaN(value) ? '–' : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

export function printFigures(lines: Line[]) {
  for (const connections of [...new Set(lines.map((line) => line.connections))]) {
    console.log(
      `\n${connections} connections (medians; CPU in ms a request; memory in MiB after the run; others busy: cores that other programs used meanwhile)\n`,
    );
    console.log(
      table(
        ['what', 'entries', 'req/s', 'p50 ms', 'p99 ms', 'CPU server', 'CPU PostgreSQL', 'memory', 'others busy', 'failed'],
        lines
          .filter((line) => line.connections === connections)
          .map(({ target, figures: f }) => [
            target.work.name,
            target.entries.toLocaleString('en'),
            rounded(f.perSecond),
            rounded(f.p50),
            rounded(f.p99),
            rounded(f.cpu),
            rounded(f.postgres),
            f.memory.toFixed(0),
            f.others.toFixed(2),
            String(f.failed),
          ]),
      ),
    );
  }
}
