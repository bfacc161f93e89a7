// What follows from the rest of a story, and need not be told: the side an author writes for, an answer's audience and
// category, the service manager in the team, and who has looked.
import { staff } from './agencies';
import type { Category, Draft, Entry, Look, Party, Story, StoryDraft } from './types';

export function complete(draft: StoryDraft): Story {
  const parties = draft.parties.map((p) => (p.kind === 'support_team' ? withServiceManager(p, draft) : p));
  const drafts = draft.entries.flat();
  const roots = new Map(drafts.filter((e) => !e.thread && e.key).map((e) => [e.key!, e]));
  let last = 0;
  const entries = drafts.map((e): Entry => {
    const root = e.thread ? roots.get(e.thread) : undefined;
    if (e.thread && !root) throw new Error(`${draft.key}: nothing is called ${e.thread}`);
    const via = e.via ?? viaOf(e, parties, draft.key);
    const rootTo = root ? audienceOf(root, parties, draft.key) : [];
    return {
      ...e,
      key: e.key ?? `${e.thread ?? e.kind}.${++last}`,
      via,
      category: (e.category ?? root?.category) as Category,
      to: e.to === undefined && root ? rootTo : audienceOf(e, parties, draft.key),
    };
  });
  entries.sort((a, b) => a.day - b.day || a.time.localeCompare(b.time));
  return { ...draft, parties, entries, looks: [...(draft.looks ?? []), ...looksAt(draft, parties)] };
}

/** The party that a person belongs to on that day. */
function viaOf(e: Draft, parties: Party[], story: string): string {
  const mine = parties.filter((p) =>
    p.members.some((m) => m.person === e.by && m.from <= e.day && (m.to === undefined || m.to >= e.day)),
  );
  if (mine.length === 0) throw new Error(`${story}: ${e.by} belongs to no party on day ${e.day}`);
  return mine[0]!.key;
}

/** The named parties and the author's own; `support` alone, written by the team, stays within the team. */
function audienceOf(e: Draft, parties: Party[], story: string): string[] {
  return [...new Set([viaOf(e, parties, story), ...(e.to ?? '').split(' ').filter(Boolean)])];
}

function withServiceManager(team: Party, draft: StoryDraft): Party {
  const writes = (person: string) => draft.entries.flat().some((e) => e.by === person);
  const above = staff.filter(
    (s) => s.agency === draft.agency && (s.role === 'service_manager' || (s.role === 'manager' && writes(s.person))),
  );
  return {
    ...team,
    members: [
      ...team.members,
      ...above.map((s) => ({
        person: s.person,
        title: s.title,
        titleReading: s.role === 'manager' ? 'かんりしゃ' : 'さーびすかんりせきにんしゃ',
        from: Math.max(s.from, team.from),
      })),
    ],
  };
}

/** The last month's visits to the pages, by everybody but the supported person; each at their own hour. */
function looksAt(draft: StoryDraft, parties: Party[]): Look[] {
  const hours: Record<string, string[]> = {
    support_team: ['09:05', '10:40', '13:20', '17:10'],
    employer: ['08:20', '12:45', '17:35'],
    family: ['20:25', '21:50', '07:30'],
    partner: ['11:15', '16:05'],
  };
  const looks: Look[] = [];
  for (const p of parties) {
    if (p.kind === 'supported_person' || (p.to !== undefined && p.to < 0)) continue;
    for (const m of p.members) {
      if (m.to !== undefined && m.to < 0) continue;
      const seed = [...`${draft.key}${m.person}`].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 9973, 7);
      const every = p.kind === 'support_team' ? 3 : p.kind === 'employer' ? 4 : 5;
      for (let day = -30 + (seed % every); day <= -1; day += every + (seed % 2)) {
        if (m.from > day) continue;
        const times = hours[p.kind]!;
        const at = times[(seed + day * -1) % times.length]!;
        looks.push({
          day,
          time: at,
          by: m.person,
          page: (seed + day) % 3 === 0 ? 'concern' : (seed + day) % 5 === 0 ? 'home' : 'timeline',
        });
      }
    }
  }
  return looks;
}
