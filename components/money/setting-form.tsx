import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { valueOn } from '@/lib/clock/rules';
import { today } from '@/lib/dates';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { addOns, amountOn, areas, type Cut, cuts, monthlyAddOns } from '@/lib/money/rules';
import { type SettingName, settingKinds } from '@/lib/money/settings';
import { paths } from '@/lib/paths';
import { areaWords } from './tables';

/** Says one rule: what it is, from when, and why. */
export function SettingForm({ ui, agencyId, rule, state }: { ui: Ui; agencyId: string; rule: SettingName; state: FormState }) {
  const { unit, most } = settingKinds[rule];
  const field = (name: string) => ({ ui, name, error: state.errors[name], value: valueOf(state, name) });
  const hint = ui.t(`money.hint.${rule}`, { units: amountOf(rule), most, usual: valueOn('plan_policy_months', today()) });
  return (
    <>
      <BackLink ui={ui} href={paths.agencySettings(agencyId)}>
        {ui.t('money.settings.back')}
      </BackLink>
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('money.settings.change_title', { rule: ui.text(`money.rule.${rule}`) })}</h1>
      <Form ui={ui} action={paths.saveSetting(agencyId)}>
        <Hidden name="rule" value={rule} />
        {unit === 'area' ? (
          <Radios
            {...field('value')}
            label={ui.t('money.rule.area')}
            hint={hint}
            choices={amountOn(areas, today()).map(({ percent, price }, place) => ({
              value: String(place + 1),
              label: areaWords(ui, place + 1),
              hint:
                price === null
                  ? ui.t('money.areas.hint', { percent })
                  : ui.t('money.areas.known', { price: (price / 100).toFixed(2) }),
            }))}
          />
        ) : unit === 'yes' ? (
          <Radios
            {...field('value')}
            label={ui.t('money.settings.value_yes')}
            hint={hint}
            choices={[
              { value: '1', label: ui.t('money.settings.yes') },
              { value: '0', label: ui.t('money.settings.no') },
            ]}
          />
        ) : (
          <TextField {...field('value')} label={ui.t(`money.rule.${rule}`)} hint={hint} inputMode="decimal" />
        )}
        <DateField {...field('from')} label={ui.t('money.settings.from')} />
        <DateField {...field('to')} label={ui.t('money.settings.to')} hint={ui.t('money.settings.to_hint')} need="optional" />
        <TextArea {...field('reason')} label={ui.t('money.settings.reason')} hint={ui.t('money.settings.reason_hint')} />
        <Button>{ui.t('common.save')}</Button>
      </Form>
    </>
  );
}

/** What a rule adds, in units, or takes off, in per cent. */
function amountOf(rule: SettingName): number {
  const add = monthlyAddOns.find((name) => name === rule);
  return add ? amountOn(addOns[add], today()) : rule in cuts ? amountOn<number>(cuts[rule as Cut], today()) : 0;
}
