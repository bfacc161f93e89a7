import type { Tx } from '@/db/client';
import { mediaOn } from '@/lib/contacts/rules';
import { startOfDay, today } from '@/lib/dates';
import { endOfMonth } from '@/lib/timeline/model';
import type { DutyFacts, Todo } from './model';

/**
 * What is known of cases that the asker supports or is the supported person of, in one statement; empty for everybody else.
 * @param which the asker's own case; those that they are on the team of; all of an agency that they manage; or one case
 * @param month 'YYYY-MM', which what was done in a month is asked of: this one, unless said
 */
export async function listDutyFacts(
  tx: Tx,
  which: 'own' | 'team' | { agencyId: string } | { caseId: string },
  month: string = today().slice(0, 7),
): Promise<DutyFacts[]> {
  const [ofAgency, ofCase] =
    typeof which === 'string' ? [null, null] : 'caseId' in which ? [null, which.caseId] : [which.agencyId, null];
  const first = `${month}-01`;
  const [from, to] = [startOfDay(first), endOfMonth(month)];
  return tx<DutyFacts[]>`
    with cases as materialized (
      select k.id, k.agency_id, k.ended_on, n.name, n.reading,
             k.person_id = app.actor_id() as own,
             exists (select from app.member m join app.party p on p.id = m.party_id and p.kind = 'support_team'
                      where m.case_id = k.id and m.person_id = app.actor_id() and (m.valid_to is null or m.valid_to > now())) as mine
        from app.case k join app.person n on n.id = k.person_id
       where k.id = any ((select app.case_ids_as(${which === 'own' ? '{supported_person}' : '{support_team}'}::text[]::app.party_kind[]))::uuid[])
         and (k.ended_on is null or k.ended_on >= least(app.today(), ${first}::date)
              or k.ended_on > app.today() - 400 and exists (select from app.handover h where h.case_id = k.id and h.follow_up))
         and (${ofCase}::uuid is null or k.id = ${ofCase}::uuid)
         and (${ofAgency}::uuid is null or k.agency_id = ${ofAgency}::uuid))
    select k.id as case_id, k.name, k.reading, k.agency_id, k.ended_on::text as ended_on, k.own, k.mine,
           (select coalesce(json_agg(json_build_object('id', w.id, 'name', w.name, 'reading', w.reading) order by w.reading, w.id), '[]')
              from app.member m join app.party p on p.id = m.party_id and p.kind = 'support_team' join app.person w on w.id = m.person_id
             where m.case_id = k.id and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())) as workers,
           (select coalesce(json_agg(json_build_object('startedOn', j.started_on, 'endedOn', j.ended_on)), '[]')
              from app.employment j where j.case_id = k.id) as jobs,
           (select coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'from', f.from_on, 'to', f.to_on, 'service', f.service,
                                                       'withdrawnAt', null)), '[]')
              from app.clock_fact f where f.case_id = k.id and f.withdrawn_at is null) as facts,
           (select json_build_object('answer', h.answer, 'followUp', h.follow_up,
                     'given', exists (select from app.handover_giving g where g.case_id = h.case_id),
                     'followed', array(select f.months from app.handover_follow_up f where f.case_id = h.case_id))
              from app.handover h where h.case_id = k.id) as handover,
           met.talked_on::text as talked_on, met.visited_on::text as visited_on,
           exists (select from app.employment j where j.case_id = k.id and j.disclosure <> 'closed'
                      and (j.ended_on is null or j.ended_on >= greatest(${first}::date, least(app.today(), (${to}::timestamptz at time zone 'Asia/Tokyo')::date - 1)))
                      and j.started_on < (${to}::timestamptz at time zone 'Asia/Tokyo')::date) as visitable,
           array(select distinct to_char(r.month, 'YYYY-MM') from app.report r join app.party p on p.id = r.party_id
                  where r.case_id = k.id and p.kind = 'supported_person' and r.month >= ${first}::date - interval '1 month') as reports,
           (select coalesce(json_agg(json_build_object('item', x.item, 'reason', x.reason, 'by', coalesce(w.name, '')) order by x.excused_at), '[]')
              from app.excuse x left join app.person w on w.id = x.excused_by
             where x.case_id = k.id and x.month = ${first}::date and x.withdrawn_at is null) as excuses,
           case when met.unconfirmed is not null then json_build_object('n', cardinality(met.unconfirmed), 'entryId', met.unconfirmed[1]) end as unconfirmed,
           (select min(((c.valid_to - interval '1 second') at time zone 'Asia/Tokyo')::date)::text
              from app.consent c join app.party p on p.id = c.party_id
             where c.case_id = k.id and c.withdrawn_at is null and c.valid_from <= now() and c.valid_to > now()
               and c.valid_to <= now() + interval '31 days' and p.kind in ('family', 'employer', 'partner')
               and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())) as consent_ends,
           app.agency_rule_on(k.agency_id, 'plan_months', app.today())::int as plan_months
      from cases k
      cross join lateral (
        select max(r.day) filter (where r.with_person and r.medium = any (${mediaOn('talk', first)}::text[])) as talked_on,
               max(r.day) filter (where r.medium = any (${mediaOn('visit', first)}::text[])) as visited_on,
               array_agg(r.entry_id order by r.starts_at) filter (where r.with_person and not r.confirmed) as unconfirmed
          from (select c.entry_id, c.medium, c.starts_at, (c.starts_at at time zone 'Asia/Tokyo')::date as day,
                       exists (select from app.party p where p.id = any (c.met) and p.kind = 'supported_person') as with_person,
                       exists (select from app.confirmation f where f.entry_id = c.entry_id and f.hash = app.hash_of(app.record_of(e, c))) as confirmed
                  from app.contact c join app.entry e on e.id = c.entry_id
                 where c.case_id = k.id and c.starts_at >= ${from} and c.starts_at < ${to} and e.undone_at is null) r) met`;
}

/** What the asker said in meetings of the cases that they support they would do by when, and has not done. */
export async function listTodos(tx: Tx): Promise<Todo[]> {
  return tx<Todo[]>`
    select a.case_id, a.meeting_id, a.entry_id, left(e.body, 80) as words, a.due_on::text as due
      from app.action a join app.entry e on e.id = a.entry_id
     where a.owner_id = app.actor_id() and a.done_at is null and a.due_on is not null and e.undone_at is null
       and a.case_id = any ((select app.case_ids_as('{support_team}'))::uuid[])`;
}
