-- What a doctor or an office has written about somebody (診断書, 意見書 …) is kept apart from the dialogue: between the supported person and
-- the support team, never for another side, whoever opens what to whom.
alter type app.entry_kind add value if not exists 'evidence';

create function app.refuse_evidence_elsewhere() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if new.category <> 'medical' or exists (
    select from app.party p where p.id = any (new.audience) and p.kind not in ('supported_person', 'support_team')) then
    raise exception 'medical evidence is between the supported person and the support team' using errcode = 'ND091';
  end if;
  return new;
end $$;
create trigger refuse_evidence_elsewhere before insert or update of audience, category on app.entry
  for each row when (new.kind::text = 'evidence') execute function app.refuse_evidence_elsewhere();
