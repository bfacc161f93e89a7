-- A receiver is taken from the agency's directory or written down, with the ways to reach it as they were on that day. As long as nothing
-- was given to it, it can be put right or taken off; afterwards it shows what was done.
alter table app.handover_receiver
  add column office_id uuid references app.office on delete restrict,
  add column phone text not null default '' check (length(phone) <= 50),
  add column address text not null default '' check (length(address) <= 300),
  add column mail text not null default '' check (length(mail) <= 200),
  add column version int not null default 1,
  add column changed_by uuid references app.person on delete restrict,
  add column changed_at timestamptz,
  add column removed_by uuid references app.person on delete restrict,
  add column removed_at timestamptz,
  add check ((changed_at is null) = (changed_by is null)),
  add check ((removed_at is null) = (removed_by is null));
create index handover_receiver_office on app.handover_receiver (office_id) where office_id is not null;
create index handover_receiver_changed_by on app.handover_receiver (changed_by) where changed_by is not null;
create index handover_receiver_removed_by on app.handover_receiver (removed_by) where removed_by is not null;

-- A link that the portal sends by mail: that it goes, when it went, and that it could not. Where it goes is known to the support team alone.
alter table app.handover_giving
  add column by_mail boolean not null default false,
  add column mailed_at timestamptz,
  add column unmailed_at timestamptz,
  add check (not by_mail or way = 'link'),
  add check (by_mail or mailed_at is null and unmailed_at is null);
create table app.handover_mail (
  giving_id uuid primary key,
  case_id uuid not null references app.case on delete restrict,
  address text not null check (length(address) between 3 and 254),
  foreign key (giving_id, case_id) references app.handover_giving (id, case_id) on delete restrict
);
create index handover_mail_giving on app.handover_mail (giving_id, case_id);
create index handover_mail_case on app.handover_mail (case_id);
