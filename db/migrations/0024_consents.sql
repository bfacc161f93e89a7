-- How a supported person who has no account said that they take a consent back, as the support team wrote it down. Beside the consent:
-- the side that held it knows that it has ended, and nothing of this.
create table app.withdrawal_said (
  consent_id uuid primary key references app.consent on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  words text not null check (trim(words) <> '' and length(words) <= 1000)
);
create index withdrawal_said_case on app.withdrawal_said (case_id);
create trigger only_added before update or delete or truncate on app.withdrawal_said
  for each statement execute function app.refuse_change();
