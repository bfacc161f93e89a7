import { NotFound, type Tx } from '@/db/client';
import type { LookKind } from '@/lib/access-log/model';
import type { Category, EntryKind, PartyKind } from '@/lib/entries/model';
import type { Doer, Extent, GoalDetail, Level, PlanStepDetail, Section, State } from './model';

/** A version of a case's plan, as far as its days are known to whoever reads any of it. */
export type Plan = {
  id: string;
  caseId: string;
  number: number;
  state: State;
  version: number;
  basedOn: string | null;
  explainedOn: string | null;
  agreedOn: string | null;
  method: 'screen' | 'paper' | null;
  confirmedAt: Date | null;
  deliveredOn: string | null;
  copiedOn: string | null;
  replacedOn: string | null;
  /** Months within which the agency itself looks at it again; null where it has not said so. */
  policyMonths: number | null;
  /** The version itself is the asker's to read, not only some of its sections. */
  whole: boolean;
};

/** A section that the asker may read. */
export type Part = { id: string; section: Section; words: string; category: Category; version: number; audience: string[] };

/** What somebody has said about how a goal goes. */
export type Progress = { id: string; level: Level; words: string; side: PartyKind; name: string; reading: string; at: string };

export type Goal = {
  id: string;
  planId: string;
  number: number;
  words: string;
  category: Category;
  version: number;
  audience: string[];
  detail: GoalDetail;
  continues: string | null;
  done: Extent | null;
  reached: Extent | null;
  effect: string;
  remains: string;
  /** When that was said, as the database says it; '' when nothing was. */
  evaluated: string;
  steps: { number: number; words: string; done: boolean }[];
  /** What the supported person and the support team said last. */
  progress: Progress[];
};

/** A step that a version has taken. */
export type Taken = {
  id: string;
  detail: PlanStepDetail;
  words: string;
  name: string;
  reading: string;
  title: string;
  at: Date;
};

/** A version with all of it that the asker may read. */
export type PlanInFull = { plan: Plan; parts: Part[]; goals: Goal[]; taken: Taken[]; isWhole: boolean | null };

const planColumns = (tx: Tx) => tx`
  p.entry_id as id, p.case_id, p.number, p.state, p.version, p.based_on, p.explained_on, p.agreed_on, p.method, p.confirmed_at, p.delivered_on,
  p.replaced_on,
  (select app.agency_rule_on(k.agency_id, 'plan_months', p.agreed_on)::int from app.case k where k.id = p.case_id) as policy_months,
  (select (s.detail ->> 'on')::date from app.entry s
    where s.thread_id = p.entry_id and s.kind = 'plan_step' and s.detail ->> 'act' = 'copy' and coalesce(s.detail ->> 'to_whom', '') <> ''
    order by s.occurred_at desc limit 1) as copied_on, exists (select from app.entry e where e.id = p.entry_id) as whole`;

/** The versions of a case's plan that the asker may read of, the newest first. */
export async function listPlans(tx: Tx, caseId: string): Promise<Plan[]> {
  return tx<Plan[]>`select ${planColumns(tx)} from app.plan p where p.case_id = ${caseId} order by p.number desc`;
}

/**
 * One version, with its sections, goals and steps. Reading it marks them as seen and writes who looked.
 * @param how null: nobody looks with their own eyes, and nothing is written
 * @throws NotFound
 */
export async function getPlan(tx: Tx, caseId: string, planId: string, how: LookKind | null = 'page'): Promise<PlanInFull> {
  const [plans, parts, goals, taken, whole] = await Promise.all([
    tx<Plan[]>`select ${planColumns(tx)} from app.plan p where p.case_id = ${caseId} and p.entry_id = ${planId}`,
    tx<Part[]>`
      select e.id, t.section, e.body as words, e.category, e.version, e.audience from app.plan_part t join app.entry e on e.id = t.entry_id
       where t.plan_id = ${planId} and e.case_id = ${caseId} order by t.section`,
    tx<Goal[]>`
      select ${goalColumns(tx)} from app.goal g join app.entry e on e.id = g.entry_id
       where g.plan_id = ${planId} and e.case_id = ${caseId} and g.removed_at is null order by g.number`,
    tx<Taken[]>`
      select e.id, e.detail, e.body as words, e.author_name as name, e.author_reading as reading, e.author_title as title, e.occurred_at as at
        from app.entry e where e.thread_id = ${planId} and e.case_id = ${caseId} and e.kind = 'plan_step' order by e.occurred_at, e.id`,
    tx<{ whole: boolean | null }[]>`select app.is_plan_whole(${planId}) as whole`,
    how !== null && look(tx, caseId, planId, how),
  ]);
  const [plan] = plans;
  if (!plan) throw new NotFound();
  return { plan, parts, goals, taken, isWhole: whole[0]?.whole ?? null };
}

const look = (tx: Tx, caseId: string, planId: string, how: LookKind) => tx`
  with shown as (
    select e.id, e.author_id from app.entry e
     where e.case_id = ${caseId}
       and (e.id = ${planId} or e.thread_id = ${planId}
            or e.id in (select t.entry_id from app.plan_part t where t.plan_id = ${planId}
                        union all select g.entry_id from app.goal g where g.plan_id = ${planId}))),
  looked as (
    insert into app.access_event (case_id, page, kind, entry_ids)
    select ${caseId}, 'plan', ${how}, array(select id from shown)
      from app.case k where k.id = ${caseId} and k.person_id <> (select app.actor_id()) and exists (select from shown))
  insert into app.entry_seen (entry_id) select s.id from shown s where s.author_id <> (select app.actor_id()) on conflict do nothing`;

const goalColumns = (tx: Tx) => tx`
  g.entry_id as id, g.plan_id, g.number, e.body as words, e.category, e.version, e.audience, e.detail, g.continues, g.done, g.reached, g.effect, g.remains,
  coalesce(g.evaluated_at::text, '') as evaluated,
  (select coalesce(json_agg(json_build_object('number', s.number, 'words', s.words, 'done', s.done_at is not null) order by s.number), '[]')
     from app.goal_step s where s.goal_id = g.entry_id) as steps,
  (select coalesce(json_agg(x.said), '[]') from (
     select distinct on (n.author_kind) json_build_object('id', n.id, 'level', n.detail ->> 'level', 'words', n.body, 'side', n.author_kind,
              'name', n.author_name, 'reading', n.author_reading, 'at', n.occurred_at) as said
       from app.entry n where n.thread_id = g.entry_id and n.kind = 'progress' and n.undone_at is null
      order by n.author_kind, n.occurred_at desc, n.id desc) x) as progress`;

/** What was said about a goal over time, and what has to do with it. */
export type GoalInFull = { goal: Goal; plan: Plan; said: Progress[]; linked: Linked[]; linkable: Linked[] };
export type Linked = { id: string; kind: EntryKind; title: string; words: string; at: Date };

/** @throws NotFound */
export async function getGoal(tx: Tx, caseId: string, goalId: string, how: LookKind | null = 'page'): Promise<GoalInFull> {
  const linked = (entry: string) => tx`e.id, e.kind, e.title, left(${tx(entry)}.body, 120) as words, e.occurred_at as at`;
  const [goals, plans, said, links, linkable] = await Promise.all([
    tx<Goal[]>`select ${goalColumns(tx)} from app.goal g join app.entry e on e.id = g.entry_id
                where g.entry_id = ${goalId} and e.case_id = ${caseId} and g.removed_at is null`,
    tx<
      Plan[]
    >`select ${planColumns(tx)} from app.plan p join app.goal g on g.plan_id = p.entry_id where g.entry_id = ${goalId} and p.case_id = ${caseId}`,
    // What was said of the goals that it goes on from, too.
    tx<Progress[]>`
      with recursive line as (
        select g.entry_id, g.continues from app.goal g where g.entry_id = ${goalId}
        union all select g.entry_id, g.continues from line l join app.goal g on g.entry_id = l.continues)
      select e.id, e.detail ->> 'level' as level, e.body as words, e.author_kind as side, e.author_name as name, e.author_reading as reading,
             e.occurred_at as at
        from app.entry e where e.thread_id in (select entry_id from line) and e.case_id = ${caseId} and e.kind = 'progress' and e.undone_at is null
       order by e.occurred_at desc, e.id desc limit 50`,
    tx<Linked[]>`select ${linked('e')} from app.goal_link l join app.entry e on e.id = l.entry_id
                  where l.goal_id = ${goalId} order by e.occurred_at desc`,
    tx<Linked[]>`
      select ${linked('e')} from app.entry e
       where e.case_id = ${caseId} and e.thread_id is null and e.kind in ('concern', 'accommodation', 'contact', 'meeting')
         and not exists (select from app.goal_link l where l.goal_id = ${goalId} and l.entry_id = e.id)
       order by e.occurred_at desc, e.id desc limit 12`,
    how !== null &&
      tx`
      with shown as (select e.id, e.author_id from app.entry e where e.case_id = ${caseId} and (e.id = ${goalId} or e.thread_id = ${goalId})),
      looked as (
        insert into app.access_event (case_id, page, kind, entry_ids)
        select ${caseId}, 'plan', ${how}, array(select id from shown)
          from app.case k where k.id = ${caseId} and k.person_id <> (select app.actor_id()) and exists (select from shown))
      insert into app.entry_seen (entry_id) select s.id from shown s where s.author_id <> (select app.actor_id()) on conflict do nothing`,
  ]);
  const [goal] = goals;
  const [plan] = plans;
  if (!goal || !plan) throw new NotFound();
  return { goal, plan, said, linked: links, linkable };
}

/** As what the asker acts on a case's plan: null on every other side. */
export async function findDoer(tx: Tx, caseId: string): Promise<Doer | null> {
  const [found] = await tx<{ doer: Doer | null }[]>`select app.my_plan_doer(${caseId}) as doer`;
  return found?.doer ?? null;
}

/** The goals of the plan that holds, in every case where the asker is the supported person, for their home; and whether a version waits for their yes. */
export type OwnPlan = { caseId: string; planId: string; state: State; unconfirmed: boolean; goals: OwnGoal[] };
export type OwnGoal = { id: string; words: string; steps: number; done: number; well: string };

export async function listOwnPlans(tx: Tx): Promise<OwnPlan[]> {
  return tx<OwnPlan[]>`
    select p.case_id, p.entry_id as plan_id, p.state, p.method = 'paper' and p.confirmed_at is null as unconfirmed,
           (select coalesce(json_agg(json_build_object('id', g.entry_id, 'words', e.body,
                     'steps', (select count(*) from app.goal_step s where s.goal_id = g.entry_id),
                     'done', (select count(*) from app.goal_step s where s.goal_id = g.entry_id and s.done_at is not null),
                     'well', coalesce((select n.body from app.entry n
                                where n.thread_id = g.entry_id and n.kind = 'progress' and n.detail ->> 'level' = 'done' and n.body <> ''
                                  and n.undone_at is null
                                order by n.occurred_at desc, n.id desc limit 1), '')) order by g.number), '[]')
              from app.goal g join app.entry e on e.id = g.entry_id where g.plan_id = p.entry_id and g.removed_at is null) as goals
      from app.plan p
     where p.case_id = any ((select app.case_ids_as('{supported_person}'))::uuid[]) and p.state in ('explained', 'agreed', 'delivered')
     order by p.number desc`;
}

/** Where the plan stands in each case of the asker's teams. */
export type ListedPlan = Plan & { personName: string; personReading: string; goals: number; doer: Doer };

export async function listTeamPlans(tx: Tx): Promise<ListedPlan[]> {
  return tx<ListedPlan[]>`
    with newest as (
      select distinct on (p.case_id) p.entry_id, p.case_id from app.plan p
       where p.case_id = any ((select app.case_ids_as('{support_team}'))::uuid[]) and p.state <> 'dropped'
       order by p.case_id, p.state in ('assessing', 'draft', 'met', 'explained') desc, p.number desc),
    looked as (
      insert into app.access_event (case_id, page, entry_ids) select p.case_id, 'plans', array[p.entry_id] from newest p)
    select ${planColumns(tx)}, n.name as person_name, n.reading as person_reading, app.my_plan_doer(p.case_id) as doer,
           (select count(*)::int from app.goal g where g.plan_id = p.entry_id and g.removed_at is null) as goals
      from newest w join app.plan p on p.entry_id = w.entry_id join app.case k on k.id = p.case_id join app.person n on n.id = k.person_id
     order by n.reading, p.case_id`;
}
