import { createHash, randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import { newId } from '../lib/ids';
import type { World } from './world';

/** What the pages and forms of accommodations need of a small world; made once a world, when it is asked for. */

const made = new WeakMap<World, Map<string, Promise<string>>>();
export function once(world: World, key: string, make: () => Promise<string>): Promise<string> {
  const known = made.get(world) ?? new Map<string, Promise<string>>();
  made.set(world, known);
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/** The company's consent to read about accommodations, which has ended in the small world, anew. */
export const consentAgain = (world: World) =>
  once(world, 'consent', async () => {
    const id = newId();
    await world.sql`insert into app.consent (id, case_id, party_id, category, wording_version, given_by, valid_to)
      values (${id}, ${world.caseId}, ${world.parties.employer}, 'accommodation', 'test', ${world.people.supported}, now() + interval '90 days')`;
    return id;
  });

/** Runs the acts of the portal as somebody of the world. */
export const asOwner = async (world: World, who: string, work: (sql: World['sql']) => Promise<unknown>) =>
  world.sql.begin(async (tx) => {
    await tx`select set_config('app.actor_id', ${world.people[who as keyof World['people']] ?? who}, true)`;
    await work(tx as unknown as World['sql']);
  });

/** A dialogue that waits for the company's answer. */
export const askedDialogue = (world: World) =>
  once(world, 'asked', async () => {
    await consentAgain(world);
    const id = newId();
    const parts = {
      obstacle: 'いちどに たくさん 言われると わからない',
      scene: '朝',
      own: '',
      wish: '紙に 書いてほしい',
    };
    await asOwner(
      world,
      'supported',
      (sql) =>
        sql`select app.begin_accommodation(${id}, ${world.caseId}, ${world.parties.employer}, 'ask', ${parts.obstacle}, ${sql.json(parts)})`,
    );
    return id;
  });

/** A dialogue whose outcome the supported person has found to help. */
export const helpedDialogue = (world: World) =>
  once(world, 'helped', async () => {
    const id = await askedDialogue(world);
    const day = '2099-01-05';
    const steps: [keyof World['people'], string, object][] = [
      ['employer', 'yes', {}],
      ['worker', 'place', { starts_on: '2026-01-01', review_on: day }],
      ['supported', 'felt', { effect: 'works' }],
    ];
    for (const [place, [who, act, facts]] of steps.entries()) {
      await asOwner(
        world,
        who,
        (sql) => sql`select app.take_step(${id}, ${place + 1}, ${act}, ${newId()}, '', ${sql.json(facts as never)})`,
      );
    }
    return id;
  });

/** The company's own question: they read it without a consent, as its author. */
export const inquiry = (world: World, key = 'inquiry') =>
  once(world, key, async () => {
    const id = newId();
    await asOwner(
      world,
      'employer',
      (sql) =>
        sql`select app.begin_accommodation(${id}, ${world.caseId}, ${world.parties.employer}, 'check', 'やりにくいことは ありませんか', '{}')`,
    );
    return id;
  });

const writtenCard = (world: World, who: 'supported' | 'worker') => async () => {
  const id = newId();
  const card = { dos: '1つずつ 頼む', donts: '大きな 声で 呼ばない', ask: '班長', review: '2099-01-05' };
  await asOwner(
    world,
    who,
    (sql) => sql`
    select app.write_card(${id}, ${world.caseId}, ${world.parties.employer}, ${card.dos}, ${sql.json(card)})`,
  );
  return id;
};
export const approvedCard = (world: World) => once(world, 'card', writtenCard(world, 'supported'));
export const waitingCard = (world: World) => once(world, 'waiting card', writtenCard(world, 'worker'));

/** The employer's membership. */
export async function employerMember(world: World): Promise<string> {
  const [member] =
    await world.sql`select id from app.member where party_id = ${world.parties.employer} and person_id = ${world.people.employer}`;
  return String(member?.id);
}

/** A section of the supported person's manual, shared with the company. */
export const writtenManual = (world: World) =>
  once(world, 'manual', async () => {
    const id = newId();
    await world.sql`insert into app.manual (person_id, section, words) values (${world.people.supported}, 'requests', 'ひとつずつ 言って ください')
      on conflict do nothing`;
    await world.sql`insert into app.manual_share (id, person_id, section, case_id, party_id)
      values (${id}, ${world.people.supported}, 'requests', ${world.caseId}, ${world.parties.employer})`;
    return id;
  });

/** A question of the supported person to the company by link: its id and the link's token. */
export async function askedByLink(world: World, key = 'question'): Promise<{ id: string; token: string }> {
  const made = await once(world, key, async () => {
    const [id, token] = [newId(), randomBytes(32).toString('base64url')];
    const [member] =
      await world.sql`select id from app.member where party_id = ${world.parties.employer} and person_id = ${world.people.employer}`;
    const hash = createHash('sha256').update(token).digest();
    await asOwner(
      world,
      'supported',
      (sql) =>
        sql`select app.ask_question(${id}, ${world.sharedEntryId}, ${member?.id}, 'reply', 'あした 会えますか', ${['はい', 'いいえ']}::text[], ${hash})`,
    );
    // When its mail is out the question says so: not while somebody looks whether anything has changed.
    await expect
      .poll(
        async () =>
          (await world.sql`select coalesce(sent_at, undelivered_at) as over from app.question where id = ${id}`)[0]?.over,
      )
      .not.toBeNull();
    return `${id} ${token}`;
  });
  const [id = '', token = ''] = made.split(' ');
  return { id, token };
}

/** A handover that was begun, with somebody who helps next; what the supported person chose, and a link to it. */
export const begunHandover = (world: World) =>
  once(world, 'handover', async () => {
    const id = newId();
    await asOwner(world, 'worker', async (sql) => {
      await sql`select app.begin_handover(${newId()}, ${world.caseId}, 'R')`;
      await sql`select app.name_receiver(${id}, ${world.caseId}, 'job_centre', 'みなと障害者就業・生活支援センター')`;
    });
    return id;
  });
export async function givenHandover(
  world: World,
  key = 'given',
): Promise<{ packageId: string; givingId: string; token: string }> {
  const receiver = await begunHandover(world);
  const made = await once(world, `handover ${key}`, async () => {
    const [packageId, givingId, token] = [newId(), newId(), randomBytes(32).toString('base64url')];
    await asOwner(
      world,
      'supported',
      (sql) => sql`
        select app.choose_handover(${packageId}, ${receiver}, '{contacts}', '', c.mark, 'W', app.today() + 30, null)
          from app.handover_content(${receiver}, '{contacts}', '') c`,
    );
    const hash = createHash('sha256').update(token).digest();
    await asOwner(
      world,
      'worker',
      (sql) => sql`select app.give_handover(${givingId}, ${packageId}, 'link', '三浦さん', app.today(), ${hash}, 14)`,
    );
    return `${packageId} ${givingId} ${token}`;
  });
  const [packageId = '', givingId = '', token = ''] = made.split(' ');
  return { packageId, givingId, token };
}

/** A meeting of the supported person, the company and the support team; when it is, is asked. */
export const proposedMeeting = (world: World, key = 'proposed') =>
  once(world, `meeting ${key}`, async () => {
    const id = newId();
    const { supported_person, employer, support_team } = world.parties;
    const slots = [24, 48].map((hours) => {
      const starts = Date.now() + hours * 3_600_000;
      return { id: newId(), starts: new Date(starts), ends: new Date(starts + 3_600_000) };
    });
    await asOwner(
      world,
      'worker',
      (sql) => sql`
        select app.propose_meeting(${id}, ${world.caseId}, ${support_team}, 'conference', 'work',
          ${[supported_person, employer, support_team]}::uuid[], 'CANARY 12月のふり返り', 'P', 'visit', '会議室', '', '',
          ${sql.json(slots as never)}, false)`,
    );
    return id;
  });

/** One that was held, with a text for all that was handed over. */
export const heldMeeting = (world: World) =>
  once(world, 'held meeting', async () => {
    const id = await proposedMeeting(world, 'held');
    const people = [world.people.supported, world.people.employer, world.people.worker].map((person) => ({
      person,
      came: true,
    }));
    const minutes = newId();
    await asOwner(world, 'worker', async (sql) => {
      await sql`select app.hold_meeting(${id}, 1, now() - interval '2 hours', now() - interval '1 hour', 'visit', ${sql.json(people)}, '{}', 'O', '', ${newId()})`;
      await sql`select app.write_minutes(${id}, null, 0, '休けいは15時', ${minutes})`;
      await sql`select app.share_minutes(${minutes}, 1)`;
    });
    return id;
  });

/** This month's support report for the supported person: a line of the support worker's own, and one from what all may read. */
export const sentReport = (world: World) =>
  once(world, 'report', async () => {
    const id = newId();
    const said = [
      { key: reportLine, field: 'next', words: 'また 来月 会います', sources: [] },
      { key: world.sharedEntryId, field: 'effort', words: 'がんばりました', sources: [world.sharedEntryId] },
    ];
    await asOwner(
      world,
      'worker',
      (sql) => sql`
      select app.send_report(${id}, ${world.caseId}, date_trunc('month', app.today())::date, ${world.parties.supported_person}, null, '',
                             '支援レポート', ${sql.json(said)})`,
    );
    return id;
  });
/** The key of the line that the worker wrote themselves. */
export const reportLine = '01920000-0000-7000-8000-000000000035';

/** The same, read by its person, so that the family may have theirs. */
export const readReport = (world: World) =>
  once(world, 'read report', async () => {
    const id = await sentReport(world);
    await world.sql`insert into app.consent (id, case_id, party_id, category, wording_version, given_by, valid_to)
      values (${newId()}, ${world.caseId}, ${world.parties.family}, 'report', 'test', ${world.people.supported}, now() + interval '90 days')`;
    await asOwner(world, 'supported', (sql) => sql`select app.read_report(${id})`);
    return id;
  });

/** And the family's. */
export const familyReport = (world: World) =>
  once(world, 'family report', async () => {
    await readReport(world);
    const id = newId();
    await asOwner(
      world,
      'worker',
      (sql) => sql`
      select app.send_report(${id}, ${world.caseId}, date_trunc('month', app.today())::date, ${world.parties.family}, null, '', '支援レポート',
                             ${sql.json([reportLine])})`,
    );
    return id;
  });
