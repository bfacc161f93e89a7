import type { Tx } from '@/db/client';

/** The actor has read everything of a case that was there at `until`; an earlier mark never takes a later one back. */
export async function markRead(tx: Tx, caseId: string, until: Date): Promise<void> {
  await tx`
    insert into app.read_mark (case_id, read_until) values (${caseId}, least(${until}, now()))
    on conflict (person_id, case_id) do update set read_until = greatest(read_mark.read_until, excluded.read_until)`;
}
