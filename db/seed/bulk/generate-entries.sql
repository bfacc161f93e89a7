-- The entries numbered from $1 to $2. Number n is the i-th entry of case c: all cases grow side by side, as in life, and
-- ids (UUID v7) grow with time. In each case twenty entries make a round: a concern with four answers and one change of status,
-- the rest notes, contacts, meetings, check-ins and now and then a life event.
--
-- Audiences by hundredths of a hash (h):  0–69 with the employer (of these, 0–13 the family too),  70–81 the supported person
-- and the team,  82–86 the team alone,  87–94 with the family,  95–99 with the clinic.
with numbered as (
  select n, n / a.cases as i, (n % a.cases)::int + 1 as c, a.cases, a.per_case, a.first_ms, a.gap, a.seed,
         (n / a.cases) % 20 as place, (n / a.cases) / 20 as round
    from bulk_ask a, generate_series($1::bigint, $2::bigint) as n
), hashed as materialized (
  select *,
         -- Whatever belongs to a concern has its audience and category.
         case when place in (0, 2, 5, 9, 14, 17) then hashint8extended(c * 1000003::bigint + round, seed) else hashint8extended(n, seed + 1) end
           & 9223372036854775807 as h,
         hashint8extended(n, seed + 2) & 9223372036854775807 as g
    from numbered
), shaped as materialized (
  select *,
         -- Nobody but the supported person says how they are: a check-in is not for the team alone.
         case when place = 11 and h % 100 between 82 and 86 then 75 else (h % 100)::int end as w,
         case when place = 0 then 'concern' when place in (2, 5, 9, 14) then 'reply' when place = 17 then 'status'
              when place in (3, 8, 12, 16, 19) then 'contact' when place = 7 then 'meeting' when place = 11 then 'checkin'
              when place = 18 and round % 12 = 5 then 'life_event' else 'note' end as kind,
         first_ms + i * gap + g % greatest(gap * 9 / 10, 1) as ms,
         case when n % 1000 = 500 then -1 - (g % 64)::int when g / 8 % 5 = 0 then 2048 + (g / 64 % 512)::int else (g / 64 % 2048)::int end as text_no
    from hashed
), addressed as (
  select s.*, p.case_id,
         case when w < 14 then array[p.me, p.support, p.employer, p.family] when w < 70 then array[p.me, p.support, p.employer]
              when w < 82 then array[p.me, p.support] when w < 87 then array[p.support]
              when w < 95 then array[p.me, p.support, p.family] else array[p.me, p.support, p.partner] end as audience,
         case when w < 14 then (case when h / 100 % 3 = 0 then 'basic' else 'work' end)
              when w < 70 then (array['work', 'work', 'work', 'accommodation', 'accommodation', 'report', 'basic'])[h / 100 % 7 + 1]
              when w < 82 then (array['health', 'life_money', 'work', 'plan'])[h / 100 % 4 + 1] when w < 87 then 'plan'
              when w < 95 then 'family' else 'health' end as category,
         -- Only the supported person and the team write to the employer and the family at once.
         case when kind in ('contact', 'meeting', 'status', 'life_event') or w between 82 and 86 then 'support_team'
              when kind = 'checkin' then 'supported_person'
              when w < 14 then (array['supported_person', 'support_team'])[g / 7 % 2 + 1]
              when w < 70 then (array['supported_person', 'support_team', 'employer', 'support_team'])[g / 7 % 4 + 1]
              when w < 82 then (array['supported_person', 'support_team'])[g / 7 % 2 + 1]
              when w < 95 then (array['supported_person', 'support_team', 'family'])[g / 7 % 3 + 1]
              else (array['supported_person', 'support_team', 'partner'])[g / 7 % 3 + 1] end::app.party_kind as author_kind
    from shaped s join bulk_parties p on p.c = s.c
)
insert into app.entry (id, case_id, thread_id, kind, category, audience, author_id, author_party_id, author_kind, author_name, author_reading,
                       author_title, occurred_at, created_at, title, body, detail, folded, grams)
select pg_temp.bulk_entry_id(a.n, a.first_ms + a.i * a.gap), a.case_id,
       case when a.kind in ('reply', 'status') then pg_temp.bulk_entry_id(a.n - a.place * a.cases, a.first_ms + a.round * 20 * a.gap) end,
       a.kind::app.entry_kind, a.category::app.category, a.audience, w.person_id, w.party_id, w.kind, w.name, w.reading, w.title,
       timestamptz 'epoch' + a.ms * interval '1 millisecond', timestamptz 'epoch' + a.ms * interval '1 millisecond',
       case when a.kind in ('reply', 'status') then '' else t.title end, t.body,
       case a.kind when 'contact' then '{"medium": "face_to_face", "minutes": 40}'::jsonb when 'meeting' then '{"minutes": 60}'
                   when 'status' then case when a.i + 43 < a.per_case then '{"from": "new", "to": "settled"}' else '{"from": "new", "to": "working"}' end::jsonb when 'checkin' then '{"level": 3}'
                   when 'life_event' then '{"event": "hours_changed"}' else '{}' end,
       case when a.kind in ('reply', 'status') then t.folded_body else t.folded end, case when a.kind in ('reply', 'status') then t.grams_body else t.grams end
  from addressed a
  join bulk_author w on w.c = a.c and w.kind = a.author_kind
  join bulk_text t on t.no = a.text_no
