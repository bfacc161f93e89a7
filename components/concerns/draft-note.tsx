import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import type { Ui } from '@/lib/i18n/ui';

/** What stands in the form was begun earlier: it can be thrown away, with its readers. */
export function DraftNote({ ui, anew }: { ui: Ui; anew: string }) {
  return (
    <Notice title={ui.t('concerns.unfinished.here')}>
      <Form ui={ui} action={anew}>
        <Button variant="secondary">{ui.t('concerns.unfinished.anew')}</Button>
      </Form>
    </Notice>
  );
}
