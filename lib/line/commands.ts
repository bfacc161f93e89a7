import { createHash, randomBytes } from 'node:crypto';
import { asActor, NotFound, type Tx } from '@/db/client';
import { lineConfig } from './config';

const hashOf = (nonce: string): Buffer => createHash('sha256').update(nonce).digest();

/**
 * Begins to link the actor's LINE account: where LINE asks them, with a word of ours that LINE brings back to the webhook together with
 * who they are there.
 * @param linkToken what LINE gave to the one who wrote to our account
 * @throws NotFound when LINE is not set up
 */
export async function beginLinking(tx: Tx, linkToken: string): Promise<string> {
  const line = lineConfig();
  if (!line) throw new NotFound();
  const nonce = randomBytes(32).toString('base64url');
  await tx`insert into app.line_nonce (hash) values (${hashOf(nonce)})`;
  return `${line.loginAt}/dialog/bot/accountLink?linkToken=${encodeURIComponent(linkToken)}&nonce=${nonce}`;
}

/** The actor's LINE account is theirs here no more. */
export async function forgetLine(tx: Tx): Promise<void> {
  await tx`delete from app.line_account where person_id = app.actor_id()`;
}

/** LINE says: this account brought that word of ours along. */
export async function finishLinking(nonce: string, lineId: string): Promise<void> {
  await asActor('nobody', (tx) => tx`select app.link_line(${hashOf(nonce)}, ${lineId})`);
}

/** LINE says: this account has blocked us, or lets us in again. Whether it is linked here. */
export async function blockLine(lineId: string, blocked: boolean): Promise<boolean> {
  const [row] = await asActor(
    'nobody',
    (tx) => tx<{ known: boolean }[]>`select app.block_line(${lineId}, ${blocked}) as known`,
  );
  return row?.known ?? false;
}
