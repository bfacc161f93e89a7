// What the demo agencies say of their rules: price, add-ons, how often plans are looked at again, and the rate that they notified for this
// fiscal year and the last, as it follows from their cases and from people of before.
import { firstOfYear, fiscalYear, percentWords, rateOf, type ServiceUser } from '@/lib/money/retention';
import type { SettingName } from '@/lib/money/settings';
import { papersOf } from './clock';
import { dateOf } from './dates';
import type { Story } from './types';

type Said = {
  agency: string;
  by: string;
  rule: SettingName;
  value: number;
  from_on: string;
  to_on: string | null;
  reason: string;
};

const revised = '2024-04-01';
const said = (agency: string, by: string, rule: SettingName, value: number, reason: string): Said => ({
  agency,
  by,
  rule,
  value,
  from_on: revised,
  to_on: null,
  reason,
});

const standing: Said[] = [
  said('honmachi', 'onishi', 'unit_price', 11.2, '市の通知による。ひなた市の地域区分'),
  said('honmachi', 'onishi', 'coach', 1, '高橋が研修を修了。体制の届け出'),
  said('honmachi', 'onishi', 'treatment', 10.3, '処遇改善計画書による'),
  said('honmachi', 'murakami', 'plan_months', 3, '事業所の方針。変わり目に早く気づくため'),
  said('tonari', 'hirano', 'unit_price', 10.6, '市の通知による。みずほ市の地域区分'),
];
/** People of before, whom no case stands for. */
const before: Record<string, { by: string; users: number; working: number }> = {
  honmachi: { by: 'onishi', users: 21, working: 20 },
  tonari: { by: 'hirano', users: 9, working: 7 },
};

/** @param today `YYYY-MM-DD`, in Asia/Tokyo */
export function rulesOf(stories: Story[], today: string): Said[] {
  const years = [fiscalYear(today) - 1, fiscalYear(today)].filter((year) => year >= 2024);
  const notified = Object.entries(before).flatMap(([agency, { by, users, working }]) =>
    years.flatMap((year) => {
      const { percent } = rateOf(usersOf(stories, agency, today), year, 'used', { users, working }, today);
      const line = (rule: SettingName, value: number, reason: string): Said => ({
        ...said(agency, by, rule, value, reason),
        from_on: firstOfYear(year),
        to_on: `${year + 1}-03-31`,
      });
      return [
        line('users_before', users, '前の台帳で数えた'),
        line('working_before', working, '前の台帳で数え、会社に確かめた'),
        line('rate', Number(percentWords(percent ?? 0)), `${year}年4月の届け出`),
      ];
    }),
  );
  return [...standing, ...notified];
}

function usersOf(stories: Story[], agency: string, today: string): ServiceUser[] {
  return stories
    .filter((story) => story.agency === agency)
    .flatMap((story): ServiceUser[] => {
      const contract = papersOf(story, today).find(({ kind }) => kind === 'contract');
      if (!contract) return [];
      const jobs = story.employments.map(({ from, to }) => ({
        startedOn: dateOf(from, today),
        endedOn: to === undefined ? null : dateOf(to, today),
      }));
      return [{ caseId: story.person, name: '', reading: '', startedOn: contract.from_on, endedOn: contract.to_on, jobs }];
    });
}
