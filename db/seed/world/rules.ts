// What the demo agencies say of their rules: price, add-ons, how often plans are looked at again, and the rate that they notified for this
// fiscal year and the last, as it follows from their cases and from people of before.
import { papersOf } from './clock';
import { dateOf } from './dates';
import type { Story } from './types';

type Said = {
  agency: string;
  by: string;
  rule: string;
  value: number;
  from_on: string;
  to_on: string | null;
  reason: string;
};

const revised = '2024-04-01';
const said = (agency: string, by: string, rule: string, value: number, reason: string): Said => ({
  agency,
  by,
  rule,
  value,
  from_on: revised,
  to_on: null,
  reason,
});

const standing: Said[] = [
  said('honmachi', 'onishi', 'area', 3, '市の通知による'),
  said('honmachi', 'onishi', 'unit_price', 11.2, '市の通知による。ひなた市の地域区分'),
  said('honmachi', 'onishi', 'coach', 1, '高橋が研修を修了。体制の届け出'),
  said('honmachi', 'onishi', 'treatment', 10.3, '処遇改善計画書による'),
  said('honmachi', 'murakami', 'plan_months', 3, '事業所の方針。変わり目に早く気づくため'),
  said('tonari', 'hirano', 'area', 5, '市の通知による'),
  said('tonari', 'hirano', 'unit_price', 10.6, '市の通知による。みずほ市の地域区分'),
];
/** People of before, whom no case stands for. */
const before: Record<string, { by: string; users: number; working: number }> = {
  honmachi: { by: 'onishi', users: 21, working: 20 },
  tonari: { by: 'hirano', users: 9, working: 7 },
};

/** @param today `YYYY-MM-DD`, in Asia/Tokyo */
export function rulesOf(stories: Story[], today: string): Said[] {
  const now = Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 1 : 0);
  const notified = Object.entries(before).flatMap(([agency, { by, users, working }]) =>
    [now - 1, now].flatMap((year) => {
      const line = (rule: string, value: number, reason: string): Said => ({
        ...said(agency, by, rule, value, reason),
        from_on: `${year}-04-01`,
        to_on: `${year + 1}-03-31`,
      });
      const counted = countedIn(stories, agency, year, today);
      const percent = (100 * (working + counted.filter((stayed) => stayed).length)) / (users + counted.length);
      return [
        line('users_before', users, '前の台帳で数えた'),
        line('working_before', working, '前の台帳で数え、会社に確かめた'),
        line('rate', Math.floor(percent * 10) / 10, `${year}年4月の届け出`),
      ];
    }),
  );
  return [...standing, ...notified];
}

/** Of an agency's stories, those that used the service in the three years before a fiscal year: whether each was still at work at its end. */
function countedIn(stories: Story[], agency: string, year: number, today: string): boolean[] {
  return stories
    .filter((story) => story.agency === agency)
    .flatMap((story) => {
      const contract = papersOf(story, today).find(({ kind }) => kind === 'contract');
      if (!contract || contract.from_on > `${year}-03-31` || (contract.to_on && contract.to_on < `${year - 3}-04-01`))
        return [];
      return [story.employments.some(({ to }) => to === undefined || dateOf(to, today) >= `${year}-03-31`)];
    });
}
