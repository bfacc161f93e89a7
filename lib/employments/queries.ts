import { NotFound, type Tx } from '@/db/client';
import type { Employment } from './model';

/** The jobs of a case, the present ones first. For the supported person and the support team; a company knows of its own only. */
export async function listEmployments(tx: Tx, caseId: string): Promise<Employment[]> {
  return tx<Employment[]>`
    select j.id, j.employer, j.reading, j.workplace, j.job, j.disclosure, j.started_on::text as started_on, j.ended_on::text as ended_on,
           j.ended_on is not null and j.ended_on <= app.today() as past,
           (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'personId', t.person_id,
                      'joined', exists (select from app.member m join app.party p on p.id = m.party_id
                                         where p.employment_id = j.id and m.person_id = t.person_id and ${present(tx, 'm')} and ${present(tx, 'p')}))
                      order by t.named_at, t.id), '[]')
              from app.told t where t.employment_id = j.id and t.ended_at is null) as named,
           (select coalesce(json_agg(json_build_object('id', m.id, 'personId', n.id, 'name', n.name, 'reading', n.reading, 'title', m.title,
                      'titleReading', m.reading) order by m.valid_from, m.id), '[]')
              from app.member m join app.party p on p.id = m.party_id join app.person n on n.id = m.person_id
             where p.employment_id = j.id and ${present(tx, 'm')} and ${present(tx, 'p')}) as colleagues,
           (select count(distinct m.person_id)::int from app.member m join app.party p on p.id = m.party_id
             where p.employment_id = j.id and not (${present(tx, 'm')} and ${present(tx, 'p')})) as former,
           array(select distinct c.category::text from app.consent c join app.party p on p.id = c.party_id
                  where p.employment_id = j.id and ${present(tx, 'p')} and c.withdrawn_at is null
                    and c.valid_from <= now() and c.valid_to > now()) as reads
      from app.employment j
     where j.case_id = ${caseId} and j.case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])
     order by past, j.started_on desc, j.id`;
}

const present = (tx: Tx, of: 'm' | 'p') => tx`(${tx(of)}.valid_to is null or ${tx(of)}.valid_to > now())`;

/**
 * One job.
 * @throws NotFound
 */
export async function getEmployment(tx: Tx, caseId: string, employmentId: string): Promise<Employment> {
  const found = (await listEmployments(tx, caseId)).find(({ id }) => id === employmentId);
  if (!found) throw new NotFound();
  return found;
}
