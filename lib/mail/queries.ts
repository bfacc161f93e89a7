import type { Tx } from '@/db/client';

/** A mail of the demo. */
export type DemoMail = { id: string; recipient: string; subject: string; body: string; sentAt: Date };

/** The newest mails of the demo; none where the installation is no demo. */
export async function listDemoMail(tx: Tx): Promise<DemoMail[]> {
  return tx<
    DemoMail[]
  >`select id, recipient, subject, body, sent_at from app.demo_mail order by sent_at desc, id desc limit 50`;
}
