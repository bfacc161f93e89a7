import { NotFound, type Tx } from '@/db/client';
import { listContactsOf } from '@/lib/contacts/queries';
import { startOfDay } from '@/lib/dates';
import { endOfMonth } from '@/lib/timeline/model';
import { type ExportedContact, freshMinutes } from './model';

/** Whose records: of one case, or of all cases of an agency that the asker manages. */
export type ExportOf = { caseId: string } | { agencyId: string };

/**
 * The cases whose records the asker may take along, by the reading of the name.
 * @throws NotFound: a case that is not the asker's as a support worker. Of an agency that is not theirs there are none.
 */
export async function listExportedCases(tx: Tx, of: ExportOf): Promise<string[]> {
  const cases = await tx<{ id: string }[]>`
    select k.id from app.case k join app.person n on n.id = k.person_id
     where k.id = any ((select app.case_ids_as('{support_team}'))::uuid[])
       and ${'caseId' in of ? tx`k.id = ${of.caseId}` : tx`k.agency_id = ${of.agencyId} and k.agency_id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[])`}
     order by n.reading, k.id`;
  if (cases.length === 0 && 'caseId' in of) throw new NotFound();
  return cases.map(({ id }) => id);
}

/** A month's records of some cases, by person and day. */
export async function listExported(tx: Tx, caseIds: string[], month: string): Promise<ExportedContact[]> {
  const first = `${month}-01`;
  const [contacts, beside, conferences] = await Promise.all([
    listContactsOf(tx, caseIds, startOfDay(first), endOfMonth(month)),
    tx<{ caseId: string; certificate: string; reportDay: string | null }[]>`
      select k.id as case_id,
             coalesce((select f.number from app.clock_fact f
                        where f.case_id = k.id and f.kind = 'certificate' and f.withdrawn_at is null
                          and f.from_on < ${first}::date + interval '1 month' and f.to_on >= ${first} order by f.from_on desc limit 1), '') as certificate,
             (select (min(t.at) at time zone 'Asia/Tokyo')::date::text
                from app.report r join app.party p on p.id = r.party_id and p.kind = 'supported_person'
                join app.report_trace t on t.entry_id = r.entry_id
               where r.case_id = k.id and r.month = ${first}) as report_day
        from unnest(${caseIds}::uuid[]) k (id)`,
    tx<{ entryId: string }[]>`
      select m.entry_id from app.meeting m where m.case_id = any (${caseIds}::uuid[]) and m.form = 'conference' and m.state = 'held'`,
  ]);
  const of = new Map(beside.map(({ caseId, ...one }) => [caseId, one]));
  const held = new Set(conferences.map(({ entryId }) => entryId));
  return contacts.map((contact) => ({ ...contact, ...of.get(contact.caseId)!, conference: held.has(contact.id) }));
}

/** How many records of how many people a month has, of some cases. */
export async function countExported(tx: Tx, caseIds: string[], month: string): Promise<{ cases: number; n: number }> {
  const [found] = await tx<{ cases: number; n: number }[]>`
    select count(distinct c.case_id)::int as cases, count(*)::int as n from app.contact c
     where c.case_id = any (${caseIds}::uuid[]) and c.starts_at >= ${startOfDay(`${month}-01`)} and c.starts_at < ${endOfMonth(month)}`;
  return found!;
}

/** The asker's sessions that have just begun: who finds an open browser does not take the records along. */
export async function listFreshSessions(tx: Tx): Promise<string[]> {
  const sessions = await tx<{ id: string }[]>`
    select s.id from app.session s
     where s.person_id = app.actor_id() and s.revoked_at is null and s.created_at > now() - make_interval(mins => ${freshMinutes})`;
  return sessions.map(({ id }) => id);
}
