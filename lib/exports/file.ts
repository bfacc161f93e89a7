import writeExcelFile from 'write-excel-file/node';
import { confirmationWords } from '@/lib/contacts/words';
import type { Ui } from '@/lib/i18n/ui';
import { csvOf, type ExportForm, type ExportFormat, tableOf } from './model';
import type { ExportedContact } from './queries';

const types: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** A table of records as a file. Its name says nothing about anybody: it stays in the downloads of whatever computer it was. */
export async function exportFile(
  ui: Ui,
  contacts: ExportedContact[],
  { form, format, month }: { form: ExportForm; format: ExportFormat; month: string },
): Promise<Response> {
  const rows = contacts.map((contact) => ({
    ...contact,
    mediumWords: ui.text(`entries.medium.${contact.medium}`),
    confirmed: confirmationWords(ui, contact),
  }));
  const table = tableOf(form, rows, (column) => ui.text(`exports.column.${column}`));
  const body = format === 'csv' ? csvOf(table) : new Uint8Array(await sheetOf(table));
  return new Response(body, {
    headers: {
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="${form}-${month}.${format}"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** The table as a sheet; every cell is words, so that nothing in it is worked out. */
export async function sheetOf(table: string[][]): Promise<Buffer> {
  const cells = table.map((line, place) =>
    line.map((value) => ({ value, type: String, ...(place === 0 && { fontWeight: 'bold' as const }) })),
  );
  return writeExcelFile(cells).toBuffer();
}
