-- 支援レポート: what was sent to one side of a case about one month. It is an entry of kind 'report', read as any entry is; its words are
-- its lines, each with what it came from. What was sent stays as it was sent; a correction is another one that replaces it.
alter type app.entry_kind add value if not exists 'report';

-- The fields of the official form (支援レポート 別紙様式1).
create type app.report_field as enum ('goal', 'done', 'result', 'effort', 'next', 'share');
-- Told in the portal, read there, handed over on paper.
create type app.report_way as enum ('told', 'read', 'paper');

create table app.report (
  entry_id uuid primary key references app.entry on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  month date not null check (extract(day from month) = 1),
  party_id uuid not null,
  replaces uuid references app.report on delete restrict,
  -- Why it was sent again.
  reason text not null default '' check (length(reason) <= 500),
  hash bytea not null check (length(hash) = 32),
  foreign key (party_id, case_id) references app.party (id, case_id) on delete restrict,
  check ((replaces is null) = (reason = ''))
);
-- A month is reported once to a side, and each report is replaced once.
create unique index report_once on app.report (case_id, month, party_id) where replaces is null;
create unique index report_replaces on app.report (replaces) where replaces is not null;
create index report_case on app.report (case_id, month);
create index report_party on app.report (party_id);

-- `key`: what the line is, over all versions of a month: the entry that it came from, or the field that somebody wrote in.
create table app.report_line (
  entry_id uuid not null references app.report on delete restrict,
  place smallint not null,
  key uuid not null,
  field app.report_field not null,
  words text not null check (trim(words) <> '' and length(words) <= 2000),
  sources uuid[] not null default '{}' check (cardinality(sources) <= 4 and array_position(sources, null) is null),
  primary key (entry_id, place),
  unique (entry_id, key)
);

-- To whom a report came, when and how: facts, only ever added. On paper: who wrote it down.
create table app.report_trace (
  id uuid primary key,
  entry_id uuid not null references app.report on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  person_id uuid not null references app.person on delete restrict,
  way app.report_way not null,
  at timestamptz not null default now(),
  noted_by uuid references app.person on delete restrict,
  check ((way = 'paper') = (noted_by is not null))
);
create unique index report_trace_once on app.report_trace (entry_id, person_id, way);
create index report_trace_case on app.report_trace (case_id);
create index report_trace_person on app.report_trace (person_id);
create index report_trace_noted_by on app.report_trace (noted_by) where noted_by is not null;

-- The supported person keeps a line of a month to themselves and the support team.
create table app.report_hold (
  id uuid primary key,
  case_id uuid not null references app.case on delete restrict,
  month date not null,
  key uuid not null,
  held_by uuid not null references app.person on delete restrict,
  held_at timestamptz not null default now(),
  released_at timestamptz
);
create unique index report_hold_open on app.report_hold (case_id, month, key) where released_at is null;
create index report_hold_case on app.report_hold (case_id);
create index report_hold_held_by on app.report_hold (held_by);

-- Frozen: nobody changes what was sent, or that it came.
create trigger only_added before update or delete or truncate on app.report
  for each statement execute function app.refuse_change();
create trigger only_added before update or delete or truncate on app.report_line
  for each statement execute function app.refuse_change();
create trigger only_added before update or delete or truncate on app.report_trace
  for each statement execute function app.refuse_change();

-- Never to a company that does not know (クローズ), and never to the support team, who write it.
create function app.refuse_report_elsewhere() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from app.party p left join app.employment j on j.id = p.employment_id
              where p.id = new.party_id and (p.kind = 'support_team' or j.disclosure = 'closed')) then
    raise exception 'no report for this side' using errcode = 'ND120';
  end if;
  return new;
end $$;
create trigger refuse_report_elsewhere before insert on app.report for each row execute function app.refuse_report_elsewhere();
