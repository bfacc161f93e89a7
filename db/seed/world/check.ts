// What must hold in every story, in words. Pure; the test asks it for nothing, the loader would fail without it.
import { agencies, staff } from './agencies';
import { people } from './people';
import type { Category, Party, Story } from './types';

export function problemsOf(story: Story): string[] {
  const found: string[] = [];
  const say = (what: string) => found.push(`${story.key}: ${what}`);
  const known = new Set(people.map((p) => p.key));
  const parties = new Map(story.parties.map((p) => [p.key, p]));
  const employments = new Map(story.employments.map((e) => [e.key, e]));
  const agency = agencies.find((a) => a.key === story.agency);
  if (!agency) say(`no agency ${story.agency}`);
  if (!known.has(story.person)) say(`no person ${story.person}`);

  for (const p of story.parties) {
    const job = p.employment ? employments.get(p.employment) : undefined;
    if ((p.kind === 'employer') !== (job !== undefined)) say(`${p.key}: an employer party, and only that, has an employment`);
    if (job?.disclosure === 'closed') say(`${p.key}: a closed employment has no employer party`);
    if (job?.to !== undefined && (p.to === undefined || p.to > job.to)) say(`${p.key}: outlives its employment`);
    for (const m of p.members) {
      if (!known.has(m.person)) say(`${p.key}: no person ${m.person}`);
      if (m.from < p.from || (p.to !== undefined && (m.to === undefined || m.to > p.to)))
        say(`${p.key}: ${m.person} is a member longer than the party`);
      if (
        p.kind === 'support_team' &&
        !staff.some(
          (s) =>
            s.person === m.person &&
            s.agency === story.agency &&
            s.from <= m.from &&
            (s.to === undefined || (m.to !== undefined && m.to <= s.to)),
        )
      ) {
        say(`${p.key}: ${m.person} is not of the agency's staff that long`);
      }
    }
  }
  if (story.parties.filter((p) => p.kind === 'supported_person').length !== 1) say('one supported person');

  const partOf = (party: string, who: string, day: number) =>
    parties.get(party)?.members.some((m) => m.person === who && isOn(m, day));
  for (const c of story.consents) {
    if (c.paper && !partOf('support', c.paper.by, c.from)) say(`${c.party}: the paper is written down by nobody of the team`);
    const scope = story.guardians?.find((g) => g.person === c.guardian);
    if (
      c.guardian &&
      !(scope && c.categories.every((one) => scope.categories.includes(one)) && scope.from <= c.from && c.to <= scope.to)
    )
      say(`${c.party}: beyond the scope of ${c.guardian}`);
    if (scope?.party === c.party) say(`${c.party}: a guardian opens no side of their own`);
  }
  for (const g of story.guardians ?? []) {
    if (!partOf(g.party, g.person, g.from)) say(`${g.person}: a guardian is a member of a side`);
    if (!partOf('support', g.by, g.from)) say(`${g.person}: their scope is written down by nobody of the team`);
  }
  for (const asked of story.requests ?? []) {
    if (!mayRead(story, parties.get(asked.party)!, asked.categories[0]!, asked.day) && !asked.by)
      say(`${asked.party}: only of what is read does the portal ask by itself`);
    if (asked.by && !partOf('support', asked.by, asked.day)) say(`${asked.party}: asked by nobody of the team`);
  }

  const keys = new Set<string>();
  const roots = new Map(story.entries.filter((e) => !e.thread).map((e) => [e.key, e]));
  for (const e of story.entries) {
    const name = `${e.key} (${e.day} ${e.by})`;
    if (keys.has(e.key)) say(`${name}: two entries of this key`);
    keys.add(e.key);
    if (e.day > -1) say(`${name}: not in the past`);
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(e.time)) say(`${name}: no time ${e.time}`);
    if (!e.text && e.kind !== 'step') say(`${name}: says nothing`);
    const via = parties.get(e.via);
    if (!via?.members.some((m) => m.person === e.by && isOn(m, e.day))) say(`${name}: not a member of ${e.via} that day`);
    if (e.onBehalfOf && !parties.has(e.onBehalfOf)) say(`${name}: no party ${e.onBehalfOf}`);
    for (const key of e.to) {
      const to = parties.get(key);
      if (!to || !isOn(to, e.day)) {
        say(`${name}: ${key} is no open party that day`);
        continue;
      }
      if (!mayRead(story, to, e.category, e.day)) say(`${name}: ${key} has no consent for ${e.category} that day`);
      if (
        via &&
        !['supported_person', 'support_team'].includes(via.kind) &&
        key !== e.via &&
        !['supported_person', 'support_team'].includes(to.kind)
      ) {
        say(`${name}: ${e.via} does not know ${key}`);
      }
    }
    if (
      e.to.some((key) => parties.get(key)?.kind === 'employer') &&
      ['health', 'medical', 'life_money', 'family'].includes(e.category)
    ) {
      say(`${name}: ${e.category} to an employer`);
    }
    if (e.thread) {
      const root = roots.get(e.thread)!;
      if (!e.to.every((key) => root.to.includes(key))) say(`${name}: wider than ${e.thread}`);
      if (!root.to.includes(e.via)) say(`${name}: answers what ${e.via} cannot read`);
      if (e.day < root.day || (e.day === root.day && e.time <= root.time)) say(`${name}: earlier than ${e.thread}`);
    }
    if ((e.kind === 'concern') !== (e.concern !== undefined)) say(`${name}: a concern has a worry`);
    if (e.kind === 'concern') {
      const said = story.entries.filter((s) => s.kind === 'status' && s.thread === e.key).at(-1)?.status ?? 'new';
      if (said !== e.concern!.status && !(said === 'new' && e.concern!.status === 'working'))
        say(`${name}: is ${e.concern!.status}, was last said to be ${said}`);
      if (e.concern!.owner && !known.has(e.concern!.owner)) say(`${name}: no person ${e.concern!.owner}`);
    }
  }
  const first = Math.min(...story.entries.map((e) => e.day));
  if (story.entries.at(-1)!.day - first < 60) say('less than two months');
  return found;
}

const isOn = (span: { from: number; to?: number }, day: number) =>
  span.from <= day && (span.to === undefined || span.to >= day);

function mayRead(story: Story, party: Party, category: Category, day: number): boolean {
  return (
    party.kind === 'supported_person' ||
    party.kind === 'support_team' ||
    story.consents.some(
      (c) =>
        c.party === party.key &&
        c.categories.includes(category) &&
        c.from <= day &&
        day <= c.to &&
        (c.withdrawn === undefined || day <= c.withdrawn),
    )
  );
}
