import { NotFound, type Tx } from '@/db/client';
import { addDays, startOfDay } from '@/lib/dates';
import { findDraft } from '@/lib/drafts/queries';
import { type Note, periodDraft, periodForm, type RecordRequest } from './model';

/** What was asked for in a case, newest first. For the supported person and the support team. */
export async function listRecordRequests(tx: Tx, caseId: string): Promise<RecordRequest[]> {
  const rows = await tx<RecordRequest[]>`
    select r.id, r.wish, r.asked_at, coalesce(n.name, '') as asked_by, r.asked_by <> k.person_id as by_team, r.ended_at,
           (select json_build_object('firstDay', g.first_day, 'lastDay', g.last_day, 'givenAt', g.given_at, 'items', g.items,
                     'givenBy', coalesce((select b.name from app.person b where b.id = g.given_by), ''))
              from app.record_given g where g.request_id = r.id) as given
      from app.record_request r join app.case k on k.id = r.case_id left join app.person n on n.id = r.asked_by
     where r.case_id = ${caseId} order by r.asked_at desc, r.id`;
  return rows.map(({ given, ...row }) => ({ ...row, given: given && { ...given, givenAt: new Date(given.givenAt) } }));
}

/**
 * One of them.
 * @throws NotFound
 */
export async function getRecordRequest(tx: Tx, caseId: string, requestId: string): Promise<RecordRequest> {
  const found = (await listRecordRequests(tx, caseId)).find(({ id }) => id === requestId);
  if (!found) throw new NotFound();
  return found;
}

/**
 * Nothing, for the support team while a question is open.
 * @throws NotFound
 */
export async function mayPrepare(tx: Tx, caseId: string, requestId: string): Promise<void> {
  const [open] = await tx`
    select from app.record_request r where r.id = ${requestId} and r.case_id = ${caseId} and r.ended_at is null
       and r.case_id = any ((select app.case_ids_as('{support_team}'))::uuid[])`;
  if (!open) throw new NotFound();
}

/** The support team's own notes of the period that is kept as a draft; none before there is one. */
export async function listNotesOfDraft(tx: Tx, caseId: string, requestId: string): Promise<Note[]> {
  const period = periodForm.safeParse(await findDraft(tx, periodDraft(requestId)));
  return period.success ? listNotes(tx, caseId, requestId, period.data.first, period.data.last) : [];
}

/** What the support team alone reads of some days, oldest first, with what is marked not to be shown. */
export async function listNotes(tx: Tx, caseId: string, requestId: string, first: string, last: string): Promise<Note[]> {
  return tx<Note[]>`
    select e.id, e.kind, e.occurred_at, e.version, e.author_name, e.author_reading, e.title, e.body, m.reason
      from app.entry e left join app.record_mark m on m.request_id = ${requestId} and m.entry_id = e.id
     where e.case_id = ${caseId} and e.undone_at is null and e.author_kind = 'support_team'
       and e.occurred_at >= ${startOfDay(first)} and e.occurred_at < ${startOfDay(addDays(last, 1))}
       and e.audience <@ array(select p.id from app.party p where p.case_id = ${caseId} and p.kind = 'support_team')
     order by e.occurred_at, e.id limit 2000`;
}
