import { Button, LinkButton } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Page } from '@/components/ui/page';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** Stopping mail, by whoever holds one: no sign-in, no reason, one button. Nothing here says who they are. */
export function StopMail({ ui, token, state }: { ui: Ui; token: string; state: 'open' | 'done' | 'over' }) {
  return (
    <Page ui={ui}>
      <h1>{ui.t('mail.stop.title')}</h1>
      <p>{ui.t(`mail.stop.${state}`)}</p>
      {state === 'open' ? (
        <Form ui={ui} action={paths.stopMail(token, 'now')}>
          <Button>{ui.t('mail.stop.press')}</Button>
        </Form>
      ) : (
        <LinkButton variant="secondary" href={paths.noticeSettings()}>
          {ui.t('mail.stop.choose')}
        </LinkButton>
      )}
    </Page>
  );
}
