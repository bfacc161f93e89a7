import { expect } from '@playwright/test';
import type { Tx } from '../db/connection';
import { paths } from '../lib/paths';

/**
 * The links of the mails that an address has got because somebody asked for one, the newest first: paths of the portal. Waits
 * for `count` of them. Mails that say only that there is something new come by themselves, a moment after what is new.
 */
export async function linksMailedTo(sql: Tx, address: string, count = 1): Promise<string[]> {
  let bodies: string[] = [];
  await expect
    .poll(async () => {
      bodies = (
        await sql`select body from app.demo_mail where recipient = ${address} and body not like ${`%${paths.notices()}%`} order by sent_at desc, id desc`
      ).map((row) => row.body);
      return bodies.length;
    })
    .toBeGreaterThanOrEqual(count);
  return bodies.map((body) => new URL(/https?:\/\/\S+/.exec(body)?.[0] ?? '').pathname);
}

export const mailsTo = async (sql: Tx, address: string): Promise<number> =>
  (await sql`select count(*)::int as n from app.demo_mail where recipient = ${address}`)[0]?.n ?? 0;
