import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Radios } from '@/components/ui/radios';
import type { Ui } from '@/lib/i18n/ui';
import { newId } from '@/lib/ids';
import type { Way } from '@/lib/notices/ways';
import { paths } from '@/lib/paths';
import { PushSwitch } from './push-switch';
import { SettingsNav } from './settings-nav';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  way: Way;
  /** Those that this portal has. */
  ways: readonly Way[];
  devices: { id: string; browser: string; system: string; madeAt: Date }[];
  publicKey: string;
  /** What our account is called in LINE. */
  lineAccount: string;
  line: 'none' | 'linked' | 'blocked';
  done?: 'saved' | 'push' | 'line' | undefined;
  failed: boolean;
};

const doneWords = { saved: 'common.saved', push: 'notices.ways.push_done', line: 'notices.line.done' };

/** By which way one is told first, and what each way needs. The browser is asked for its leave only here, by a press. */
export function NoticeWays({ ui, me, way, ways, devices, publicKey, lineAccount, line, done, failed }: Props) {
  const t = (key: string) => ui.t(`notices.ways.${key}`);
  return (
    <Page ui={ui} me={me}>
      {done && <Notice kind="done">{ui.t(doneWords[done])}</Notice>}
      {failed && <Notice kind="warning">{ui.t('errors.again')}</Notice>}
      <h1>{t('title')}</h1>
      <SettingsNav ui={ui} current="notices" />
      <p>{t('lead')}</p>
      <Form ui={ui} action={paths.noticeWays('save')}>
        <Radios
          ui={ui}
          name="way"
          label={t('first')}
          value={way}
          choices={(['mail', 'push', 'line'] as const)
            .filter((one) => ways.includes(one))
            .map((one) => ({ value: one, label: t(one), hint: t(`${one}_hint`) }))}
        />
        <Button>{ui.t('common.save')}</Button>
      </Form>
      <section>
        <h2>{t('push_title')}</h2>
        <p>{t('push_lead')}</p>
        <PushSwitch
          words={{
            on: ui.text('notices.ways.push_on'),
            denied: ui.text('notices.ways.push_denied'),
            cannot: ui.text('notices.ways.push_cannot'),
            failed: ui.text('notices.ways.push_failed'),
          }}
          publicKey={publicKey}
          action={paths.push()}
          idem={newId()}
        />
        <noscript>
          <p>{t('push_script')}</p>
        </noscript>
        <p>
          <a className="alone" href={paths.pushOnIphone()}>
            {t('iphone')}
          </a>
        </p>
        {devices.length > 0 && (
          <>
            <h3>{t('devices')}</h3>
            <ul className="grid">
              {devices.map((device) => (
                <li key={device.id} className="card">
                  <h4>
                    {ui.t('settings.sessions.device', {
                      browser: ui.text(`settings.browser.${device.browser}`),
                      system: ui.text(`settings.system.${device.system}`),
                    })}
                  </h4>
                  <p>{ui.t('notices.ways.since', { time: ui.dayTime(device.madeAt) })}</p>
                  <Form ui={ui} action={paths.push('remove')}>
                    <Hidden name="id" value={device.id} />
                    <Button variant="secondary">{t('remove')}</Button>
                  </Form>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      {ways.includes('line') && (
        <section>
          <h2>{t('line_title')}</h2>
          <p>{t('line_lead')}</p>
          {line === 'none' ? (
            <p>{ui.t('notices.ways.line_how', { account: lineAccount })}</p>
          ) : (
            <Form ui={ui} action={paths.removeLine()}>
              <p>{t(`line_${line}`)}</p>
              <Button variant="secondary">{t('line_remove')}</Button>
            </Form>
          )}
        </section>
      )}
    </Page>
  );
}
