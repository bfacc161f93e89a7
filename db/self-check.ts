import type { Tx } from './connection';

/**
 * What would make the login unfit to serve: each finding is a code. Empty means fit.
 * `superuser`, `bypasses_rls`, `owns_tables`, `definer` (of app_definer, who sees all), `no_member` (not of app_rw), `queue` (may look at jobs), `unprotected:TABLE`, `leaks` (rows without an actor).
 */
export async function selfCheck(sql: Tx): Promise<string[]> {
  const [role] = await sql<
    { superuser: boolean; bypasses: boolean; member: boolean; definer: boolean; owns: boolean; queue: boolean }[]
  >`
    select rolsuper as superuser, rolbypassrls as bypasses, pg_has_role(current_user, 'app_rw', 'member') as member,
           pg_has_role(current_user, 'app_definer', 'member') as definer,
           exists (select from pg_namespace n where n.nspname = 'graphile_worker' and has_schema_privilege(n.oid, 'usage')) as queue,
           exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = 'app' and pg_has_role(current_user, c.relowner, 'member')) as owns
      from pg_roles where rolname = current_user`;
  const open = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'app' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
       and c.relname not in ('migration', 'instance')`;
  const findings = open.map((table) => `unprotected:${table.name}`);
  if (!role || role.superuser) findings.push('superuser');
  if (role?.bypasses) findings.push('bypasses_rls');
  if (role?.owns) findings.push('owns_tables');
  if (role?.definer) findings.push('definer');
  if (role?.queue) findings.push('queue');
  if (!role?.member) return [...findings, 'no_member'];
  const [seen] = await sql<{ count: string }[]>`select count(*) from app.entry`;
  if (seen?.count !== '0') findings.push('leaks');
  return findings;
}
