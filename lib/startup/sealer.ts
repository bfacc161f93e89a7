import { anchorFile } from '@/db/anchor';
import { pool } from '@/db/client';
import { ChainBroken, sealAudit } from '@/lib/audit/commands';
import { log } from '@/lib/logging';

const seconds = 10;

/** Seals the audit every ten seconds while this process lives. Without a place for the anchor, the launcher has not started us: nothing. */
export function startSealing(env: NodeJS.ProcessEnv = process.env): void {
  const anchor = anchorFile(env);
  const secret = env.NAKADACHI_SECRET;
  if (!anchor || !secret) return;
  let told = false;
  const seal = async () => {
    try {
      await pool().use((sql) => sealAudit(sql, anchor, secret));
      told = false;
    } catch (error) {
      // Once, not every ten seconds.
      if (!told) log.error(error instanceof ChainBroken ? 'the audit is not as it was anchored' : 'sealing failed', { error });
      told = true;
    }
    setTimeout(seal, seconds * 1000).unref();
  };
  setTimeout(seal, 2000).unref();
}
