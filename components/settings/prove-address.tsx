import { Button, LinkButton } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Page } from '@/components/ui/page';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; me: { name: string; reading: string } | null; token: string; failed?: 'taken' | 'over' | undefined };

export function ProveAddress({ ui, me, token, failed }: Props) {
  return (
    <Page ui={ui} me={me ?? undefined}>
      <h1>{ui.t('settings.address.title')}</h1>
      {!me ? (
        <p>{ui.t('settings.address.elsewhere')}</p>
      ) : failed ? (
        <>
          <p>{ui.t(`settings.address.${failed}`)}</p>
          <LinkButton href={paths.ways()}>{ui.t('settings.nav.ways')}</LinkButton>
        </>
      ) : (
        <>
          <p>{ui.t('settings.address.text', { name: me.name })}</p>
          <Form ui={ui} action={paths.addressLink(token, 'prove')}>
            <Button>{ui.t('settings.address.press')}</Button>
          </Form>
        </>
      )}
    </Page>
  );
}
