create table app.case (
  id uuid primary key,
  agency_id uuid not null references app.agency on delete restrict,
  person_id uuid not null references app.person on delete restrict,
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  created_at timestamptz not null default now()
);
create index case_agency on app.case (agency_id);
create index case_person on app.case (person_id);

create table app.employment (
  id uuid primary key,
  case_id uuid not null references app.case on delete restrict,
  employer text not null check (length(employer) between 1 and 200),
  reading text not null default '',
  workplace text not null default '',
  job text not null default '',
  disclosure app.disclosure not null,
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  unique (id, case_id)
);
create index employment_case on app.employment (case_id);

create table app.party (
  id uuid primary key,
  case_id uuid not null references app.case on delete restrict,
  kind app.party_kind not null,
  label text not null check (length(label) between 1 and 100),
  reading text not null default '',
  employment_id uuid,
  valid_from timestamptz not null default now(),
  valid_to timestamptz check (valid_to >= valid_from),
  unique (id, case_id),
  foreign key (employment_id, case_id) references app.employment (id, case_id) on delete restrict,
  check ((kind = 'employer') = (employment_id is not null))
);
create index party_case on app.party (case_id);
create index party_employment on app.party (employment_id) where employment_id is not null;

create table app.member (
  id uuid primary key,
  case_id uuid not null,
  party_id uuid not null,
  person_id uuid not null references app.person on delete restrict,
  title text not null default '' check (length(title) <= 100),
  reading text not null default '',
  valid_from timestamptz not null default now(),
  valid_to timestamptz check (valid_to >= valid_from),
  foreign key (party_id, case_id) references app.party (id, case_id) on delete restrict
);
create index member_person on app.member (person_id, case_id) include (party_id, valid_from, valid_to);
create index member_party on app.member (party_id);
create index member_case on app.member (case_id);

-- A closed employment (クローズ) has no employer side: not when the side is made, and not when the disclosure is changed.
create function app.refuse_employer_of_closed() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'party' then
    if new.kind = 'employer' and (new.valid_to is null or new.valid_to > now())
       and (select disclosure from app.employment where id = new.employment_id for share) = 'closed' then
      raise exception 'a closed employment has no employer party' using errcode = 'ND001';
    end if;
  elsif new.disclosure = 'closed'
        and exists (select from app.party where employment_id = new.id and (valid_to is null or valid_to > now())) then
    raise exception 'a closed employment has no employer party' using errcode = 'ND001';
  end if;
  return new;
end $$;
create trigger refuse_employer_of_closed before insert or update on app.party
  for each row execute function app.refuse_employer_of_closed();
create trigger refuse_employer_of_closed before insert or update of disclosure on app.employment
  for each row execute function app.refuse_employer_of_closed();
