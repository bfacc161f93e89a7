-- Applied last: the functions that look further belong to app_definer, which may call them all. Each file before this one has
-- said which of its functions the portal may call; nobody else may call any.
do $$
declare f record;
begin
  for f in select p.oid::regprocedure as name, p.prosecdef from pg_proc p
            join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'app' loop
    if f.prosecdef then execute format('alter function %s owner to app_definer', f.name); end if;
    execute format('revoke all on function %s from public', f.name);
    execute format('grant execute on function %s to app_definer', f.name);
  end loop;
end $$;
revoke create on schema app from app_definer;
