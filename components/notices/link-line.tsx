import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; me: { name: string; reading: string }; linkToken: string; on: boolean; failed: boolean };

/** From a link in LINE: whose account it becomes, and what will come there. Nothing happens before the button. */
export function LinkLine({ ui, me, linkToken, on, failed }: Props) {
  return (
    <Page ui={ui} me={me}>
      {failed && <Notice kind="warning">{ui.t('errors.again')}</Notice>}
      <h1>{ui.t('notices.line.title')}</h1>
      {on ? (
        <Form ui={ui} action={paths.line(linkToken, 'link')}>
          <p>{ui.name(ui.text('notices.line.text', { name: me.name }), null)}</p>
          <Button>{ui.t('notices.line.press')}</Button>
        </Form>
      ) : (
        <Empty>{ui.t('notices.line.off')}</Empty>
      )}
    </Page>
  );
}
