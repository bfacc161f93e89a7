import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Tag } from '@/components/ui/tag';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { SettingsNav } from './settings-nav';

type Session = {
  id: string;
  browser: string;
  system: string;
  method: string;
  createdAt: Date;
  lastSeenAt: Date;
  here: boolean;
};
type Props = { ui: Ui; me: { name: string; reading: string }; sessions: Session[]; ended: boolean };

export function SessionsPage({ ui, me, sessions, ended }: Props) {
  const others = sessions.filter((session) => !session.here).length;
  return (
    <Page ui={ui} me={me}>
      {ended && <Notice kind="done">{ui.t('settings.sessions.ended')}</Notice>}
      <h1>{ui.t('settings.nav.sessions')}</h1>
      <SettingsNav ui={ui} current="sessions" />
      <p>{ui.t('settings.sessions.hint')}</p>
      <ul className="grid">
        {sessions.map((session) => (
          <li key={session.id} className="card">
            <h2>
              {ui.t('settings.sessions.device', {
                browser: ui.text(`settings.browser.${session.browser}`),
                system: ui.text(`settings.system.${session.system}`),
              })}
            </h2>
            {session.here && (
              <p>
                <Tag>{ui.t('settings.sessions.here')}</Tag>
              </p>
            )}
            <p>
              {ui.t('settings.sessions.started', { time: ui.dayTime(session.createdAt) })}
              <br />
              {ui.t('settings.sessions.seen', { time: ui.dayTime(session.lastSeenAt) })}
              <br />
              {ui.t(`settings.sessions.method.${session.method}`)}
            </p>
            <Form ui={ui} action={paths.endSessions()}>
              <Hidden name="session" value={session.id} />
              <Button variant="secondary">{ui.t(session.here ? 'settings.sessions.end_here' : 'settings.sessions.end')}</Button>
            </Form>
          </li>
        ))}
      </ul>
      <div className="actions">
        {others > 0 && (
          <Form ui={ui} action={paths.endSessions()}>
            <Hidden name="session" value="others" />
            <Button variant="secondary">{ui.t('settings.sessions.end_others')}</Button>
          </Form>
        )}
        <Form ui={ui} action={paths.endSessions()}>
          <Hidden name="session" value="all" />
          <Button variant="danger">{ui.t('settings.sessions.end_all')}</Button>
        </Form>
      </div>
    </Page>
  );
}
