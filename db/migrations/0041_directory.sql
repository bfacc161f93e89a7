-- Offices, clinics and centres around a case that others can turn to: an agency's directory, kept by its staff or taken over from what
-- municipalities publish. Nothing in it is about anybody. What is taken off the list stays, unseen.
create table app.office (
  id uuid primary key,
  agency_id uuid not null references app.agency on delete restrict,
  kind text not null check (kind in ('work_life_center', 'local_center', 'hello_work', 'vocational_center', 'consultation', 'core_consultation',
    'municipality', 'transition', 'type_a', 'type_b', 'training', 'daily_care', 'retention', 'medical', 'nursing', 'welfare_council',
    'group_home', 'school', 'other')),
  -- 事業所番号. One number may stand for several services of one office: an entry a service.
  number text not null default '' check (length(number) <= 20),
  name text not null check (length(btrim(name)) between 1 and 200),
  reading text not null default '' check (length(reading) <= 200),
  area text not null default '' check (length(area) <= 100),
  address text not null default '' check (length(address) <= 300),
  phone text not null default '' check (length(phone) <= 50),
  fax text not null default '' check (length(fax) <= 50),
  mail text not null default '' check (length(mail) <= 200),
  web text not null default '' check (length(web) <= 500),
  hours text not null default '' check (length(hours) <= 500),
  note text not null default '' check (length(note) <= 1000),
  folded text not null generated always as (app.fold(name || ' ' || reading || ' ' || area || ' ' || address || ' ' || note)) stored,
  version int not null default 1,
  changed_by uuid not null references app.person on delete restrict,
  changed_at timestamptz not null default now(),
  removed_by uuid references app.person on delete restrict,
  removed_at timestamptz,
  check ((removed_at is null) = (removed_by is null))
);
-- The same office is there once: by its number, or, where it has none, by its name and area.
create unique index office_number on app.office (agency_id, kind, number) where number <> '' and removed_at is null;
create unique index office_name on app.office (agency_id, kind, app.fold(name), app.fold(area)) where number = '' and removed_at is null;
create index office_agency on app.office (agency_id);
create index office_changed_by on app.office (changed_by);
create index office_removed_by on app.office (removed_by) where removed_by is not null;
