import { LinkButton } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { freshMinutes } from '@/lib/exports/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { SettingsNav } from './settings-nav';

type Props = { ui: Ui; me: { name: string; reading: string }; cases: number; fresh: boolean };

/** Taking along all that is one's own: what it is, and one button. */
export function Takeout({ ui, me, cases, fresh }: Props) {
  return (
    <Page ui={ui} me={me}>
      <h1>{ui.t('takeout.title')}</h1>
      <SettingsNav ui={ui} current="takeout" />
      {cases === 0 ? (
        <Empty>{ui.t('takeout.none')}</Empty>
      ) : (
        <>
          <p>{ui.t('takeout.lead')}</p>
          <ul className="dotted">
            {['words', 'papers', 'data', 'readme'].map((key) => (
              <li key={key}>{ui.t(`takeout.holds.${key}`)}</li>
            ))}
          </ul>
          <p>{ui.t('takeout.left_out')}</p>
          <p>{ui.t('takeout.care')}</p>
          {!fresh && <Notice>{ui.t('takeout.sign_in', { n: freshMinutes })}</Notice>}
          <div className="actions">
            {fresh ? (
              <LinkButton href={paths.takeout('file')} download>
                {ui.t('takeout.take')}
              </LinkButton>
            ) : (
              <LinkButton href={paths.signIn(paths.takeout())}>{ui.t('exports.sign_in_link')}</LinkButton>
            )}
          </div>
        </>
      )}
    </Page>
  );
}
