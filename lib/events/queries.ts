import { NotFound, type Tx } from '@/db/client';
import { listClockFacts } from '@/lib/clock/queries';
import { listDutyFacts } from '@/lib/duties/queries';
import { listEmployments } from '@/lib/employments/queries';
import type { Known, Side } from './model';

/** The open sides of a case beside the person and the team; empty for who is of neither. */
export async function listSides(tx: Tx, caseId: string): Promise<Side[]> {
  return tx<Side[]>`
    select p.id, p.kind, p.label, p.reading, p.employment_id,
           (select coalesce(json_agg(json_build_object('name', n.name, 'reading', n.reading) order by m.valid_from, m.id), '[]')
              from app.member m join app.person n on n.id = m.person_id
             where m.party_id = p.id and (m.valid_to is null or m.valid_to > now())) as people,
           exists (select from app.consent c where c.party_id = p.id and c.withdrawn_at is null
                      and c.valid_from <= now() and c.valid_to > now()) as reads,
           exists (select from app.consent_request r where r.party_id = p.id and r.decided_at is null) as asked,
           (select min(((c.valid_to - interval '1 second') at time zone 'Asia/Tokyo')::date)::text
              from app.consent c where c.party_id = p.id and c.withdrawn_at is null
               and c.valid_from <= now() and c.valid_to > now() and c.valid_to <= now() + interval '31 days') as ends
      from app.party p
     where p.case_id = ${caseId} and p.case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])
       and p.kind in ('family', 'employer', 'partner')
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
     order by p.kind, p.valid_from, p.id`;
}

/**
 * All that a turn in somebody's working life may move. For the supported person and the support team.
 * @throws NotFound
 */
export async function getKnown(tx: Tx, caseId: string, team: boolean): Promise<Known> {
  const [duties, facts, jobs, sides] = await Promise.all([
    listDutyFacts(tx, team ? { caseId } : 'own'),
    listClockFacts(tx, caseId),
    listEmployments(tx, caseId),
    listSides(tx, caseId),
  ]);
  const own = duties.find((of) => of.caseId === caseId);
  if (!own) throw new NotFound();
  return {
    // The same words of the same papers: one list for the clock and for what is to be done.
    duties: { ...own, jobs, facts },
    facts,
    jobs: jobs.map(({ id, employer, reading, startedOn, endedOn, disclosure }) => ({
      id,
      employer,
      reading,
      startedOn,
      endedOn,
      disclosure,
    })),
    sides,
  };
}
