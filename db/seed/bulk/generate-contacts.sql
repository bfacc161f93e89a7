-- The records of the contacts, of the newest hundred days as months are looked at: whoever was met reads theirs. Now and then a talk by video;
-- meetings count as contacts too.
insert into app.contact (entry_id, case_id, worker_id, medium, met, starts_at, ends_at)
select e.id, e.case_id, e.author_id,
       (array['face_to_face', 'video', 'phone', 'visit', 'face_to_face'])[1 + (k.c + extract(epoch from e.occurred_at)::bigint / 60) % 5],
       array(select p.id from app.party p where p.id = any (e.audience) and p.kind = 'supported_person'),
       e.occurred_at, e.occurred_at + interval '40 minutes'
  from bulk_ask a, bulk_case k join app.entry e on e.case_id = k.id
 where e.kind in ('contact', 'meeting') and e.occurred_at > a.today - interval '100 days';
insert into app.confirmation (id, entry_id, case_id, record, hash, said_by, said_at)
select gen_random_uuid(), t.entry_id, t.case_id, r.record, app.hash_of(r.record), pg_temp.bulk_id('person', k.c), t.starts_at + interval '1 day'
  from bulk_case k join app.contact t on t.case_id = k.id join app.entry e on e.id = t.entry_id
  cross join lateral (select app.record_of(e, t) as record) r
 where t.met <> '{}' and k.c % 4 > 0;
-- A certificate each, and a meeting with the company that is fixed and one that was held.
insert into app.clock_fact (id, case_id, kind, from_on, to_on, number, recorded_by)
select pg_temp.bulk_id('certificate', k.c), k.id, 'certificate', (a.today - interval '3 months')::date, (a.today + interval '9 months')::date,
       lpad((1300000000 + k.c)::text, 10, '0'), pg_temp.bulk_id('worker', k.worker) from bulk_ask a, bulk_case k;
insert into app.meeting (entry_id, case_id, form, state, medium, starts_at, ends_at)
select e.id, e.case_id, 'talk', 'held', 'video', e.occurred_at, e.occurred_at + interval '1 hour'
  from bulk_ask a, bulk_case k join app.entry e on e.case_id = k.id
 where e.kind = 'meeting' and e.occurred_at > a.today - interval '100 days';
