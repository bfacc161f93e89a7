import { NotFound, type Tx } from '@/db/client';
import type { AgencyRole } from '@/lib/people/model';

export type Colleague = { personId: string; name: string; reading: string; role: AgencyRole };

/** Whether the asker decides who supports a case: a manager or service manager of its agency. */
export async function managesCase(tx: Tx, caseId: string): Promise<boolean> {
  return (
    (
      await tx`select from app.case k
                where k.id = ${caseId} and k.agency_id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[])`
    ).length > 0
  );
}

/**
 * Who of the agency's staff is not on the case's support team.
 * @throws NotFound: the asker does not decide that
 */
export async function listColleagues(tx: Tx, caseId: string): Promise<Colleague[]> {
  const [manages, colleagues] = await Promise.all([
    managesCase(tx, caseId),
    tx<Colleague[]>`
      select a.person_id, n.name, n.reading, a.role
        from app.case k join app.agency_member a on a.agency_id = k.agency_id join app.person n on n.id = a.person_id
       where k.id = ${caseId} and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
         and not exists (select from app.member m join app.party p on p.id = m.party_id
                          where p.case_id = k.id and p.kind = 'support_team' and m.person_id = a.person_id
                            and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()))
       order by a.role desc, n.reading, a.id`,
  ]);
  if (!manages) throw new NotFound();
  return [...colleagues];
}
