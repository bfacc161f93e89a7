import type { ReactNode } from 'react';
import { Details } from '@/components/ui/details';
import { Notice } from '@/components/ui/notice';
import { SummaryList } from '@/components/ui/summary-list';
import { type Day, today } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';
import { priceOf } from '@/lib/money/estimate';
import { type Setting, type SettingName, settingGroups, settingKinds, settingOn } from '@/lib/money/settings';
import { paths } from '@/lib/paths';
import { areaWords, Table as Money } from './tables';

type Agency = { id: string; name: string; manager: boolean };
type Props = { ui: Ui; agency: Agency; settings: Setting[]; saved: boolean; children?: ReactNode };

/** What an agency says of its rules, group by group, each with since when; other rooms' sections come as children. */
export function AgencySettings({ ui, agency, settings, saved, children }: Props) {
  return (
    <>
      {saved && <Notice kind="done">{ui.t('money.settings.saved')}</Notice>}
      <h1>{ui.t('money.settings.title')}</h1>
      <p>{ui.say(agency.name)}</p>
      <p className="lead">{ui.t('money.settings.lead')}</p>
      <p className="hint">{ui.t('money.settings.readers')}</p>
      {(Object.keys(settingGroups) as (keyof typeof settingGroups)[]).map((group) => (
        <Group key={group} ui={ui} agency={agency} settings={settings} group={group} rules={settingGroups[group]} />
      ))}
      {children}
      <Others ui={ui} agency={agency} />
      <Money ui={ui} day={today()} />
    </>
  );
}

function Group({
  ui,
  agency,
  settings,
  group,
  rules,
}: {
  ui: Ui;
  agency: Agency;
  settings: Setting[];
  group: string;
  rules: readonly SettingName[];
}) {
  const lines = settings.filter(({ rule }) => rules.includes(rule));
  return (
    <section aria-labelledby={group}>
      <h2 id={group}>{ui.t(`money.settings.${group}`)}</h2>
      <SummaryList
        ui={ui}
        rows={rules.map((rule) => ({
          term: ui.t(`money.rule.${rule}`),
          value: <Holds ui={ui} settings={settings} rule={rule} day={today()} />,
          ...(agency.manager && {
            change: { href: paths.agencySettings(agency.id, rule), what: ui.text(`money.rule.${rule}`) },
          }),
        }))}
      />
      {lines.length > 0 && (
        <Details summary={ui.t('money.settings.history')}>
          <ul className="dotted">
            {lines.map((line) => (
              <li key={line.id}>
                {ui.t(`money.rule.${line.rule}`)}: {lineWords(ui, line)}
                <br />
                {ui.t('money.settings.history_line', {
                  day: ui.dayTime(line.setAt),
                  name: line.setBy,
                  reason: line.reason,
                })}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  );
}

/** What holds, and what will from a later day on. */
function Holds({ ui, settings, rule, day }: { ui: Ui; settings: Setting[]; rule: SettingName; day: Day }) {
  const now = settingOn(settings, rule, day);
  const later = settings.filter((one) => one.rule === rule && one.from > day).sort((a, b) => a.from.localeCompare(b.from));
  return (
    <>
      {now ? lineWords(ui, now) : <Unset ui={ui} settings={settings} rule={rule} day={day} />}
      {later.map((one) => (
        <div key={one.id}>{ui.t('money.settings.later', { value: valueWords(ui, one), from: ui.day(one.from) })}</div>
      ))}
    </>
  );
}

/** What holds where nothing was said: a price follows from the class of the area, where the table has it. */
function Unset({ ui, settings, rule, day }: { ui: Ui; settings: Setting[]; rule: SettingName; day: Day }) {
  const { price, priceBy } = priceOf(settings, day);
  if (rule === 'unit_price' && priceBy === 'area') return ui.t('money.areas.follows', { price: (price / 100).toFixed(2) });
  return ui.t(settingKinds[rule].unit === 'yes' ? 'money.settings.no' : 'money.settings.unset');
}

/** A value as it is said: 11.20円, 92.5%, 3か月, あり. */
export function valueWords(ui: Ui, { rule, value }: Pick<Setting, 'rule' | 'value'>): string {
  const { unit } = settingKinds[rule];
  if (unit === 'yes') return ui.text(value === 1 ? 'money.settings.yes' : 'money.settings.no');
  if (unit === 'area') return areaWords(ui, value);
  return ui.text(`money.settings.${unit}`, { n: unit === 'yen' ? value.toFixed(2) : value });
}

const lineWords = (ui: Ui, line: Setting): ReactNode =>
  ui.t(line.to ? 'money.settings.between' : 'money.settings.since', {
    value: valueWords(ui, line),
    from: ui.day(line.from),
    ...(line.to && { to: ui.day(line.to) }),
  });

/** What else an agency decides, each at its own place. For its managers. */
function Others({ ui, agency }: { ui: Ui; agency: Agency }) {
  if (!agency.manager) return null;
  const places = [
    [paths.retentionRate(agency.id), 'money.rate.title'],
    [paths.retention(agency.id), 'retention.title'],
    [paths.agencyNotices(agency.id), 'notices.agency.title'],
    [paths.safetyDesk(agency.id), 'safety.desk.title'],
    [paths.agencyWords(agency.id), 'wording.list.title'],
  ] as const;
  return (
    <section aria-labelledby="others">
      <h2 id="others">{ui.t('money.settings.others')}</h2>
      {places.map(([href, title]) => (
        <p key={href}>
          <a className="alone" href={href}>
            {ui.t(title)}
          </a>
        </p>
      ))}
    </section>
  );
}
