-- What readers were told of in the portal and nobody has yet asked who wants to hear of it outside (app.schedule_notices takes it from
-- here). Without key or index: a row lives for a moment, and the same entry may stand here twice.
create table app.telling (entry_id uuid not null);

do $$
begin
  if to_regclass('graphile_worker._private_jobs') is not null then
    with were as (
      delete from graphile_worker._private_jobs j
       where j.task_id = (select t.id from graphile_worker._private_tasks t where t.identifier = 'tell') returning j.payload)
    insert into app.telling select (were.payload ->> 'entry')::uuid from were;
  end if;
end $$;
