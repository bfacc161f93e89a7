import type { Tx } from '@/db/client';
import { startOfDay } from '@/lib/dates';
import type { PartyKind } from '@/lib/entries/model';
import { endOfMonth } from '@/lib/timeline/model';
import { type LookFilter, type LookKind, pageSize } from './model';

/** One look: who, on which side, when, at what kind of page, and how many entries it showed that the asker may read too. */
export type Look = {
  id: string;
  at: Date;
  page: string;
  how: LookKind;
  entries: number;
  name: string | null;
  reading: string | null;
  kind: PartyKind | null;
  label: string | null;
};

/**
 * Who looked at a case, newest first, one more than a page holds when there is more. For the supported person and the agency's
 * managers.
 */
export async function listLooks(tx: Tx, caseId: string, filter: LookFilter = {}): Promise<Look[]> {
  const { who = null, entry = null, month, before = null } = filter;
  const [from, to] = month ? [startOfDay(`${month}-01`), endOfMonth(month)] : [null, null];
  return tx<Look[]>`
    with listed as materialized (
      select v.id, v.at, v.case_id, v.actor_id, v.page, v.kind from app.access_event v
       where v.case_id = ${caseId} and v.actor_id <> app.actor_id()
         and (${before}::bigint is null or v.id < ${before}::bigint)
         and (${who}::uuid is null or v.actor_id = ${who}::uuid)
         and (${entry}::uuid is null or v.id in (select app.looks_at(${entry}::uuid)))
         and (${from}::timestamptz is null or (v.at >= ${from}::timestamptz and v.at < ${to}::timestamptz))
       order by v.id desc limit ${pageSize + 1}),
    shown as materialized (
      select s.look_id, count(*)::int as n from app.shown_in(array(select id from listed)) s group by s.look_id)
    select v.id, v.at, v.page, v.kind as how, coalesce(s.n, 0) as entries, n.name, n.reading, m.kind, m.label
      from listed v
      left join shown s on s.look_id = v.id
      left join app.person n on n.id = v.actor_id
      left join lateral (
        select p.kind, p.label from app.member m join app.party p on p.id = m.party_id
         where m.case_id = v.case_id and m.person_id = v.actor_id order by m.valid_from desc limit 1) m on true
     order by v.id desc`;
}

export type Looker = { id: string; name: string; reading: string };

/** The people who have looked at a case, as far as the asker knows of them. */
export async function listLookers(tx: Tx, caseId: string): Promise<Looker[]> {
  return tx<Looker[]>`
    select n.id, n.name, n.reading from app.person n
     where n.id <> app.actor_id() and exists (select from app.access_event v where v.actor_id = n.id and v.case_id = ${caseId})
     order by n.reading, n.id`;
}

/** Somebody who could have read an entry, from when until when. */
export type Exposed = {
  personId: string;
  name: string;
  reading: string;
  kind: PartyKind;
  label: string;
  firstAt: Date;
  lastAt: Date;
};
/** Somebody who looked at it. */
export type LookedAt = {
  personId: string;
  name: string;
  reading: string;
  looks: number;
  kinds: LookKind[];
  firstAt: Date;
  lastAt: Date;
};

/**
 * Who looked at an entry between two moments, and who could have. For the agency's managers who may read it.
 * @throws NotFound
 */
export async function getExposure(
  tx: Tx,
  entryId: string,
  from: Date,
  to: Date,
): Promise<{ looked: LookedAt[]; exposed: Exposed[] }> {
  const [looked, exposed] = await Promise.all([
    tx<LookedAt[]>`select * from app.looked_at_by(${entryId}, ${from}, ${to})`,
    tx<Exposed[]>`select * from app.exposed_to(${entryId}, ${from}, ${to})`,
  ]);
  return { looked: [...looked], exposed: [...exposed] };
}
