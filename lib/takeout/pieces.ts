import type { Tx } from '@/db/client';
import { getCase } from '@/lib/cases/queries';
import { actsOf } from '@/lib/consents/history';
import { historyDocument } from '@/lib/consents/paper';
import { listGuardians, listHistory, listRequests } from '@/lib/consents/queries';
import { dayOf, timeOf, today } from '@/lib/dates';
import { csvLines, csvOf, harmless } from '@/lib/exports/model';
import type { Ui } from '@/lib/i18n/ui';
import { manualDocument } from '@/lib/manual/paper';
import { listManual } from '@/lib/manual/queries';
import { makePdf } from '@/lib/pdf/compile';
import type { PdfDocument } from '@/lib/pdf/model';
import { planDocument } from '@/lib/plans/paper';
import { getPlan, listPlans } from '@/lib/plans/queries';
import { recordsDocument } from '@/lib/records/paper';
import { listRecordRequests } from '@/lib/records/queries';
import { reportDocument } from '@/lib/reports/paper';
import { getReport, listReports } from '@/lib/reports/queries';
import { cursorText, printSize } from '@/lib/timeline/model';
import { listForPrint } from '@/lib/timeline/queries';
import { ownTables, type Piece } from './model';
import { listOwnCases, listTableRows, listTables, type OwnCase, type Table } from './queries';

/** Asks the database as the person, each time in a transaction of its own: nothing is held open while a slow line takes its time. */
export type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** All that is the reader's own, piece by piece: what is where, then each of their cases, then what is theirs whatever the case. */
export async function* piecesOf(ui: Ui, read: Read): AsyncGenerator<Piece> {
  const [cases, tables] = await read((tx) => Promise.all([listOwnCases(tx), listTables(tx)]));
  yield readme(ui, cases);
  for (const [at, one] of cases.entries()) {
    const folder = `case-${at + 1}`;
    yield { name: `${folder}/timeline.csv`, parts: timeline(ui, read, one.id) };
    yield* papers(ui, read, one.id, folder);
    for (const table of tables.filter(({ name }) => !ownTables.includes(name)))
      yield* rows(read, table, one.id, `${folder}/data`);
  }
  for (const table of tables.filter(({ name }) => ownTables.includes(name))) yield* rows(read, table, null, 'me/data');
}

function readme(ui: Ui, cases: OwnCase[]): Piece {
  const lines = [
    ui.text('takeout.readme.title', { day: ui.day(today()) }),
    '',
    ...cases.map(({ agency, startedOn }, at) =>
      ui.text('takeout.readme.case', { folder: `case-${at + 1}`, agency, day: ui.day(startedOn) }),
    ),
    '',
    ...['timeline', 'plan', 'report', 'records', 'consents', 'manual', 'data', 'me', 'shape', 'others', 'care'].map((key) =>
      ui.text(`takeout.readme.${key}`),
    ),
  ];
  return { name: 'README.txt', parts: [`\ufeff${lines.join('\r\n')}\r\n`] };
}

/** The timeline as a table, page by page, newest first. */
async function* timeline(ui: Ui, read: Read, caseId: string): AsyncGenerator<string> {
  const { parties } = await read((tx) => getCase(tx, caseId));
  const side = (id: string) => {
    const party = parties.find((one) => one.id === id);
    return party?.label || (party ? ui.text(`parties.kind.${party.kind}`) : '');
  };
  yield csvOf([
    ['day', 'time', 'kind', 'category', 'author', 'title', 'text', 'readers'].map((key) => ui.text(`takeout.column.${key}`)),
  ]);
  for (let before: string | undefined; ; ) {
    const page = await read((tx) => listForPrint(tx, caseId, { before }, true));
    const shown = page.slice(0, printSize - 1);
    if (shown.length > 0)
      yield csvLines(
        shown.map((row) => [
          dayOf(row.occurredAt),
          timeOf(row.occurredAt),
          ui.text(`kinds.entry.${row.kind}`),
          ui.text(`categories.${row.category}.title`),
          ...[row.authorName, row.title, row.excerpt, row.audience.map(side).join(ui.text('common.listSeparator'))].map(
            harmless,
          ),
        ]),
      );
    const last = shown.at(-1);
    if (page.length < printSize || !last) return;
    before = cursorText(last);
  }
}

/** What somebody would print: the plan in its versions, the reports that came to them, what they asked to see, consents, their manual. */
async function* papers(ui: Ui, read: Read, caseId: string, folder: string): AsyncGenerator<Piece> {
  const [head, plans, reports, requests, history, written] = await read((tx) =>
    Promise.all([
      getCase(tx, caseId),
      listPlans(tx, caseId),
      listReports(tx, caseId),
      listRecordRequests(tx, caseId),
      Promise.all([listHistory(tx, caseId), listRequests(tx, caseId), listGuardians(tx, caseId)]),
      listManual(tx, caseId),
    ]),
  );
  const { furigana } = ui.settings;
  const whose = { personName: head.personName, agency: head.agency.name, furigana };
  const paper = async (name: string, document: PdfDocument): Promise<Piece> => ({
    name: `${folder}/${name}.pdf`,
    parts: [await makePdf(document)],
  });
  for (const { id, number } of plans.filter(({ explainedOn }) => explainedOn !== null)) {
    const found = await read((tx) => getPlan(tx, caseId, id, null));
    yield paper(`plan-${number}`, planDocument(ui, { found, ...whose }));
  }
  const own = reports.filter(({ partyKind }) => partyKind === 'supported_person');
  for (const [at, { id, month }] of own.entries()) {
    const report = await read((tx) => getReport(tx, caseId, id, true));
    yield paper(`report-${month}${own[at - 1]?.month === month ? `-${at}` : ''}`, reportDocument(ui, { report, ...whose }));
  }
  for (const [at, { given }] of requests.entries())
    if (given) yield paper(`records-${requests.length - at}`, recordsDocument(ui, { given, ...whose }));
  const [acts, asked, guardians] = history;
  yield paper('consents', historyDocument(ui, { ...whose, acts: actsOf(acts, new Date()), requests: asked, guardians }));
  if (written.length > 0) yield paper('manual', manualDocument(ui, { written, ...whose }));
}

/** A table as a list of JSON objects, a row a line; none where it holds nothing. */
async function* rows(read: Read, table: Table, caseId: string | null, folder: string): AsyncGenerator<Piece> {
  const first = await read((tx) => listTableRows(tx, table, caseId, null));
  if (first.length > 0) yield { name: `${folder}/${table.name}.json`, parts: pages(read, table, caseId, first) };
}

async function* pages(read: Read, table: Table, caseId: string | null, first: string[]): AsyncGenerator<string> {
  yield `[\n${first.join(',\n')}`;
  for (let page = first; ; ) {
    page = await read((tx) => listTableRows(tx, table, caseId, page.at(-1)!));
    if (page.length === 0) break;
    yield `,\n${page.join(',\n')}`;
  }
  yield '\n]\n';
}
