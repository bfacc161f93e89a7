// The plans of a story as rows: the version that holds, with how it came to be, and the one that is on its way.
import { dateOf } from './dates';
import { type PlanTold, plans, type Section, type State, sectionsAbout } from './plans';
import type { Story } from './types';

type Row = Record<string, unknown>;
type Target = Record<'entry' | 'plan' | 'plan_part' | 'goal' | 'goal_step', Row[]>;
type Ids = { of: (...keys: string[]) => string; person: (key: string) => string };

const DAY = 86_400_000;
const plus = (day: string, days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const steps = ['assess', 'meet', 'explain', 'agree', 'deliver', 'copy', 'monitor'] as const;
const order: State[] = ['assessing', 'draft', 'met', 'explained', 'agreed', 'delivered'];

/**
 * @param agreed the day of the newest paper that says there is a plan, `YYYY-MM-DD`
 * @param number how many papers say so
 */
export function plansOf(story: Story, today: string, agreed: string, number: number, ids: Ids, rows: Target): string | null {
  const told = plans[story.key];
  if (!told) return null;
  const { of, person } = ids;
  const side = (kind: string) => of('party', story.parties.find((p) => p.kind === kind && p.to === undefined)!.key);
  const [me, support] = [side('supported_person'), side('support_team')];
  const team = story.parties.find((p) => p.kind === 'support_team')!.members.filter((m) => m.to === undefined);
  const responsible = person((team.find((m) => m.title.startsWith('サービス管理')) ?? team.at(-1)!).person);
  const worker = person(team[0]!.person);
  const own = person(story.person);
  const yesterday = plus(today, -1);
  const past = (day: string) => (day > yesterday ? yesterday : day);
  // A side is named once it is there.
  const begins = new Map(story.parties.map((p) => [of('party', p.key), plus(dateOf(p.from, today), 1)]));
  const entry = (id: string, kind: string, category: string, audience: string[], by: string, day: string, more: Row) => {
    const at = `${past([day, ...audience.map((party) => begins.get(party)!)].sort().at(-1)!)}T17:40:00+09:00`;
    rows.entry.push({
      id,
      case_id: of(),
      thread_id: null,
      kind,
      category,
      audience,
      about: [],
      author_id: by,
      author_party_id: by === own ? me : support,
      on_behalf_of: null,
      occurred_at: at,
      created_at: at,
      version: 1,
      revised_at: null,
      title: '',
      body: '',
      detail: {},
      ...more,
    });
  };

  /** A version with its pieces; returns its id. */
  function version(n: number, state: State, from: string, last: { id: string } | null, say: Omit<PlanTold, 'state'>): string {
    const reached = order.indexOf(state);
    const id = of('plan', String(n));
    const readers = [
      ...(reached >= 2 ? [me] : []),
      support,
      ...(reached >= 4 ? (say.sides ?? []).map((key) => of('party', key)) : []),
    ];
    const inner = readers.filter((party) => party === me || party === support);
    const days: Record<(typeof steps)[number], string> = {
      assess: plus(from, -12),
      meet: plus(from, -5),
      explain: from,
      agree: from,
      deliver: plus(from, 1),
      copy: plus(from, 2),
      monitor: plus(today, -9),
    };
    entry(id, 'plan', 'plan', readers, worker, days.assess, {
      body: reached >= 3 ? (say.sections.aim ?? '') : '',
      detail: { number: n },
    });
    rows.plan.push({
      entry_id: id,
      case_id: of(),
      number: n,
      state,
      version: reached + 1,
      based_on: last?.id ?? null,
      explained_on: reached >= 3 ? past(days.explain) : null,
      // The hash is counted when all is there (demo.ts).
      hash: reached >= 3 ? '\\x00' : null,
      agreed_on: reached >= 4 ? from : null,
      method: reached >= 4 ? (say.paper ? 'paper' : 'screen') : null,
      confirmed_at: reached >= 4 && say.paper?.confirmed !== false ? `${from}T18:10:00+09:00` : null,
      delivered_on: reached >= 5 ? past(days.deliver) : null,
      copied_on: reached >= 5 && say.copy ? past(days.copy) : null,
      replaced_on: null,
      moved_at: `${past(reached >= 4 ? from : days.assess)}T17:40:00+09:00`,
    });
    for (const [section, body] of Object.entries(say.sections) as [Section, string][]) {
      const part = of('plan', String(n), section);
      entry(part, 'plan_part', sectionsAbout[section], readers, worker, days.assess, { body });
      rows.plan_part.push({ entry_id: part, plan_id: id, section });
    }
    say.goals.forEach((goal, i) => {
      const goalId = of('goal', String(n), String(i));
      const { words, category, support: helps, who, self = '', need = '', often = '' } = goal;
      const detail = { need, support: helps, self, who, often, from, to: plus(from, 182) };
      entry(goalId, 'goal', category, readers, worker, days.assess, { body: words, detail });
      rows.goal.push({
        entry_id: goalId,
        plan_id: id,
        number: i + 1,
        continues: last && i < (plans[story.key]?.goals.length ?? 0) ? of('goal', String(n - 1), String(i)) : null,
        done: reached >= 4 ? (goal.judged?.done ?? null) : null,
        reached: reached >= 4 ? (goal.judged?.reached ?? null) : null,
        effect: reached >= 4 ? (goal.judged?.effect ?? '') : '',
        remains: reached >= 4 ? (goal.judged?.remains ?? '') : '',
        evaluated_at: reached >= 4 && goal.judged ? `${days.monitor}T17:40:00+09:00` : null,
        evaluated_by: reached >= 4 && goal.judged ? responsible : null,
      });
      goal.steps.forEach((line, at) => {
        const done = line.startsWith('✓');
        rows.goal_step.push({
          goal_id: goalId,
          number: at + 1,
          words: line.replace('✓', ''),
          done_at: done ? `${days.monitor}T12:00:00+09:00` : null,
          done_by: done ? own : null,
        });
      });
      if (reached < 4) return;
      for (const [at, [by, ago, level, body]] of (goal.said ?? []).entries()) {
        entry(
          of('progress', String(n), String(i), String(at)),
          'progress',
          category,
          [me, support],
          by === 'person' ? own : worker,
          plus(today, -ago),
          {
            thread_id: goalId,
            body,
            detail: { level },
          },
        );
      }
    });
    const facts: Record<(typeof steps)[number], [by: string, detail: Row, body: string] | null> = {
      assess: reached >= 1 ? [worker, { how: 'face_to_face' }, ''] : null,
      meet:
        reached >= 2
          ? [responsible, { with: '本人・支援員・サービス管理責任者', person: 'yes' }, '目標の言葉は本人が決めた。']
          : null,
      explain: reached >= 3 ? [responsible, {}, ''] : null,
      agree: reached >= 4 ? (say.paper ? [worker, { act: 'paper', witness: say.paper.witness }, ''] : [own, {}, '']) : null,
      deliver: reached >= 5 ? [worker, { how: say.paper ? 'paper' : 'screen' }, ''] : null,
      copy: reached >= 5 && say.copy ? [worker, { to_whom: say.copy, to: say.copy }, ''] : null,
      monitor: reached >= 5 && say.monitored && days.monitor > from ? [worker, { how: 'face_to_face' }, say.monitored] : null,
    };
    for (const act of steps) {
      const fact = facts[act];
      if (!fact) continue;
      const [by, detail, body] = fact;
      const at = steps.indexOf(act);
      entry(of('plan-step', String(n), act), 'plan_step', 'plan', inner, by, days[act], {
        thread_id: id,
        body,
        detail: { act, on: past(days[act]), from: order[Math.min(at, 5)], to: order[Math.min(at + 1, 5)], ...detail },
      });
    }
    return id;
  }

  const held = version(number, told.state, agreed, null, told);
  if (told.next) {
    const { goal, sections } = told.next;
    const { sides: _sides, paper: _paper, copy: _copy, monitored: _monitored, ...kept } = told;
    version(
      number + 1,
      told.next.state,
      plus(today, -2),
      { id: held },
      {
        ...kept,
        sections: { ...kept.sections, ...sections },
        goals: [...kept.goals, ...(goal ? [goal] : [])],
      },
    );
  }
  return held;
}
