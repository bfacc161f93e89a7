import type { Tx } from '@/db/client';
import type { DutyFacts } from './model';

/**
 * What is known of cases that the asker supports or is the supported person of, in one statement; empty for everybody else.
 * @param which the asker's own case; those that they are on the team of; or all of an agency that they manage
 */
export async function listDutyFacts(tx: Tx, which: 'own' | 'team' | { agencyId: string }): Promise<DutyFacts[]> {
  const ofAgency = typeof which === 'object' ? which.agencyId : null;
  return tx<DutyFacts[]>`
    with cases as materialized (
      select k.id, k.agency_id, k.ended_on, n.name, n.reading, split_part(translate(n.name, '　', ' '), ' ', 1) as family,
             k.person_id = app.actor_id() as own,
             exists (select from app.member m join app.party p on p.id = m.party_id and p.kind = 'support_team'
                      where m.case_id = k.id and m.person_id = app.actor_id() and (m.valid_to is null or m.valid_to > now())) as mine
        from app.case k join app.person n on n.id = k.person_id
       where k.id = any ((select app.case_ids_as(${which === 'own' ? '{supported_person}' : '{support_team}'}::app.party_kind[]))::uuid[])
         and (k.ended_on is null or k.ended_on >= app.today())
         and (${ofAgency}::uuid is null or k.agency_id = ${ofAgency}::uuid))
    select k.id as case_id, k.name, k.reading, k.agency_id, k.ended_on::text as ended_on, k.own, k.mine,
           array(select w.name from app.member m join app.party p on p.id = m.party_id and p.kind = 'support_team'
                   join app.person w on w.id = m.person_id
                  where m.case_id = k.id and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()) order by w.reading) as workers,
           (select coalesce(json_agg(json_build_object('startedOn', j.started_on, 'endedOn', j.ended_on)), '[]')
              from app.employment j where j.case_id = k.id) as jobs,
           (select coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'from', f.from_on, 'to', f.to_on, 'service', f.service,
                                                       'withdrawnAt', null)), '[]')
              from app.clock_fact f where f.case_id = k.id and f.withdrawn_at is null) as facts,
           met.talked_on::text as talked_on, met.visited_on::text as visited_on,
           exists (select from app.employment j where j.case_id = k.id and j.disclosure <> 'closed'
                      and (j.ended_on is null or j.ended_on >= app.today())) as visitable,
           (select min(((c.valid_to - interval '1 second') at time zone 'Asia/Tokyo')::date)::text
              from app.consent c join app.party p on p.id = c.party_id
             where c.case_id = k.id and c.withdrawn_at is null and c.valid_from <= now() and c.valid_to > now()
               and c.valid_to <= now() + interval '31 days' and p.kind in ('family', 'employer', 'partner')
               and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())) as consent_ends
      from cases k
      cross join lateral (
        -- A visit counts as a talk when it says that the person was there.
        select max((e.occurred_at at time zone 'Asia/Tokyo')::date) filter (
                 where e.kind = 'contact' and (e.detail->>'medium' in ('face_to_face', 'video')
                   or e.detail->>'medium' = 'visit' and strpos(coalesce(e.detail->>'with', ''), k.family) > 0)) as talked_on,
               max((e.occurred_at at time zone 'Asia/Tokyo')::date) filter (where e.detail->>'medium' = 'visit') as visited_on
          from app.entry e
         where e.case_id = k.id and e.kind in ('contact', 'meeting') and e.undone_at is null
           and e.occurred_at >= date_trunc('month', now() at time zone 'Asia/Tokyo') at time zone 'Asia/Tokyo') met`;
}
