-- Somebody who would like to be supported, or asks for somebody else: a name and a way to reach them. Gone when it has been seen to.
create table app.inquiry (
  id uuid primary key,
  agency_id uuid not null references app.agency on delete restrict,
  name text not null check (length(name) between 1 and 100),
  reach text not null check (length(reach) between 1 and 200),
  words text not null default '' check (length(words) <= 2000),
  created_at timestamptz not null default now()
);
create index inquiry_agency on app.inquiry (agency_id, created_at);
