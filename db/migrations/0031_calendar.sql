-- The dates that somebody may see, for the calendar of a phone or a desk, by a private address (iCalendar): who knows it needs no
-- sign-in. The address is made from `link_id` and the installation's secret, and known here by its hash; a new one ends the old one.
create table app.calendar (
  person_id uuid primary key references app.person on delete restrict,
  link_id uuid,
  token_hash bytea unique check (length(token_hash) = 32),
  made_at timestamptz,
  -- Whether the dates say what they are; else all of them are called the same.
  worded boolean not null default false,
  check (num_nulls(link_id, token_hash, made_at) in (0, 3))
);
