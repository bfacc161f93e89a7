import { Button, LinkButton } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Radios } from '@/components/ui/radios';
import { TextField } from '@/components/ui/text-field';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { SettingsNav } from './settings-nav';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  /** The private address; null: there is none. */
  address: string | null;
  madeAt: Date | null;
  worded: boolean;
  done?: 'saved' | 'made' | 'stopped' | undefined;
  failed: boolean;
};

/** An address by which a calendar program shows one's dates: made, worded, renewed and taken away here. */
export function CalendarSettings({ ui, me, address, madeAt, worded, done, failed }: Props) {
  const t = (key: string) => ui.t(`calendar.${key}`);
  return (
    <Page ui={ui} me={me}>
      {done && <Notice kind="done">{done === 'saved' ? ui.t('common.saved') : t(`done.${done}`)}</Notice>}
      {failed && <Notice kind="warning">{ui.t('errors.again')}</Notice>}
      <h1>{t('title')}</h1>
      <SettingsNav ui={ui} current="notices" />
      <p>{t('lead')}</p>
      {address === null || madeAt === null ? (
        <div className="actions">
          <Form ui={ui} action={paths.calendar('make')}>
            <Button>{t('make')}</Button>
          </Form>
        </div>
      ) : (
        <section>
          <h2>{t('address_title')}</h2>
          <p>{ui.t('calendar.since', { time: ui.dayTime(madeAt) })}</p>
          <p>{t('secret')}</p>
          <div className="actions">
            <LinkButton href={address.replace(/^https?:/, 'webcal:')}>{t('put_in')}</LinkButton>
          </div>
          <TextField ui={ui} name="address" label={t('address')} hint={t('address_hint')} value={address} readOnly />
          <p>{t('anew_hint')}</p>
          <div className="actions">
            <Form ui={ui} action={paths.calendar('make')}>
              <Button variant="secondary">{t('anew')}</Button>
            </Form>
            <Form ui={ui} action={paths.calendar('stop')}>
              <Button variant="danger">{t('stop')}</Button>
            </Form>
          </div>
        </section>
      )}
      <Form ui={ui} action={paths.calendar('save')}>
        <Radios
          ui={ui}
          name="words"
          label={t('words')}
          value={worded ? 'worded' : 'plain'}
          choices={[
            { value: 'plain', label: t('words_plain'), hint: t('words_plain_hint') },
            { value: 'worded', label: t('words_worded'), hint: t('words_worded_hint') },
          ]}
        />
        <Button>{ui.t('common.save')}</Button>
      </Form>
    </Page>
  );
}
