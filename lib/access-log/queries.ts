import type { Tx } from '@/db/client';
import type { PartyKind } from '@/lib/entries/model';

/** One look: who, on which side, when, at what kind of page, and how many entries it showed that the asker may read too. */
export type Look = {
  id: string;
  at: Date;
  page: string;
  entries: number;
  name: string | null;
  reading: string | null;
  kind: PartyKind | null;
  label: string | null;
};

/** Who looked at a case, newest first, at most 100 before a given row. For the supported person and the agency's managers. */
export async function listLooks(tx: Tx, caseId: string, before: string | null): Promise<Look[]> {
  return tx<Look[]>`
    select v.id, v.at, v.page, (select count(*)::int from app.entry e where e.id = any (v.entry_ids)) as entries, n.name, n.reading, m.kind, m.label
      from app.access_event v
      left join app.person n on n.id = v.actor_id
      left join lateral (
        select p.kind, p.label from app.member m join app.party p on p.id = m.party_id
         where m.case_id = v.case_id and m.person_id = v.actor_id order by m.valid_from desc limit 1) m on true
     where v.case_id = ${caseId} and v.actor_id <> app.actor_id()
       and (${before}::bigint is null or v.id < ${before}::bigint)
     order by v.id desc limit 101`;
}
