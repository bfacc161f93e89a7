-- What a support worker did for somebody, as the ordinance wants it kept (指定基準 サービスの提供の記録): when, how, with whom. The words
-- are the entry's. Hangs on a contact, or on a meeting that the supported person took part in.
create table app.contact (
  entry_id uuid primary key references app.entry on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  worker_id uuid not null references app.person on delete restrict,
  medium text not null check (medium in ('face_to_face', 'visit', 'home', 'outside', 'video', 'phone', 'mail', 'chat')),
  -- The sides that were met or spoken with; somebody who is on no side of the case is named in the entry only.
  met uuid[] not null default '{}' check (cardinality(met) <= 16 and array_position(met, null) is null),
  starts_at timestamptz not null,
  -- Letters have no end.
  ends_at timestamptz check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  version int not null default 1
);
create index contact_case on app.contact (case_id, starts_at);
create index contact_worker on app.contact (worker_id, starts_at);

-- What it was about: concerns, accommodations, goals.
create table app.contact_topic (
  contact_id uuid not null references app.contact on delete restrict,
  topic_id uuid not null references app.entry on delete restrict,
  primary key (contact_id, topic_id)
);
create index contact_topic_topic on app.contact_topic (topic_id);

-- That the supported person has confirmed a record, or why they have not. It holds for what the record said then (`record`, and its
-- SHA-256): once the record is changed, it is asked again.
create table app.confirmation (
  id uuid primary key,
  entry_id uuid not null references app.contact on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  record jsonb not null,
  hash bytea not null check (length(hash) = 32),
  -- Null: confirmed. Otherwise why not, by the support team.
  reason text check (reason in ('paper', 'no_account', 'unwell', 'refused', 'other')),
  words text not null default '' check (length(words) <= 1000),
  said_by uuid not null references app.person on delete restrict,
  said_at timestamptz not null default now(),
  check (reason is distinct from 'other' or btrim(words) <> '')
);
create index confirmation_entry on app.confirmation (entry_id, said_at);
create index confirmation_case on app.confirmation (case_id);
create index confirmation_said_by on app.confirmation (said_by);
create trigger only_added before update or delete or truncate on app.confirmation
  for each statement execute function app.refuse_change();

-- That something of a month's list is let go for a case, and why.
create table app.excuse (
  id uuid primary key,
  case_id uuid not null references app.case on delete restrict,
  month date not null check (extract(day from month) = 1 and month between '2018-04-01' and '2199-12-01'),
  item text not null check (item in ('talk', 'report', 'visit', 'confirm', 'plan', 'certificate', 'cap')),
  reason text not null check (length(reason) <= 1000 and btrim(reason) <> ''),
  excused_by uuid not null references app.person on delete restrict,
  excused_at timestamptz not null default now(),
  withdrawn_by uuid references app.person on delete restrict,
  withdrawn_at timestamptz,
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index excuse_standing on app.excuse (case_id, month, item) where withdrawn_at is null;
create index excuse_case on app.excuse (case_id);
create index excuse_excused_by on app.excuse (excused_by);
create index excuse_withdrawn_by on app.excuse (withdrawn_by) where withdrawn_by is not null;

-- The contacts that were there before: whom they were with is read from the names, as it was until now.
insert into app.contact (entry_id, case_id, worker_id, medium, met, starts_at, ends_at)
select e.id, e.case_id, e.author_id, e.detail->>'medium',
       array(select p.id from app.party p
              where p.case_id = e.case_id and p.valid_from <= e.occurred_at and (p.valid_to is null or p.valid_to > e.occurred_at)
                and (p.kind = 'supported_person' and (e.detail->>'medium' in ('face_to_face', 'video')
                       or strpos(coalesce(e.detail->>'with', ''), split_part(translate(n.name, '　', ' '), ' ', 1)) > 0)
                     or p.kind = 'employer' and e.detail->>'medium' = 'visit')),
       e.occurred_at, e.occurred_at + make_interval(mins => (e.detail->>'minutes')::int)
  from app.entry e join app.case k on k.id = e.case_id join app.person n on n.id = k.person_id
 where e.kind = 'contact' and e.detail->>'medium' in ('face_to_face', 'visit', 'video', 'phone', 'mail');
