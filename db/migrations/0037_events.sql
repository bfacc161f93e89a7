-- What happens in a working life, as far as the clock asks for it: whether a change of job counts as going on working, by the
-- municipality's word or by the reason that was given; and how a contract came to its end.
alter type app.clock_fact_kind add value if not exists 'change_counts';
alter type app.clock_fact_kind add value if not exists 'change_anew';

alter table app.clock_fact
  add column how text check (how in ('full_term', 'early', 'moved', 'training')),
  add check (how is null or (kind = 'contract' and to_on is not null)),
  add check (kind::text not in ('change_counts', 'change_anew') or (to_on is null and btrim(reason) <> ''));
