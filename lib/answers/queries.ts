import type { Tx } from '@/db/client';
import type { State } from '@/lib/accommodations/model';
import type { PartyKind } from '@/lib/entries/model';
import { hashOfToken } from '@/lib/tokens';
import type { Asked, Behind } from './model';

/** What the holder of a link sees. Undefined: there never was such a question. */
export async function findQuestion(tx: Tx, token: string): Promise<Behind | undefined> {
  const [found] = await tx<Behind[]>`select * from app.question_behind(${hashOfToken(token)})`;
  return found;
}

/** The questions about an entry, the newest first, as far as the asker may know of them. */
export async function listQuestions(tx: Tx, caseId: string, entryId: string): Promise<Asked[]> {
  return tx<Asked[]>`
    select q.id, n.name as member_name, n.reading as member_reading, q.words, q.choices, w.name as asker_name, w.reading as asker_reading,
           q.asked_at, q.expires_at, q.undelivered_at, q.revoked_at, q.wrong_at, q.choice, q.answered_at, q.purpose
      from app.question q join app.member m on m.id = q.member_id join app.person n on n.id = m.person_id
      join app.person w on w.id = q.asked_by
     where q.entry_id = ${entryId} and q.case_id = ${caseId}
     order by q.asked_at desc limit 20`;
}

/** Somebody of the case whom a question can be sent to. */
export type Askable = { id: string; name: string; reading: string; title: string; kind: PartyKind; label: string };

/** Who takes part now on a side that an entry is for, the support team and the asker aside. */
export async function listAskable(tx: Tx, caseId: string, entryId: string): Promise<Askable[]> {
  return tx<Askable[]>`
    select m.id, n.name, n.reading, m.title, p.kind, p.label
      from app.entry e join app.party p on p.id = any (e.audience) join app.member m on m.party_id = p.id join app.person n on n.id = m.person_id
     where e.id = ${entryId} and e.case_id = ${caseId} and p.kind <> 'support_team' and n.id <> app.actor_id()
       and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
     order by p.kind <> 'employer', p.kind, n.reading, m.id`;
}

/** Questions of the last two weeks whose link came to somebody else, or to nobody, by case, and those that wait for the supported person. */
export type QuestionToSee = { id: string; caseId: string; entryId: string; what: 'wrong' | 'undelivered' | 'waits' };
export async function listQuestionsToSee(tx: Tx): Promise<QuestionToSee[]> {
  return tx<QuestionToSee[]>`
    select q.id, q.case_id, q.entry_id,
           case when q.wrong_at is not null then 'wrong' when q.undelivered_at is not null then 'undelivered' else 'waits' end as what
      from app.question q
     where q.case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]) and q.revoked_at is null
       and (q.wrong_at > now() - interval '14 days' or (q.wrong_at is null and q.expires_at is null)
            or (q.wrong_at is null and q.undelivered_at > now() - interval '14 days' and q.answered_at is null and q.expires_at > now()))`;
}

/** Where a dialogue about an accommodation stands; null when the entry is none. */
export async function findDialogueState(tx: Tx, entryId: string): Promise<State | null> {
  const [found] = await tx<{ state: State }[]>`select state from app.accommodation where entry_id = ${entryId}`;
  return found?.state ?? null;
}
