import { NotFound, type Tx } from '@/db/client';
import type { ConcernStatus } from '@/lib/entries/model';

export type DeskPerson = { id: string; name: string; reading: string };

/** Who reads what is written to a case's safety desk: at least those who are named, or all the agency's managers. */
export async function listDesk(tx: Tx, caseId: string): Promise<DeskPerson[]> {
  return tx<DeskPerson[]>`select id, name, reading from app.safety_desk(${caseId})`;
}

export type SafetyCall = {
  id: string;
  caseId: string;
  name: string;
  reading: string;
  writtenAt: Date;
  status: ConcernStatus;
  answered: boolean;
};

/** What frightens somebody and is not settled, for the managers who may read it, the oldest first. */
export async function listSafetyCalls(tx: Tx): Promise<SafetyCall[]> {
  return tx<SafetyCall[]>`
    select e.id, e.case_id, n.name, n.reading, e.created_at as written_at, c.status,
           exists (select from app.entry a where a.thread_id = e.id and a.author_id <> e.author_id) as answered
      from app.safety_calls() s join app.entry e on e.id = s.entry_id join app.concern c on c.entry_id = e.id
      join app.case k on k.id = e.case_id join app.person n on n.id = k.person_id
     order by e.created_at, e.id`;
}

export type Desk = { id: string; name: string; managers: (DeskPerson & { named: boolean })[] };

/**
 * An agency's managers, and who of them is named for its safety desk. For the managers.
 * @throws NotFound
 */
export async function getDesk(tx: Tx, agencyId: string): Promise<Desk> {
  const [desk] = await tx<Desk[]>`
    select g.id, g.name,
           (select json_agg(json_build_object('id', n.id, 'name', n.name, 'reading', n.reading, 'named', exists (
                     select from app.safety_contact s where s.agency_id = g.id and s.person_id = n.id and s.valid_to is null))
                     order by n.reading, n.id)
              from app.person n where n.id in (
                select a.person_id from app.agency_member a
                 where a.agency_id = g.id and a.role in ('manager', 'service_manager')
                   and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now()))) as managers
      from app.agency g
     where g.id = ${agencyId} and g.id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[])`;
  if (!desk) throw new NotFound();
  return desk;
}
