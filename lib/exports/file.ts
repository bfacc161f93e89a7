import writeExcelFile from 'write-excel-file/node';
import { confirmationWords } from '@/lib/contacts/words';
import type { Ui } from '@/lib/i18n/ui';
import type { Read } from '@/lib/takeout/pieces';
import { streamOf } from '@/lib/takeout/zip';
import { recordExport } from './commands';
import { columnsOf, csvLines, type ExportedContact, type ExportForm, type ExportFormat, linesOf } from './model';
import { listExported } from './queries';

const types: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** How many cases are asked for at once: an agency of any size needs no more memory than these. */
const chunk = 100;

type Asked = { form: ExportForm; format: ExportFormat; month: string };

/**
 * A table of some cases' records of a month, as CSV sent while it is made; with each part it is written for its cases who took it along. Its
 * name says nothing about anybody: it stays in the downloads of whatever computer it was.
 */
export function exportFile(ui: Ui, read: Read, caseIds: string[], { form, format, month }: Asked): Response {
  const lines = tableOf(ui, read, caseIds, form, month);
  return new Response(streamOf(format === 'csv' ? csvOf(lines) : bookOf(lines)), {
    headers: {
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="${form}-${month}.${format}"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** The headings, then the records, some cases at a time. */
async function* tableOf(ui: Ui, read: Read, caseIds: string[], form: ExportForm, month: string): AsyncGenerator<string[][]> {
  yield [columnsOf[form].map((column) => ui.text(`exports.column.${column}`))];
  for (let from = 0; from < caseIds.length; from += chunk) {
    const contacts = await read(async (tx) => {
      const found = await listExported(tx, caseIds.slice(from, from + chunk), month);
      await recordExport(tx, found);
      return found;
    });
    yield linesOf(form, contacts.map(inWords(ui)));
  }
}

const inWords = (ui: Ui) => (contact: ExportedContact) => ({
  ...contact,
  mediumWords: ui.text(`entries.medium.${contact.medium}`),
  confirmed: confirmationWords(ui, contact),
  yes: ui.text('exports.yes'),
});

async function* csvOf(parts: AsyncIterable<string[][]>): AsyncGenerator<Uint8Array, undefined> {
  const encoder = new TextEncoder();
  yield encoder.encode('\ufeff');
  for await (const lines of parts) yield encoder.encode(csvLines(lines));
}

/** A sheet is written when all of it is there. Every cell is words, so that nothing in it is worked out; what XML has no sign for goes. */
async function* bookOf(parts: AsyncIterable<string[][]>): AsyncGenerator<Uint8Array, undefined> {
  const table: string[][] = [];
  for await (const lines of parts) table.push(...lines);
  const cells = table.map((line, place) =>
    line.map((words) => ({
      value: words.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''),
      type: String,
      ...(place === 0 && { fontWeight: 'bold' as const }),
    })),
  );
  yield new Uint8Array(await writeExcelFile(cells).toBuffer());
}
