-- Whom at a workplace the supported person has named. Where the disability is told to some people only (`partly`), nobody else
-- joins that company's side. `person_id` is who that turned out to be, once they have joined.
create table app.told (
  id uuid primary key,
  case_id uuid not null,
  employment_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  person_id uuid references app.person on delete restrict,
  named_by uuid references app.person on delete restrict,
  named_at timestamptz not null default now(),
  ended_at timestamptz,
  foreign key (employment_id, case_id) references app.employment (id, case_id) on delete restrict
);
create index told_employment on app.told (employment_id) where ended_at is null;
create index told_case on app.told (case_id);
create index told_person on app.told (person_id) where person_id is not null;
create index told_named_by on app.told (named_by) where named_by is not null;

-- Whoever is on the side of a company that knows in part has been named by being there.
insert into app.told (id, case_id, employment_id, name, person_id, named_at)
  select gen_random_uuid(), j.case_id, j.id, left(n.name || case when min(m.title) <> '' then '（' || min(m.title) || '）' else '' end, 100),
         n.id, min(m.valid_from)
    from app.employment j join app.party p on p.employment_id = j.id join app.member m on m.party_id = p.id join app.person n on n.id = m.person_id
   where j.disclosure = 'partly' and (p.valid_to is null or p.valid_to > now()) and (m.valid_to is null or m.valid_to > now())
   group by j.id, j.case_id, n.id, n.name;

alter table app.invitation add column told_id uuid references app.told on delete restrict;
create index invitation_told on app.invitation (told_id) where told_id is not null;

-- A company that knows in part has only members who were named: not when they join, and not when the disclosure is changed.
create function app.refuse_unnamed() returns trigger language plpgsql as $$
begin
  if exists (
    select from app.employment j join app.party p on p.employment_id = j.id join app.member m on m.party_id = p.id
     where j.disclosure = 'partly' and (p.valid_to is null or p.valid_to > now()) and (m.valid_to is null or m.valid_to > now())
       and case when tg_table_name = 'member' then m.id = new.id else j.id = new.id end
       and not exists (select from app.told t where t.employment_id = j.id and t.person_id = m.person_id and t.ended_at is null)) then
    raise exception 'only people who were named join' using errcode = 'ND041';
  end if;
  return null;
end $$;
create trigger refuse_unnamed after insert or update on app.member for each row execute function app.refuse_unnamed();
create trigger refuse_unnamed after insert or update of disclosure on app.employment for each row execute function app.refuse_unnamed();

-- A message: what is said in a private conversation between one side and the support team.
alter type app.entry_kind add value 'message';

-- Without `asked_by`: asked by the portal itself, because the job or the boss is a new one.
alter table app.consent_request alter column asked_by drop not null;

-- The supported person wants to see what the support team keeps to itself about them (開示請求). Open until it was answered or
-- taken back; one at a time.
create table app.record_request (
  id uuid primary key,
  case_id uuid not null references app.case on delete restrict,
  wish text not null default '' check (length(wish) <= 1000),
  asked_by uuid not null references app.person on delete restrict,
  asked_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references app.person on delete restrict,
  unique (id, case_id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index record_request_open on app.record_request (case_id) where ended_at is null;
create index record_request_case on app.record_request (case_id);
create index record_request_asked_by on app.record_request (asked_by);
create index record_request_ended_by on app.record_request (ended_by) where ended_by is not null;

-- While the answer is prepared: what is not shown because it concerns somebody else, and why.
create table app.record_mark (
  request_id uuid not null,
  case_id uuid not null,
  entry_id uuid not null references app.entry on delete restrict,
  reason text not null check (length(reason) between 1 and 500),
  marked_by uuid not null references app.person on delete restrict,
  primary key (request_id, entry_id),
  foreign key (request_id, case_id) references app.record_request (id, case_id) on delete restrict
);
create index record_mark_case on app.record_mark (case_id);
create index record_mark_entry on app.record_mark (entry_id);
create index record_mark_marked_by on app.record_mark (marked_by);

-- What was given, word for word, with the reasons for what was not. Only ever added.
create table app.record_given (
  id uuid primary key,
  request_id uuid not null unique,
  case_id uuid not null,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  items jsonb not null,
  given_by uuid not null references app.person on delete restrict,
  given_at timestamptz not null default now(),
  foreign key (request_id, case_id) references app.record_request (id, case_id) on delete restrict
);
create index record_given_case on app.record_given (case_id);
create index record_given_given_by on app.record_given (given_by);
create trigger only_added before update or delete or truncate on app.record_given
  for each statement execute function app.refuse_change();
