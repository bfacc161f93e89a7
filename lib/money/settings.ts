/** What an agency itself says of its rules: each from a day on, sometimes until one, with a reason. The line that began last holds. */
import { z } from 'zod';
import { valueOn } from '@/lib/clock/rules';
import { type Day, today } from '@/lib/dates';
import { choiceField, cleanText, dayField, textField } from '@/lib/forms/fields';

/** How each is written, from the least to the most. Stored for ever (app.agency_rule). */
export const settingKinds = {
  /** 1級地 is 1, その他 8. */
  area: { unit: 'area', least: 1, most: 8 },
  unit_price: { unit: 'yen', least: 10, most: 13 },
  rate: { unit: 'percent', least: 0, most: 100 },
  treatment: { unit: 'percent', least: 0, most: 30 },
  record: { unit: 'yes', least: 0, most: 1 },
  coach: { unit: 'yes', least: 0, most: 1 },
  region: { unit: 'yes', least: 0, most: 1 },
  handover: { unit: 'yes', least: 0, most: 1 },
  publication: { unit: 'yes', least: 0, most: 1 },
  continuity: { unit: 'yes', least: 0, most: 1 },
  abuse: { unit: 'yes', least: 0, most: 1 },
  restraint: { unit: 'yes', least: 0, most: 1 },
  /** Never more than the law's. */
  plan_months: { unit: 'months', least: 1, most: valueOn('plan_months', '2024-04-01') },
  users_before: { unit: 'people', least: 0, most: 999 },
  working_before: { unit: 'people', least: 0, most: 999 },
} as const;
export type SettingName = keyof typeof settingKinds;
const settingNames = Object.keys(settingKinds) as [SettingName, ...SettingName[]];
export const isSetting = (name: unknown): name is SettingName => typeof name === 'string' && Object.hasOwn(settingKinds, name);

/** In the order of the page. */
export const settingGroups = {
  fee: ['area', 'unit_price', 'rate', 'treatment', 'record', 'coach', 'region'],
  cuts: ['handover', 'publication', 'continuity', 'abuse', 'restraint'],
  plan: ['plan_months'],
  before: ['users_before', 'working_before'],
} as const satisfies Record<string, readonly SettingName[]>;

export type Setting = {
  id: string;
  agencyId: string;
  rule: SettingName;
  value: number;
  from: Day;
  to: Day | null;
  reason: string;
  setBy: string;
  setAt: Date;
};

/** What holds on a day: of the lines that do, the one that began last; of two from the same day, the one said later. */
export function settingOn(settings: Setting[], rule: SettingName, day: Day): Setting | null {
  return settings
    .filter((one) => one.rule === rule && one.from <= day && (!one.to || day <= one.to))
    .reduce<Setting | null>(
      (last, one) => (!last || one.from > last.from || (one.from === last.from && one.setAt > last.setAt) ? one : last),
      null,
    );
}

/** Months within which plans are looked at again by an agency's own rule: three, unless it says otherwise. */
export const planMonths = (settings: Setting[], day: Day): number =>
  settingOn(settings, 'plan_months', day)?.value ?? valueOn('plan_policy_months', day);

export const settingForm = z
  .strictObject({
    rule: choiceField(settingNames),
    value: z
      .string()
      .default('')
      .transform((words) =>
        cleanText(words)
          .normalize('NFKC')
          .replace(/[,円%人\s]/g, ''),
      ),
    from: dayField(),
    to: dayField(),
    reason: textField({ max: 500, empty: 'money.errors.reason' }),
  })
  .superRefine(({ rule, value, from, to }, context) => {
    const say = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    const kind = settingKinds[rule];
    const written = kind.unit === 'yen' || kind.unit === 'percent' ? /^\d{1,3}(\.\d{1,2})?$/ : /^\d{1,3}$/;
    if (!written.test(value) || Number(value) < kind.least || Number(value) > kind.most)
      say('value', `money.errors.${kind.unit}`);
    if (from === '') say('from', 'money.errors.from');
    else if (from < '2018-04-01' || from > `${Number(today().slice(0, 4)) + 5}`) say('from', 'money.errors.day');
    if (to !== '' && from !== '' && to < from) say('to', 'money.errors.order');
  });
export type SettingInput = z.output<typeof settingForm>;

export const settingDraft = (agencyId: string, rule: string) => `setting:${agencyId}:${rule}`;
