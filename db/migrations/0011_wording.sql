-- Words that an agency wants its people to think about before a company or a family reads them, beside those that come along.
create table app.sensitive_word (
  id uuid primary key,
  agency_id uuid not null references app.agency on delete restrict,
  word text not null check (length(word) between 2 and 40),
  instead text not null default '' check (length(instead) <= 200),
  added_by uuid not null references app.person on delete restrict,
  added_at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by uuid references app.person on delete restrict,
  check ((removed_at is null) = (removed_by is null))
);
create unique index sensitive_word_once on app.sensitive_word (agency_id, app.fold(word)) where removed_at is null;
create index sensitive_word_agency on app.sensitive_word (agency_id);
create index sensitive_word_added_by on app.sensitive_word (added_by);
create index sensitive_word_removed_by on app.sensitive_word (removed_by) where removed_by is not null;
