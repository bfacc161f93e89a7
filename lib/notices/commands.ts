import type { Tx } from '@/db/client';

/** The actor has read what they were told until then, of one case or (null) of all. Notices follow the marks by themselves. */
export async function markNoticesRead(tx: Tx, caseId: string | null, until: Date): Promise<void> {
  await tx`
    insert into app.read_mark (case_id, read_until)
    select distinct e.case_id, least(${until}, now())
      from app.notice n join app.entry e on e.id = n.entry_id
     where n.person_id = app.actor_id() and n.read_at is null and n.at <= ${until}
       and (${caseId}::uuid is null or e.case_id = ${caseId})
    on conflict (person_id, case_id) do update set read_until = greatest(read_mark.read_until, excluded.read_until)`;
}
