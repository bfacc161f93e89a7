import { NotFound, type Tx } from '@/db/client';
import { type Contact, listContactsOf } from '@/lib/contacts/queries';
import { startOfDay } from '@/lib/dates';
import { endOfMonth } from '@/lib/timeline/model';
import { freshMinutes } from './model';

export type ExportedContact = Contact & { personName: string; agencyName: string };

/** How many cases are asked for at once. */
const chunk = 100;

/**
 * The records of a month, of one case or of all cases of an agency that the asker manages, by person and day.
 * @throws NotFound: none of the asker's as a support worker
 */
export async function listExported(
  tx: Tx,
  of: { caseId: string } | { agencyId: string },
  month: string,
): Promise<ExportedContact[]> {
  const cases = await tx<{ id: string }[]>`
    select k.id from app.case k join app.person n on n.id = k.person_id
     where k.id = any ((select app.case_ids_as('{support_team}'))::uuid[])
       and ${'caseId' in of ? tx`k.id = ${of.caseId}` : tx`k.agency_id = ${of.agencyId} and k.agency_id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[])`}
     order by n.reading, k.id`;
  if (cases.length === 0 && 'caseId' in of) throw new NotFound();
  const ids = cases.map(({ id }) => id);
  const found: ExportedContact[] = [];
  for (let from = 0; from < ids.length; from += chunk)
    found.push(...(await listContactsOf(tx, ids.slice(from, from + chunk), startOfDay(`${month}-01`), endOfMonth(month))));
  return found;
}

/** The asker's sessions that have just begun: who finds an open browser does not take the records along. */
export async function listFreshSessions(tx: Tx): Promise<string[]> {
  const sessions = await tx<{ id: string }[]>`
    select s.id from app.session s
     where s.person_id = app.actor_id() and s.revoked_at is null and s.created_at > now() - make_interval(mins => ${freshMinutes})`;
  return sessions.map(({ id }) => id);
}
