import type { z } from 'zod';
import { Conflict, NotFound, type Tx } from '@/db/client';
import type { CaseHead } from '@/lib/cases/model';
import { formatMonth, today } from '@/lib/dates';
import { cleanText } from '@/lib/forms/fields';
import { newId } from '@/lib/ids';
import { draftOf } from './draft';
import { type draftForm, fields, firstOf, type Line, lineName, ownKey, ownName, type paperForm, type sideForm } from './model';
import { listSources } from './queries';

type Sent = { month: string; to: string; instead: string | null; why: string; said: unknown };

async function send(tx: Tx, caseId: string, { month, to, instead, why, said }: Sent): Promise<string> {
  const [sent] = await tx<{ id: string }[]>`
    select app.send_report(${newId()}, ${caseId}, ${firstOf(month)}::date, ${to}, ${instead}, ${why.trim()},
                           ${`${formatMonth(month)}の支援レポート`}, ${tx.json(said as never)}) as id`;
  if (!sent) throw new NotFound();
  return sent.id;
}

/**
 * Sends a month's report to its supported person: the lines of the draft whose words were not emptied, and the worker's own.
 * @throws NotFound, Conflict (ND121, ND124: an entry that a line came from is not there any more, ND125, ND126, ND127)
 */
export async function sendToPerson(tx: Tx, head: CaseHead, month: string, input: z.output<typeof draftForm>): Promise<string> {
  const person = head.parties.find((party) => party.kind === 'supported_person' && party.open);
  if (!person) throw new Conflict('ND121');
  const words = (name: string) => cleanText(String((input as Record<string, unknown>)[name] ?? '')).trim();
  const drafted = draftOf(await listSources(tx, head.id, month), month, head.personName);
  const known = new Set(drafted.map(({ key }) => lineName(key)));
  if (Object.keys(input).some((name) => name.startsWith('w-') && words(name) !== '' && !known.has(name)))
    throw new Conflict('ND124');
  const said = fields.flatMap((field): Line[] => [
    ...drafted
      .filter((line) => line.field === field)
      .map(({ key, sources }) => ({ key, field, words: words(lineName(key)), sources })),
    { key: ownKey(head.id, month, field), field, words: words(ownName(field)), sources: [] },
  ]);
  return send(tx, head.id, {
    month,
    to: person.id,
    instead: input.instead,
    why: input.why,
    said: said.filter((line) => line.words !== ''),
  });
}

/**
 * Sends lines of the supported person's report to another side, when they have read it.
 * @throws NotFound, Conflict (ND120–ND127)
 */
export async function sendToSide(
  tx: Tx,
  caseId: string,
  month: string,
  partyId: string,
  { line, instead, why }: z.output<typeof sideForm>,
): Promise<string> {
  return send(tx, caseId, { month, to: partyId, instead, why, said: line });
}

/** The supported person keeps a line back from other sides, or lets it go. @throws NotFound */
export async function holdLine(tx: Tx, reportId: string, key: string, back: boolean): Promise<void> {
  await tx`select app.hold_report_line(${reportId}, ${key}, ${back})`;
}

/** Notes that a report was handed over on paper; without a day, today. @throws NotFound, Conflict ND070 */
export async function noteOnPaper(tx: Tx, reportId: string, { member, day }: z.output<typeof paperForm>): Promise<void> {
  await tx`select app.note_report_on_paper(${reportId}, ${member}, ${day || today()}::date)`;
}
