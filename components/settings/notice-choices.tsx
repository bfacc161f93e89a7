import { Button } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Radios } from '@/components/ui/radios';
import { Select } from '@/components/ui/select';
import type { Ui } from '@/lib/i18n/ui';
import { hours, type NoticeChoice, noticeKinds, noticeWhens, weekdays } from '@/lib/notices/choices';
import { paths } from '@/lib/paths';
import { SettingsNav } from './settings-nav';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  choice: NoticeChoice;
  /** Whether mail can reach them: there is an address, there is none, or it was refused. */
  address: 'good' | 'none' | 'refused';
  saved: boolean;
  failed: boolean;
};

/** When one is told outside, kind by kind, and when that rests. What is new is always on the page of notices; what comes only says that it is there. */
export function NoticeChoices({ ui, me, choice, address, saved, failed }: Props) {
  const clock = hours.map((hour) => ({
    value: String(hour),
    label: ui.text('notices.choices.hour', { hour: hourText(hour, ui) }),
  }));
  return (
    <Page ui={ui} me={me}>
      {saved && <Notice kind="done">{ui.t('common.saved')}</Notice>}
      {failed && <Notice kind="warning">{ui.t('errors.again')}</Notice>}
      <h1>{ui.t('notices.choices.title')}</h1>
      <SettingsNav ui={ui} current="notices" />
      <p>{ui.t('notices.choices.lead')}</p>
      <p>
        <a className="alone" href={paths.noticeWays()}>
          {ui.t('notices.ways.title')}
        </a>
        <a className="alone" href={paths.calendar()}>
          {ui.t('calendar.title')}
        </a>
      </p>
      {address !== 'good' && (
        <Notice kind="warning">
          {ui.t(`notices.choices.address_${address}`)} <a href={paths.ways()}>{ui.t('settings.nav.ways')}</a>
        </Notice>
      )}
      <Form ui={ui} action={paths.noticeSettings('save')}>
        {noticeKinds.map((kind) => (
          <Radios
            key={kind}
            ui={ui}
            name={kind}
            label={ui.t(`notices.choices.${kind}`)}
            value={choice[kind]}
            choices={noticeWhens.map((when) => ({ value: when, label: ui.t(`notices.choices.${when}`) }))}
          />
        ))}
        <Select
          ui={ui}
          name="daily_at"
          label={ui.t('notices.choices.daily_at')}
          options={clock}
          value={String(choice.dailyAt)}
        />
        <Select
          ui={ui}
          name="quiet_from"
          label={ui.t('notices.choices.quiet_from')}
          hint={ui.t('notices.choices.quiet_hint')}
          options={clock}
          value={String(choice.quietFrom)}
        />
        <Select
          ui={ui}
          name="quiet_to"
          label={ui.t('notices.choices.quiet_to')}
          options={clock}
          value={String(choice.quietTo)}
        />
        <Checkboxes
          ui={ui}
          name="days_off"
          label={ui.t('notices.choices.days_off')}
          values={choice.daysOff.map(String)}
          choices={weekdays.map((day) => ({ value: String(day), label: ui.t(`notices.choices.day_${day}`) }))}
        />
        <Button>{ui.t('common.save')}</Button>
      </Form>
    </Page>
  );
}

/** 午前8:00 · 8:00 am, as everywhere. */
const hourText = (hour: number, ui: Ui) => ui.time(new Date(Date.UTC(2026, 0, 1, hour - 9)));
