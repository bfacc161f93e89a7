import { Details } from '@/components/ui/details';
import { Table as Rows } from '@/components/ui/table';
import type { Day } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';
import { type AddOn, addOns, amountOn, areas, type Cut, cutNames, cuts, planCuts } from '@/lib/money/rules';
import { settingKinds } from '@/lib/money/settings';

/** A class of area by its number, of which the last is elsewhere. */
export const areaWords = (ui: Ui, area: number): string =>
  area === settingKinds.area.most ? ui.text('money.areas.other') : ui.text('money.areas.area', { n: area });

/** What the law adds and takes off, how sure each is, and what areas add to the price. */
export function Table({ ui, day }: { ui: Ui; day: Day }) {
  const plan = amountOn(planCuts, day);
  const rows: [key: string, name: string, amount: string, sure: string][] = [
    ...(Object.keys(addOns) as AddOn[]).map((name): [string, string, string, string] => [
      name,
      `money.rule.${name}`,
      ui.text('money.sources.units', { n: amountOn(addOns[name], day) }),
      addOns[name].at(-1)!.sure,
    ]),
    ...cutNames.map((name: Cut): [string, string, string, string] => [
      name,
      `money.rule.${name}`,
      ui.text('money.sources.minus', { n: amountOn<number>(cuts[name], day) }),
      cuts[name].at(-1)!.sure,
    ]),
    [
      'plan',
      'money.sources.plan',
      ui.text('money.sources.plan_amount', { first: plan.first, later: plan.later }),
      planCuts.at(-1)!.sure,
    ],
  ];
  return (
    <>
      <Details summary={ui.t('money.sources.title')}>
        <Rows
          caption={ui.text('money.sources.title')}
          head={[ui.t('money.sources.name'), ui.t('money.sources.amount'), ui.t('money.sources.sure')]}
          numbers={[1]}
          stacks={[2]}
          rows={rows.map(([key, name, amount, sure]) => ({
            key,
            cells: [ui.t(name), ui.say(amount), ui.t(`money.sources.${sure}`)],
          }))}
        />
        <p>{ui.t('money.sources.lead')}</p>
        <p>{ui.t('money.sources.not_counted')}</p>
      </Details>
      <Details summary={ui.t('money.areas.title')}>
        <p>{ui.t('money.areas.lead')}</p>
        <Rows
          caption={ui.text('money.areas.title')}
          head={[ui.t('money.areas.head_area'), ui.t('money.areas.head_percent'), ui.t('money.areas.head_price')]}
          numbers={[1, 2]}
          rows={amountOn(areas, day).map(({ percent, price }, place) => ({
            key: String(place),
            cells: [
              areaWords(ui, place + 1),
              ui.t('money.settings.percent', { n: percent }),
              price === null ? ui.t('money.areas.ask') : ui.t('money.settings.yen', { n: (price / 100).toFixed(2) }),
            ],
          }))}
        />
      </Details>
    </>
  );
}
