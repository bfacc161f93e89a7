/** Tables as offices publish them: text of one of the encodings in use, cells apart by commas, tabs or semicolons. Pure. */
import { CsvError, type Info, parse } from 'csv-parse/sync';

/**
 * The text of a file: UTF-8, else UTF-16 where it says so, else Shift_JIS (CP932). What is none of them keeps U+FFFD where bytes made no sense.
 */
export function textOfFile(bytes: Uint8Array): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  for (const encoding of marked ? [marked] : ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one.
    }
  }
  return new TextDecoder().decode(bytes);
}

export type Row = { line: number; cells: string[] };

/**
 * The rows of a table (RFC 4180, and what is found in its place: other separators, single line feeds, quotes in the middle of a cell). Rows
 * without a word are left out; `line` is where a row begins in the text, from 1. Null: a quote opens a cell and none closes it.
 */
export function rowsOf(text: string, separator = separatorOf(text)): Row[] | null {
  try {
    const read = parse(text.replace(/\r\n?/g, '\n'), {
      bom: true,
      delimiter: separator,
      info: true,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      // Its types do not know that `info` puts a record beside what is known of it.
    }) as unknown as { info: Info; record: string[] }[];
    return read
      .map(({ record }, at) => ({ line: (read[at - 1]?.info.lines ?? 0) + 1, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return null;
    throw error;
  }
}

/** What stands most often between the cells of the first line with any. */
function separatorOf(text: string): string {
  const line = text.split(/\r?\n/, 20).find((one) => /[,\t;]/.test(one)) ?? '';
  const often = (mark: string) => line.split(mark).length;
  return ['\t', ';'].reduce((best, mark) => (often(mark) > often(best) ? mark : best), ',');
}
