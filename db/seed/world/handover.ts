// A handover under way: Aoi's three years end in some months. What was agreed to and given to the one, the other not chosen for yet.
import type { Tx } from '../../connection';
import { demoId } from './rows';

const id = (...keys: string[]) => demoId('case', 'aoi', 'handover', ...keys);
const caseId = demoId('case', 'aoi');
const [aoi, sasaki] = [demoId('person', 'aoi'), demoId('person', 'sasaki')];
const chosen = ['contacts', 'working_life', 'summary'];
const summary =
  '朝は ことばが 出るまで 時間が かかります。\nメモで 聞いてもらえると 答えやすいです。\n困ったら、まず ささきさんでは なくて、ひなたさんに 相談したいです。';

/** @param today `YYYY-MM-DD`, in Asia/Tokyo */
export async function putHandover(tx: Tx, today: string): Promise<void> {
  await tx`
    insert into app.handover (id, case_id, begun_by, begun_at, answer, said, talked_on, follow_up, talked_by, met_on, met_who, met_by)
    values (${id()}, ${caseId}, ${sasaki}, ${today}::date - 90, 'wants', '一人で役所に行くのは不安なので、相談できる所がほしい。', ${today}::date - 80, true,
            ${aoi}, ${today}::date - 30, '本人、ひなたの新井さん、佐々木', ${sasaki})`;
  await tx`
    insert into app.handover_receiver (id, case_id, kind, name, added_by, added_at)
    values (${id('hinata')}, ${caseId}, 'job_centre', 'なかぽつ ひなた', ${sasaki}, ${today}::date - 78),
           (${id('city')}, ${caseId}, 'municipality', '本町市 就労支援センター', ${sasaki}, ${today}::date - 12)`;
  // As it is offered to her; nobody acts any more when it is put in.
  await tx`select set_config('app.actor_id', ${aoi}, true)`;
  const [what] = await tx<{ content: object }[]>`
    select content from app.handover_content(${id('hinata')}, ${chosen}::text[]::app.handover_part[], ${summary})`;
  await tx`select set_config('app.actor_id', '', true)`;
  const content = tx.json((what?.content ?? {}) as never);
  await tx`
    insert into app.handover_package (id, receiver_id, case_id, parts, content, hash, wording, method, agreed_on, recorded_by, recorded_at, valid_to)
    values (${id('package')}, ${id('hinata')}, ${caseId}, ${chosen}::text[]::app.handover_part[], ${content}, app.hash_of_package(${id('hinata')}, ${content}),
            'なかぽつ ひなたに、次のものを渡すことに同意します：聞いてよい人の連絡先、仕事のこと、自分の言葉で伝えたいこと。渡すのは支援員で、支援員も読みます。いつでも取り消せます。',
            'screen', ${today}::date - 40, ${aoi}, ${today}::date - 40, ${today}::date + 140)`;
  await tx`
    insert into app.handover_giving (id, package_id, case_id, way, to_whom, given_on, given_by, given_at, token_hash, expires_at)
    values (${id('paper')}, ${id('package')}, ${caseId}, 'paper', '新井さん', ${today}::date - 30, ${sasaki}, ${today}::date - 30, null, null),
           (${id('link')}, ${id('package')}, ${caseId}, 'link', '新井さん', ${today}::date - 20, ${sasaki}, ${today}::date - 20,
            sha256(${id('link')}::text::bytea), ${today}::date - 6)`;
  await tx`
    insert into app.handover_opening (id, giving_id, case_id, opened_at, key_hash)
    select gen_random_uuid(), ${id('link')}, ${caseId}, ${today}::date - n, sha256(n::text::bytea) from unnest(array[19, 12]) n`;
}
