-- A disabled agency is shut to everybody around its cases but the supported person: what is written there stays theirs to read, to
-- print, and to take consent back from. Each side says so itself, since every question of who reads passes by there.
alter table app.party add column shut boolean not null default false;

create function app.shut_sides() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'agency' then
    update app.party p set shut = new.disabled_at is not null from app.case k
     where k.agency_id = new.id and p.case_id = k.id and p.kind <> 'supported_person';
  else
    new.shut := new.kind <> 'supported_person'
      and exists (select from app.case k join app.agency g on g.id = k.agency_id where k.id = new.case_id and g.disabled_at is not null);
  end if;
  return new;
end $$;
create trigger shut_sides after update of disabled_at on app.agency for each row execute function app.shut_sides();
create trigger shut_sides before insert on app.party for each row execute function app.shut_sides();
