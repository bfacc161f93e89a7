/**
 * Tables of a month's records, to take along: which columns a form has is data, so that a municipality's own can be followed. Pure.
 */
import type { Contact } from '@/lib/contacts/queries';
import { dayOf, timeOf } from '@/lib/dates';

/** A record with whose it is, and what a 実績記録票 says beside it. */
export type ExportedContact = Contact & {
  personName: string;
  agencyName: string;
  /** Of the certificate that holds on the day; '' where nobody has written it down. */
  certificate: string;
  /** When the month's report came to the person. */
  reportDay: string | null;
  /** Whether it was a 地域連携会議. */
  conference: boolean;
};
/** The same with its confirmation and medium in words. */
export type ExportRow = ExportedContact & { mediumWords: string; confirmed: string; yes: string };

/** Minutes after signing in within which a table may be taken along. */
export const freshMinutes = 15;

export const forms = ['records', 'achievement'] as const;
export type ExportForm = (typeof forms)[number];
export const formats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof formats)[number];

const weekdays = ['日', '月', '火', '水', '木', '金', '土'];
const time = (at: Date | null) => (at ? timeOf(at) : '');
const day = ({ startsAt }: ExportRow) => dayOf(startsAt);

/** What a column shows of a record; its heading is the message `exports.column.KEY`. */
export const columns = {
  agency: (row) => row.agencyName,
  person: (row) => row.personName,
  day,
  weekday: (row) => weekdays[new Date(`${day(row)}T00:00:00Z`).getUTCDay()]!,
  from: (row) => time(row.startsAt),
  to: (row) => time(row.endsAt),
  minutes: (row) => (row.endsAt ? String(Math.round((row.endsAt.getTime() - row.startsAt.getTime()) / 60_000)) : ''),
  medium: (row) => row.mediumWords,
  with: (row) => row.with,
  place: (row) => row.place,
  talked: (row) => row.talked,
  done: (row) => row.done,
  next: (row) => row.next,
  worker: (row) => row.workerName,
  confirmed: (row) => row.confirmed,
  certificate: (row) => row.certificate,
  report_day: (row) => row.reportDay ?? '',
  conference: (row) => (row.conference ? row.yes : ''),
} satisfies Record<string, (row: ExportRow) => string>;
export type Column = keyof typeof columns;

/** The columns of each form: サービス提供の記録, and what a サービス提供実績記録票 is filled in from. */
export const columnsOf: Record<ExportForm, readonly Column[]> = {
  records: [
    'agency',
    'person',
    'day',
    'weekday',
    'from',
    'to',
    'minutes',
    'medium',
    'with',
    'place',
    'talked',
    'done',
    'next',
    'worker',
    'confirmed',
  ],
  achievement: [
    'agency',
    'person',
    'certificate',
    'day',
    'weekday',
    'medium',
    'from',
    'to',
    'conference',
    'report_day',
    'worker',
    'confirmed',
  ],
};

/** A line a record. What a sheet's program would take for a formula is marked as words. */
export const linesOf = (form: ExportForm, rows: ExportRow[]): string[][] =>
  rows.map((row) => columnsOf[form].map((column) => harmless(columns[column](row))));

/** Words that begin like a formula are kept from being one (CSV injection). */
export const harmless = (words: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(words) ? `'${words}` : words);

/** Comma-separated, with the mark by which sheets know UTF-8, and lines as sheets write them. */
export const csvOf = (table: string[][]): string => `\ufeff${csvLines(table)}`;
export const csvLines = (table: string[][]): string =>
  table.map((line) => `${line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');

/** What is asked for, of an address. */
export function exportAsked(search: URLSearchParams): { form: ExportForm; format: ExportFormat } | null {
  const [form, format] = [search.get('form'), search.get('format')];
  const known = forms.find((one) => one === form);
  const kind = formats.find((one) => one === format);
  return known && kind ? { form: known, format: kind } : null;
}
