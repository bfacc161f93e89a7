-- Whom an agency has named for what frightens somebody (安全の窓口), from–to. Fewer than two of its managers: all of them are.
create table app.safety_contact (
  id uuid primary key,
  agency_id uuid not null references app.agency on delete restrict,
  person_id uuid not null references app.person on delete restrict,
  named_by uuid not null references app.person on delete restrict,
  valid_from timestamptz not null default now(),
  valid_to timestamptz check (valid_to >= valid_from)
);
create index safety_contact_agency on app.safety_contact (agency_id);
create index safety_contact_person on app.safety_contact (person_id);
create index safety_contact_named_by on app.safety_contact (named_by);

-- An entry that only those read, and the supported person where it is for them.
alter table app.entry add column restricted boolean not null default false;
alter table app.entry add check (not restricted or category = 'safety');
create index entry_safety on app.entry (case_id) where category = 'safety' and kind = 'concern';

-- Of safety no employer's side is told; of what a family is part of, no family; what is restricted, nobody outside the support
-- team but the supported person. An answer is as restricted as what it answers. Fires after complete_entry: by its name.
create function app.refuse_unsafe() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' and new.thread_id is not null then
    new.restricted := new.restricted or coalesce((select e.restricted from app.entry e where e.id = new.thread_id), false);
  end if;
  if new.category = 'safety' and exists (
    select from app.party p where p.id = any (new.audience)
       and (p.kind = 'employer'
            or (p.kind = 'family' and new.detail ->> 'side' = 'family')
            or (new.restricted and p.kind not in ('supported_person', 'support_team')))) then
    raise exception 'not for this side' using errcode = 'ND061';
  end if;
  return new;
end $$;
create trigger refuse_unsafe before insert or update of audience on app.entry
  for each row execute function app.refuse_unsafe();
