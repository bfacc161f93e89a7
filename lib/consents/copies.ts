import type { Tx } from '@/db/client';
import type { LookKind } from '@/lib/access-log/model';
import type { Category } from '@/lib/entries/model';

/** What has left the portal: printed, taken along as a file, or sent as a question by a link. */
export type Copy = {
  key: string;
  at: Date;
  how: Extract<LookKind, 'export' | 'file'> | 'link';
  page: string;
  name: string;
  reading: string;
  /** The words of a question; otherwise the title of what it was, when it was one thing. */
  words: string;
  entries: number;
  categories: Category[];
};

/** What somebody of a side has seen on the screen, and how often mail told them that something is new. */
export type Reader = {
  personId: string;
  name: string;
  reading: string;
  looks: number;
  entries: number;
  lastLook: Date | null;
  mails: number;
  lastMail: Date | null;
};

export type Copies = { party: string; reading: string; copies: Copy[]; readers: Reader[] };

/**
 * What a side has of a case already, whoever was on it: each paper, file and question by link with its day, and a person at a time what
 * they have seen and been told. Only as far as the asker may read it too, so nothing of what the side wrote for itself. For the supported
 * person; null for everybody else.
 */
export async function findCopies(tx: Tx, caseId: string, partyId: string): Promise<Copies | null> {
  const [[party], copies, readers] = await Promise.all([
    tx<{ party: string; reading: string }[]>`
      select p.label as party, p.reading from app.party p
       where p.id = ${partyId} and p.case_id = ${caseId} and p.kind in ('family', 'employer', 'partner')
         and p.case_id = any ((select app.case_ids_as('{supported_person}'))::uuid[])`,
    tx<Copy[]>`
      select v.id::text as key, v.at, v.kind::text as how, v.page, coalesce(n.name, '') as name, coalesce(n.reading, '') as reading,
             case when count(e.id) = 1 then min(e.title) else '' end as words, count(e.id)::int as entries,
             array_agg(distinct e.category::text order by e.category::text) as categories
        from app.access_event v join app.entry e on e.id = any (v.entry_ids) and e.case_id = v.case_id
        left join app.person n on n.id = v.actor_id
       where v.case_id = ${caseId} and v.kind in ('export', 'file')
         and v.actor_id in (select m.person_id from app.member m where m.party_id = ${partyId})
       group by v.id, v.at, v.kind, v.page, n.name, n.reading
      union all
      select q.id::text, coalesce(q.approved_at, q.asked_at), 'link', 'link', n.name, n.reading, q.words, 1, array[e.category::text]
        from app.question q join app.entry e on e.id = q.entry_id join app.member m on m.id = q.member_id join app.person n on n.id = m.person_id
       where q.case_id = ${caseId} and m.party_id = ${partyId} and q.expires_at is not null
       order by at desc limit 200`,
    tx<Reader[]>`
      select n.id as person_id, n.name, n.reading, coalesce(l.looks, 0) as looks, coalesce(l.entries, 0) as entries, l.last_look,
             coalesce(t.mails, 0) as mails, t.last_at as last_mail
        from app.person n
        left join (select v.actor_id, count(distinct v.id)::int as looks, count(distinct e.id)::int as entries, max(v.at) as last_look
                     from app.access_event v left join app.entry e on e.id = any (v.entry_ids) and e.case_id = v.case_id
                    where v.case_id = ${caseId} group by v.actor_id) l on l.actor_id = n.id
        left join app.mails_to(${partyId}) t on t.person_id = n.id
       where n.id in (select m.person_id from app.member m where m.party_id = ${partyId}) and (l.looks > 0 or t.mails > 0)
       order by n.reading, n.id`,
  ]);
  return party ? { ...party, copies: [...copies], readers: [...readers] } : null;
}

/** Of what a side has, what is of some categories. */
export const copiesOf = (copies: Copy[], categories: Category[]): Copy[] =>
  copies.filter((copy) => copy.categories.some((category) => categories.includes(category)));
