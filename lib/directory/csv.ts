/** Tables as offices publish them: text of one of the encodings in use, cells apart by commas, tabs or semicolons. Pure. */

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
 * without a word are left out; `line` is where a row begins in the text, from 1.
 */
export function rowsOf(text: string, separator = separatorOf(text)): Row[] {
  const rows: Row[] = [];
  let [cells, cell, quoted, line, began]: [string[], string, boolean, number, number] = [[], '', false, 1, 1];
  const endRow = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: began, cells });
    [cells, cell, began] = [[], '', line];
  };
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at++) {
    const letter = text[at] as string;
    if (letter === '\n' || (letter === '\r' && text[at + 1] !== '\n')) line++;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[at++];
      else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === separator) {
      cells.push(cell);
      cell = '';
    } else if (letter === '\n' || letter === '\r') {
      if (letter === '\n' || text[at + 1] !== '\n') endRow();
    } else cell += letter;
  }
  endRow();
  return rows;
}

/** What stands most often between the cells of the first line with any. */
function separatorOf(text: string): string {
  const line = text.split(/\r?\n/, 20).find((one) => /[,\t;]/.test(one)) ?? '';
  const often = (mark: string) => line.split(mark).length;
  return ['\t', ';'].reduce((best, mark) => (often(mark) > often(best) ? mark : best), ',');
}
