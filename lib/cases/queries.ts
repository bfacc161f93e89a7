import type { Tx } from '@/db/client';
import { NotFound } from '@/db/client';
import type { Party, PartyKind } from '@/lib/entries/model';
import { paths } from '@/lib/paths';
import type { CaseHead, Desk, Sides } from './model';

export type { CaseHead } from './model';

/**
 * The head of a case, in one statement.
 * @throws NotFound
 */
export async function getCase(tx: Tx, caseId: string): Promise<CaseHead> {
  const [head] = await tx<(Omit<CaseHead, 'agency' | 'parties'> & { agency: CaseHead['agency']; parties: Party[] })[]>`
    select k.id, app.looking_as() as looking_as, k.person_id, n.name as person_name, n.reading as person_reading, k.started_on,
           json_build_object('id', g.id, 'name', g.name, 'phone', g.phone, 'hours', g.hours, 'shut', g.disabled_at is not null) as agency,
           sides.parties, sides.mine,
           (select coalesce(json_agg(c.party_id || ':' || c.category), '[]') from app.consent c
             where c.case_id = k.id and c.withdrawn_at is null and c.valid_from <= now() and c.valid_to > now()) as consented,
           exists (select from app.guardian u where u.case_id = k.id and u.ended_at is null and u.valid_to > now()) as guardian
      from app.case k
      join app.person n on n.id = k.person_id
      join app.agency g on g.id = k.agency_id
      cross join lateral (
        select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'label', p.label, 'reading', p.reading,
                 'open', p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut)
                 order by p.kind, p.valid_from, p.id), '[]') as parties,
               coalesce(json_agg(p.id) filter (where p.id = any ((select app.my_party_ids())::uuid[])), '[]') as mine
          from app.party p where p.case_id = k.id) sides
     where k.id = ${caseId}`;
  if (!head) throw new NotFound();
  return head;
}

/**
 * The sides of a case alone: a third of what its head costs.
 * @throws NotFound
 */
export async function getSides(tx: Tx, caseId: string): Promise<Sides> {
  const rows = await tx<(Party & { mine: boolean })[]>`
    select p.id, p.kind, p.label, p.reading,
           p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut as open,
           p.id = any ((select app.my_party_ids())::uuid[]) as mine
      from app.party p where p.case_id = ${caseId} order by p.kind, p.valid_from, p.id`;
  if (rows.length === 0) throw new NotFound();
  return {
    id: caseId,
    parties: rows.map(({ mine: _, ...party }) => party),
    mine: rows.filter(({ mine }) => mine).map(({ id }) => id),
  };
}

/** Whom the asker turns to: the agency of their own case, of several the one where they are the supported person, then the newest. */
export async function findDesk(tx: Tx): Promise<Desk | undefined> {
  const [desk] = await tx<(Desk & { caseId: string; kind: PartyKind })[]>`select * from app.my_desk()`;
  if (!desk) return undefined;
  const { caseId, kind, ...help } = desk;
  return kind === 'support_team' ? help : { ...help, writeHref: paths.newConcern(caseId) };
}
