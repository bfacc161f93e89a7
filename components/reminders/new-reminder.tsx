import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Radios } from '@/components/ui/radios';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { everies, times } from '@/lib/reminders/model';

type Props = { ui: Ui; me: { name: string; reading: string }; ways: readonly string[]; state: FormState };

/** What, when, how often, by which way. */
export function NewReminder({ ui, me, ways, state }: Props) {
  const { errors } = state;
  return (
    <Page ui={ui} me={me}>
      <BackLink ui={ui} href={paths.reminders()} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={errors} />
      <h1>{ui.t('reminders.new')}</h1>
      <Form ui={ui} action={paths.newReminder('save')}>
        <TextField
          ui={ui}
          name="words"
          label={ui.t('reminders.words')}
          hint={ui.t('reminders.words_hint')}
          error={errors.words}
          value={valueOf(state, 'words')}
          maxLength={200}
          autoComplete="off"
        />
        <DateField
          ui={ui}
          name="day"
          label={ui.t('reminders.day')}
          near={[0, 1, 7]}
          error={errors.day}
          value={valueOf(state, 'day')}
        />
        <Select
          ui={ui}
          name="time"
          label={ui.t('reminders.time')}
          error={errors.time}
          value={valueOf(state, 'time')}
          options={times.map((time) => ({ value: time, label: ui.time(new Date(`2026-01-01T${time}:00+09:00`)) }))}
        />
        <Radios
          ui={ui}
          name="every"
          label={ui.t('reminders.repeat')}
          error={errors.every}
          value={valueOf(state, 'every')}
          choices={everies.map((every) => ({ value: every, label: ui.t(`reminders.every.${every}`) }))}
        />
        <Radios
          ui={ui}
          name="way"
          label={ui.t('reminders.way')}
          error={errors.way}
          value={valueOf(state, 'way')}
          choices={['usual', 'page', ...ways].map((way) => ({ value: way, label: ui.t(`reminders.ways.${way}`) }))}
        />
        <Button>{ui.t('reminders.save')}</Button>
      </Form>
    </Page>
  );
}
