import type { Tx } from '@/db/client';
import type { Share, Written } from './model';

/** The sections of a case's supported person that the asker may read. */
export async function listManual(tx: Tx, caseId: string): Promise<Written[]> {
  return tx<Written[]>`
    select m.section, m.words, m.version, m.written_at from app.manual m join app.case k on k.person_id = m.person_id
     where k.id = ${caseId} and m.words <> ''
       and (m.person_id = (select app.actor_id()) or exists (
             select from app.manual_share s where s.case_id = k.id and s.section = m.section and s.ended_at is null))
     order by m.section`;
}

/** One section of the asker's own. */
export async function findOwnSection(tx: Tx, section: string): Promise<Written | null> {
  const [found] = await tx<Written[]>`
    select section, words, version, written_at from app.manual where person_id = app.actor_id() and section = ${section}::app.manual_section`;
  return found ?? null;
}

/** With whom the asker shares which section, in a case. */
export async function listShares(tx: Tx, caseId: string): Promise<Share[]> {
  return tx<Share[]>`
    select s.section, s.party_id from app.manual_share s join app.party p on p.id = s.party_id
     where s.case_id = ${caseId} and s.person_id = app.actor_id() and s.ended_at is null
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())`;
}
