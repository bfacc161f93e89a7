-- The moving part of the concerns: settled, but for those of the last two rounds of each case.
insert into app.concern (entry_id, case_id, worry, status, owner_id, due_on, version)
select pg_temp.bulk_entry_id(n, a.first_ms + round * 20 * a.gap), k.id,
       (enum_range(null::app.worry))[(n / 20 + k.c) % 11 + 1],
       case when round < last - 1 then 'settled' when k.c % 3 = 0 and round = last then 'new' when k.c % 3 = 1 then 'waiting' else 'working' end::app.concern_status,
       case when k.c % 3 = 0 and round = last then null else pg_temp.bulk_id('worker', k.worker) end,
       (timestamptz 'epoch' + (a.first_ms + round * 20 * a.gap) * interval '1 millisecond' + (3 + n % 12) * interval '1 day')::date, 2
  from bulk_ask a, bulk_case k, lateral (select (a.per_case - 1) / 20 as last) l,
       lateral generate_series(0, l.last) as round, lateral (select round * 20 * a.cases + k.c - 1 as n) numbers
