import 'server-only';
import { pool } from '@/db/client';
import { listMigrations } from '@/db/migrate';
import { selfCheck } from '@/db/self-check';

/** Whether this process may serve: see /api/health/ready. */
export async function readiness(): Promise<boolean> {
  const expected = await listMigrations();
  return pool().use(async (sql) => {
    const applied = await sql<{ name: string }[]>`select name from app.migration order by name`;
    return applied.map((migration) => migration.name).join() === expected.join() && (await selfCheck(sql)).length === 0;
  });
}
