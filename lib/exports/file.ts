import { confirmationWords } from '@/lib/contacts/words';
import type { Ui } from '@/lib/i18n/ui';
import type { Read } from '@/lib/takeout/pieces';
import { streamOf, zipStream } from '@/lib/takeout/zip';
import { recordExport } from './commands';
import { columnsOf, csvLines, type ExportedContact, type ExportForm, type ExportFormat, linesOf } from './model';
import { listExported } from './queries';
import { bookOf } from './xlsx';

const types: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** How many cases are asked for at once: an agency of any size needs no more memory than these. */
const chunk = 100;

type Asked = { form: ExportForm; format: ExportFormat; month: string };

/**
 * A table of some cases' records of a month, sent while it is made; with each part it is written for its cases who took it along. Its
 * name says nothing about anybody: it stays in the downloads of whatever computer it was.
 */
export function exportFile(ui: Ui, read: Read, caseIds: string[], { form, format, month }: Asked): Response {
  const lines = tableOf(ui, read, caseIds, form, month);
  return new Response(format === 'csv' ? streamOf(csvOf(lines)) : zipStream(bookOf(lines)), {
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
