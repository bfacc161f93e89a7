import { Checkboxes } from '@/components/ui/checkboxes';
import { DateField } from '@/components/ui/date-field';
import { Hidden } from '@/components/ui/hidden';
import { Radios } from '@/components/ui/radios';
import { TextField } from '@/components/ui/text-field';
import { lastDay, purposes, type Side, sensitiveFor, untils } from '@/lib/consents/model';
import { today } from '@/lib/dates';
import { type Category, categories, mayBeTold } from '@/lib/entries/model';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';

type Props = { ui: Ui; side: Side; scope: Category[] | null; state: FormState; calm?: boolean };

/** What is given, what for, until when: the same on the screen and from a paper. */
export function WhatFields({ ui, side, scope, state, calm = true }: Props) {
  const { errors } = state;
  return (
    <>
      <Hidden name="categories[]" value="" />
      <Checkboxes
        ui={ui}
        name="categories"
        label={ui.t('consents.give.categories', { party: side.label })}
        hint={ui.t('consents.give.categories_hint')}
        error={errors.categories}
        values={valuesOf(state, 'categories')}
        choices={(scope ?? categories)
          .filter((category) => mayBeTold(side.kind, category))
          .map((category) => ({
            value: category,
            label: ui.t(`categories.${category}.title`),
            hint: (
              <>
                {ui.t(`consents.reads.${side.kind}.${category}`)}
                {calm && sensitiveFor(side.kind, category) && <> {ui.t('consents.give.sensitive')}</>}
              </>
            ),
          }))}
      />
      <Radios
        ui={ui}
        name="purpose"
        label={ui.t('consents.give.purpose')}
        error={errors.purpose}
        value={valueOf(state, 'purpose')}
        choices={purposes.map((purpose) => ({ value: purpose, label: ui.t(`consents.purposes.${purpose}`) }))}
      />
      <TextField
        ui={ui}
        name="more"
        label={ui.t('consents.give.more')}
        hint={ui.t('consents.give.more_hint')}
        need="optional"
        error={errors.more}
        value={valueOf(state, 'more')}
        maxLength={300}
      />
      <Radios
        ui={ui}
        name="until"
        label={ui.t('consents.give.until')}
        hint={ui.t('consents.give.until_hint')}
        error={errors.until}
        value={valueOf(state, 'until')}
        choices={untils.map((until) => ({
          value: until,
          label: ui.t(`consents.give.${until === 'review' && !side.review ? 'review_about' : until}`),
          ...(until !== 'day' && {
            hint: ui.t('common.until', { date: ui.day(lastDay({ until, day: '' }, today(), side.review)) }),
          }),
        }))}
      />
      <DateField
        ui={ui}
        name="day"
        label={ui.t('consents.give.the_day')}
        hint={ui.t('consents.give.the_day_hint')}
        error={errors.day}
        value={valueOf(state, 'day')}
      />
    </>
  );
}
