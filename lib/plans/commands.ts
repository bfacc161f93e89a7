import { Conflict, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import { withoutChoice } from '@/lib/directory/choice';
import { newId } from '@/lib/ids';
import { type Extent, type GoalInput, goalParts, type Level, type Section, type StepInput } from './model';

/**
 * Begins a version of a case's plan, with the words of the one that holds. Returns its id.
 * @throws NotFound, Conflict ND201 (one is being written)
 */
export async function beginPlan(tx: Tx, caseId: string): Promise<string> {
  const id = newId();
  await tx`select app.begin_plan(${id}, ${caseId})`;
  return id;
}

/**
 * Writes a section of a version that is being written.
 * @throws NotFound, Conflict (plan_changed: somebody else has written it since; ND200)
 */
export async function writeSection(tx: Tx, planId: string, section: Section, version: number, words: string): Promise<void> {
  const [written] = await tx<{ done: boolean }[]>`
    select app.write_plan_part(${planId}, ${section}::app.plan_section, ${words}, ${version}, ${newId()}) as done`;
  if (!written?.done) throw new Conflict('plan_changed');
}

/** Writes a goal of a version that is being written. @throws NotFound, Conflict (plan_changed, ND200, ND202) */
export async function writeGoal(tx: Tx, planId: string, input: GoalInput): Promise<void> {
  const { version, goal, words, steps, category } = input;
  const detail = Object.fromEntries([...goalParts, 'from' as const, 'to' as const].map((part) => [part, input[part]]));
  const [written] = await tx<{ done: boolean }[]>`
    select app.write_goal(${goal}, ${planId}, ${words}, ${tx.json(detail)}, ${category}::app.category, ${steps}::text[], ${version}) as done`;
  if (!written?.done) throw new Conflict('plan_changed');
}

/** Takes a goal out of a version that is being written. @throws NotFound, Conflict ND200 */
export async function removeGoal(tx: Tx, goalId: string): Promise<void> {
  await tx`select app.remove_goal(${goalId})`;
}

/**
 * Takes a step. Two at the same moment cannot both be taken.
 * @throws NotFound, Conflict (plan_moved, ND002, ND200, ND202, ND203)
 */
export async function takePlanStep(tx: Tx, planId: string, input: StepInput): Promise<void> {
  const { act, version, ...rest } = withoutChoice(input);
  const { words = '', parties = [], ...facts } = { words: '', parties: [] as string[], ...rest };
  const said = 'to_whom' in facts ? { ...facts, to: facts.to_whom } : facts;
  const [taken] = await tx<{ state: string | null }[]>`
    select app.take_plan_step(${planId}, ${version}, ${act}::app.plan_act, ${newId()}, ${words}, ${tx.json(said as never)}, ${parties}::uuid[]) as state`;
  if (!taken?.state) throw new Conflict('plan_moved');
}

/** Ticks a small step of a goal, or takes the tick away. @throws NotFound, Conflict ND200 */
export async function tickStep(tx: Tx, goalId: string, number: number, done: boolean): Promise<void> {
  await tx`select app.tick_goal_step(${goalId}, ${number}, ${done})`;
}

/** Says how it goes with a goal: to the supported person and the support team. */
export async function tellProgress(
  tx: Tx,
  { caseId, goalId, partyId, readers }: { caseId: string; goalId: string; partyId: string; readers: string[] },
  { level, words }: { level: Level; words: string },
): Promise<void> {
  const id = newId();
  await tx`
    insert into app.entry (id, case_id, thread_id, kind, category, audience, author_party_id, occurred_at, body, detail)
    values (${id}, ${caseId}, ${goalId}, 'progress', 'plan', ${readers}, ${partyId}, now(), ${words}, ${tx.json({ level })})`;
  await recordChange(tx, { caseId, act: 'plan.progress', objectType: 'entry', objectId: id });
}

/** Says how far a goal has come, instead of what was said so far. @throws NotFound, Conflict (ND200; ND471 said anew since) */
export async function evaluateGoal(
  tx: Tx,
  goalId: string,
  { done, reached, effect, remains, was }: { done: Extent; reached: Extent; effect: string; remains: string; was?: string },
): Promise<void> {
  await tx`select app.evaluate_goal(${goalId}, ${done}::app.extent, ${reached}::app.extent, ${effect}, ${remains}, ${was ?? null})`;
}

/** Links an entry to a goal: both are the asker's to read. */
export async function linkToGoal(tx: Tx, caseId: string, goalId: string, entryId: string): Promise<void> {
  await tx`insert into app.goal_link (goal_id, entry_id) values (${goalId}, ${entryId}) on conflict do nothing`;
  await recordChange(tx, {
    caseId,
    act: 'plan.linked',
    objectType: 'goal',
    objectId: goalId,
    detail: { entry: entryId },
  });
}
