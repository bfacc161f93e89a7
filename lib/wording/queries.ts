import { NotFound, type Tx } from '@/db/client';
import type { Watched } from './model';

/** What is looked for in a text of a case: the agency's words, and the names of the people that the asker knows of, by side. */
export async function getWatched(tx: Tx, caseId: string): Promise<Watched> {
  const [watched] = await tx<Watched[]>`
    select (select coalesce(json_agg(json_build_object('word', w.word, 'instead', w.instead) order by w.added_at, w.id), '[]')
              from app.sensitive_word w where w.agency_id = k.agency_id and w.removed_at is null) as words,
           (select coalesce(json_agg(json_build_object('partyId', m.party_id, 'name', n.name) order by m.valid_from, m.id), '[]')
              from app.member m join app.person n on n.id = m.person_id
             where m.case_id = k.id and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())) as people
      from app.case k where k.id = ${caseId}`;
  return watched ?? { words: [], people: [] };
}

/** A word on an agency's list. */
export type AgencyWord = { id: string; word: string; instead: string; addedBy: string; addedAt: Date };

/**
 * An agency's list of words, for its managers, in the order of their reading.
 * @throws NotFound
 */
export async function listAgencyWords(tx: Tx, agencyId: string): Promise<{ id: string; name: string; words: AgencyWord[] }> {
  const [agencies, words] = await Promise.all([
    tx<{ id: string; name: string }[]>`
      select g.id, g.name from app.agency g
       where g.id = ${agencyId} and g.id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[])`,
    tx<AgencyWord[]>`
      select w.id, w.word, w.instead, coalesce(n.name, '') as added_by, w.added_at
        from app.sensitive_word w left join app.person n on n.id = w.added_by
       where w.agency_id = ${agencyId} and w.removed_at is null order by app.fold(w.word), w.id`,
  ]);
  if (!agencies[0]) throw new NotFound();
  return { ...agencies[0], words };
}
