import { today } from '../lib/dates';
import { newId } from '../lib/ids';
import { asOwner, once } from './dialogues';
import type { World } from './world';

/** Plans of a small world; made once a world, when they are asked for. */

/** The agency's service manager, who makes and explains plans. */
const serviceManager = (world: World) =>
  once(world, 'service manager', async () => {
    const id = newId();
    await world.sql`insert into app.person (id, name, reading) values (${id}, '村上 恵', 'むらかみ めぐみ')`;
    await world.sql`insert into app.agency_member (id, agency_id, person_id, role) values (${newId()}, ${world.agencyId}, ${id}, 'service_manager')`;
    return id;
  });

const step = async (world: World, who: string, planId: string, act: string, facts: object, sides: string[] = []) =>
  asOwner(world, who, async (sql) => {
    const [plan] = await sql`select version from app.plan where entry_id = ${planId}`;
    await sql`select app.take_plan_step(${planId}, ${plan!.version as number}, ${act}::app.plan_act, ${newId()}, '言葉', ${sql.json({ on: today(), ...facts } as never)}, ${sides}::uuid[])`;
  });

export const newGoal = async (world: World, planId: string): Promise<string> => {
  const id = newId();
  await asOwner(
    world,
    world.people.worker,
    (sql) =>
      sql`select app.write_goal(${id}, ${planId}, 'ひとりで 聞けるように なりたい', ${sql.json({ support: '朝に 確かめる', who: '支援員' })}, 'work', ${['メモを 持つ', '朝に 聞く']}::text[], 0)`,
  );
  return id;
};

/** A version up to a state, with words in the sections that an assessment needs. */
async function written(world: World, until: 'draft' | 'explained' | 'delivered'): Promise<string> {
  const id = newId();
  const service = await serviceManager(world);
  const { worker, supported } = world.people;
  await asOwner(world, worker, (sql) => sql`select app.begin_plan(${id}, ${world.caseId})`);
  for (const section of ['wishes', 'strengths', 'needs', 'workplace']) {
    const [known] = await world.sql`
      select e.version from app.plan_part t join app.entry e on e.id = t.entry_id where t.plan_id = ${id} and t.section = ${section}::app.plan_section`;
    await asOwner(
      world,
      worker,
      (sql) =>
        sql`select app.write_plan_part(${id}, ${section}::app.plan_section, ${`長く 働きたい。${section}`}, ${(known?.version as number | undefined) ?? 0}, ${newId()})`,
    );
  }
  await step(world, worker, id, 'assess', { how: 'face_to_face' });
  if (until === 'draft') return id;
  await newGoal(world, id);
  await step(world, service, id, 'meet', { with: '本人', person: 'yes' });
  await step(world, service, id, 'explain', {});
  if (until === 'explained') return id;
  await step(world, supported, id, 'agree', {}, [world.parties.employer]);
  await step(world, worker, id, 'deliver', { how: 'screen' });
  return id;
}

/** The plan that holds, delivered, and shown to the company. */
export const heldPlan = (world: World) => once(world, 'held plan', () => written(world, 'delivered'));
/** A version that waits for its person's yes. */
export const explainedPlan = (world: World) => once(world, 'explained plan', () => written(world, 'explained'));
/** The next version, a draft. */
export const draftPlan = (world: World) =>
  once(world, 'draft plan', async () => {
    await heldPlan(world);
    return written(world, 'draft');
  });
/** The goal of the plan that holds. */
export const heldGoal = async (world: World): Promise<string> => {
  const [goal] =
    await world.sql`select entry_id from app.goal where plan_id = ${await heldPlan(world)} order by number limit 1`;
  return String(goal?.entryId);
};
