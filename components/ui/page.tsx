import type { ReactNode } from 'react';
import type { Desk } from '@/lib/cases/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { asText } from './as-text';
import { Button } from './button';
import { Form } from './form';
import { Help } from './help';
import { Live } from './live';
import { Nav, type Place } from './nav';

type Props = {
  ui: Ui;
  /** Named in the browser by the route's metadata; here for what is read out. */
  title?: string;
  nav?: Place[];
  /** The person who is signed in. */
  me?: { name: string; reading: string; news?: { unread: number; mark: string }; desk?: Desk | undefined };
  /** Whom to turn to about this page's case; without it, the person's own desk. */
  help?: Desk;
  /** What must be known of the whole page, before it. */
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame of every page: where one can go, the page, and help as the last thing. */
export function Page({ ui, nav, me, help, banner, children }: Props) {
  return asText(
    <>
      <header className="head">
        <div>
          <a className="brand" href={paths.home()}>
            {ui.text('common.appName')}
          </a>
          <div className="links">
            {me && <span className="who">{ui.name(me.name, me.reading)}</span>}
            {me && (
              <a href={paths.notices()}>
                <span>{ui.t('notices.title')}</span>
                {me.news && me.news.unread > 0 && <b className="badge">{ui.text('notices.badge', { n: me.news.unread })}</b>}
              </a>
            )}
            <a href={paths.settings()}>
              <span>{ui.t('common.settings')}</span>
            </a>
            {me && (
              <Form ui={ui} action={paths.signOut()}>
                <Button variant="quiet">{ui.t('common.signOut')}</Button>
              </Form>
            )}
          </div>
          {nav && <Nav ui={ui} places={nav} />}
        </div>
        {me?.news && (
          <Live
            from={paths.news()}
            since={me.news.mark}
            href={paths.notices()}
            words={ui.text('notices.live')}
            show={ui.text('common.show')}
          />
        )}
      </header>
      {banner}
      <main id="main">{children}</main>
      <Help ui={ui} help={help ?? me?.desk} />
    </>,
  );
}
