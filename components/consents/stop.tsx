import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import type { Side } from '@/lib/consents/model';
import type { Category } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; caseId: string; partyId: string; category: Category };

/** Stops sharing one category with one side: one tap, at once. Also stands beside an entry's readers. */
export function StopOne({ ui, caseId, partyId, category, of }: Props & { of?: string }) {
  const what = ui.text(`categories.${category}.title`);
  return (
    <Form ui={ui} action={paths.consentOf(caseId, partyId, 'withdraw')}>
      <Hidden name="categories[]" value={category} />
      <Button variant="danger" aria-label={ui.text('consents.act.stop_of', { what: of ? `${of}：${what}` : what })}>
        {ui.t('consents.act.stop')}
      </Button>
    </Form>
  );
}

/** Stops sharing everything with one side. */
export function StopAll({ ui, caseId, side }: { ui: Ui; caseId: string; side: Side }) {
  return (
    <Form ui={ui} action={paths.consentOf(caseId, side.id, 'withdraw')}>
      <Button variant="danger" aria-label={ui.text('consents.act.stop_all_of', { party: side.label })}>
        {ui.t('consents.act.stop_all')}
      </Button>
    </Form>
  );
}
