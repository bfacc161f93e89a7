import { NotFound, type Tx } from '@/db/client';
import type { AgencyRole } from '@/lib/people/model';
import type { Inquiry } from './model';

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

/** The agencies that one may turn to; anybody may ask. */
export async function listAgenciesToAsk(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx<{ id: string; name: string }[]>`select id, name from app.agencies_to_ask()`;
}

/**
 * An agency and who has asked it to be supported, the longest waiting first.
 * @throws NotFound: the asker opens no cases there
 */
export async function getInquiries(tx: Tx, agencyId: string): Promise<{ id: string; name: string; inquiries: Inquiry[] }> {
  const [[agency], inquiries] = await Promise.all([
    tx<{ id: string; name: string }[]>`
      select g.id, g.name from app.agency g
       where g.id = ${agencyId} and g.id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[])`,
    tx<Inquiry[]>`
      select id, name, reach, words, created_at from app.inquiry where agency_id = ${agencyId} order by created_at, id`,
  ]);
  if (!agency) throw new NotFound();
  return { ...agency, inquiries: [...inquiries] };
}

/** An inquiry, or undefined: seen to already, or not for the asker. */
export async function findInquiry(tx: Tx, agencyId: string, inquiryId: string): Promise<Inquiry | undefined> {
  const [found] = await tx<Inquiry[]>`
    select id, name, reach, words, created_at from app.inquiry where id = ${inquiryId} and agency_id = ${agencyId}`;
  return found;
}
