// Support that was long over: one whose five years are over too and whose person has been told, and one that was erased.
import type { Tx } from '../../connection';
import { demoId } from './rows';

const id = (...keys: string[]) => demoId('long-over', ...keys);
const agency = demoId('agency', 'honmachi');
const manager = demoId('person', 'onishi');

/** @param today the day from which the world's days are counted */
export async function putLongOver(tx: Tx, today: string): Promise<void> {
  const person = id('person');
  const [me, team, meeting, told] = [id('me'), id('team'), id('meeting'), id('told')];
  await tx`insert into app.person (id, name, reading) values (${person}, '平田 恵美', 'ひらた えみ')`;
  await tx`insert into app.account (person_id, email) values (${person}, 'emi.hirata@example.jp')`;
  await tx`
    insert into app.case (id, agency_id, person_id, started_on, ended_on, erased_at)
    values (${id('case')}, ${agency}, ${person}, ${today}::date - interval '8 years', ${today}::date - interval '5 years 2 months', null),
           (${id('erased')}, ${agency}, null, ${today}::date - interval '9 years', ${today}::date - interval '6 years', ${today}::date - 200)`;
  await tx`
    insert into app.party (id, case_id, kind, label, valid_from)
    select v.id::uuid, ${id('case')}, v.kind::app.party_kind, v.label, ${today}::date - interval '8 years'
      from (values (${me}, 'supported_person', '本人'), (${team}, 'support_team', '支援チーム')) v (id, kind, label)`;
  await tx`
    insert into app.member (id, case_id, party_id, person_id, title, valid_from)
    select v.id::uuid, ${id('case')}, v.party::uuid, v.person::uuid, v.title, ${today}::date - interval '8 years'
      from (values (${id('me', 'member')}, ${me}, ${person}, '本人'), (${id('team', 'member')}, ${team}, ${manager}, '管理者')) v (id, party, person, title)`;
  await tx`
    insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at, created_at, title, body, detail)
    values (${meeting}, ${id('case')}, 'contact', 'work', ${[me, team]}, ${manager}, ${team},
            ${today}::date - interval '5 years 3 months' + interval '1 hour', ${today}::date - interval '5 years 3 months' + interval '3 hours',
            '最後の面談', '困ったときは、上司の方に朝のうちに相談できている。これからは一人でやっていけそう、とのこと。',
            '{"medium": "face_to_face", "with": "平田さん"}'),
           (${told}, ${id('case')}, 'note', 'plan', ${[me, team]}, ${manager}, ${team}, ${today}::date - 35, ${today}::date - 35,
            '記録を消すお知らせ', '記録を残す期間が過ぎました。30日たったら、記録を消すことがあります。その前に、ダウンロードできます。「残してほしい」と頼むこともできます。', '{}')`;
  await tx`
    insert into app.contact (entry_id, case_id, worker_id, medium, met, starts_at, ends_at)
    select e.id, e.case_id, e.author_id, 'face_to_face', ${[me]}, e.occurred_at, e.occurred_at + interval '40 minutes' from app.entry e where e.id = ${meeting}`;
  await tx`insert into app.retention_notice (entry_id, case_id, not_before, told_at) values (${told}, ${id('case')}, ${today}::date - 5, ${today}::date - 35)`;
  await tx`
    insert into app.erasure
    select x.id, x.case_id, x.agency_id, x.agency_name, x.decided_by, x.decided_name, x.decided_at, x.first_on, x.last_on, x.ended_on, x.years_kept,
           x.told_on, x.counts, x.people, app.hash_of(app.words_of(x)), x.xact, null
      from jsonb_populate_record(null::app.erasure, jsonb_build_object(
             'id', ${id('erasure')}::uuid, 'case_id', ${id('erased')}::uuid, 'agency_id', ${agency}::uuid,
             'agency_name', (select g.name from app.agency g where g.id = ${agency}), 'decided_by', ${manager}::uuid,
             'decided_name', (select n.name from app.person n where n.id = ${manager}), 'decided_at', ${today}::date - 200,
             'first_on', (${today}::date - interval '9 years')::date, 'last_on', (${today}::date - interval '6 years')::date,
             'ended_on', (${today}::date - interval '6 years')::date, 'years_kept', 5, 'told_on', ${today}::date - 240,
             'counts', '{"entry.contact": 38, "contact": 38, "confirmation": 21, "entry.concern": 9, "concern": 9, "entry.reply": 27,
                         "consent": 6, "party": 3, "member": 5, "employment": 1, "clock_fact": 4, "access_event": 212}'::jsonb,
             'people', 3, 'xact', '3')) x`;
}
