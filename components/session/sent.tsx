import { Page } from '@/components/ui/page';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

export function Sent({ ui, me, demo }: { ui: Ui; me: { name: string; reading: string } | null; demo: boolean }) {
  return (
    <Page ui={ui} me={me ?? undefined}>
      <h1>{ui.t('session.sent.title')}</h1>
      <p>{ui.t('session.sent.text')}</p>
      <ol className="numbered">
        <li>{ui.t('session.sent.step_open')}</li>
        <li>{ui.t('session.sent.step_press')}</li>
      </ol>
      {demo && (
        <p>
          <a className="alone" href={paths.mailbox()}>
            {ui.t('session.sent.mailbox')}
          </a>
        </p>
      )}
      <h2>{ui.t('session.sent.missing')}</h2>
      <ul className="dotted">
        <li>{ui.t('session.sent.missing_spam')}</li>
        <li>{ui.t('session.sent.missing_address')}</li>
        <li>{ui.t('session.sent.missing_worker')}</li>
      </ul>
      <p>
        <a className="alone" href={paths.signIn()}>
          {ui.t('session.sent.again')}
        </a>
      </p>
    </Page>
  );
}
