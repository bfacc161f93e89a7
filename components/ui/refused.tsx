import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { LinkButton } from './button';
import { Page } from './page';

type Props = { ui: Ui; title: string; text: string; id?: string | undefined; again?: string | undefined };

/** Not there, not taken, or a fault of ours: one sentence, the way back, and help as on every page. `title` and `text` are keys. */
export function Refused({ ui, title, text, id, again }: Props) {
  return (
    <Page ui={ui}>
      <h1>{ui.t(title)}</h1>
      <p>{ui.t(text)}</p>
      {id && <p className="words">{ui.t('unexpected.id', { id })}</p>}
      <div className="actions">
        {again && <LinkButton href={again}>{ui.t('unexpected.again')}</LinkButton>}
        <LinkButton href={paths.home()} variant={again ? 'secondary' : 'primary'}>
          {ui.t('unexpected.home')}
        </LinkButton>
      </div>
    </Page>
  );
}
