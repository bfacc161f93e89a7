import { LinkButton } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { makeUi } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { currentSettings } from '@/lib/session/settings';

export const generateMetadata = () => pageTitle('errors.notFound.title');

/** Not there, or not for you: the same page, so that nobody learns which. It asks nothing of the database. */
export default async function NotFoundPage() {
  const ui = makeUi(await currentSettings());
  return (
    <Page ui={ui}>
      <h1>{ui.t('errors.notFound.title')}</h1>
      <p>{ui.t('errors.notFound.body')}</p>
      <p className="actions">
        <LinkButton href={paths.home()}>{ui.t('unexpected.home')}</LinkButton>
      </p>
    </Page>
  );
}
