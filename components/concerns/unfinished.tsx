import { Button, LinkButton } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { SummaryList } from '@/components/ui/summary-list';
import type { Gathered } from '@/lib/concerns/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** Something was begun and not sent: go on with it, or begin anew. */
export function Unfinished({ ui, caseId, draft }: { ui: Ui; caseId: string; draft: Gathered }) {
  const words = draft.words.trim();
  return (
    <>
      <h1>{ui.t('concerns.unfinished.title')}</h1>
      <p>{ui.t('concerns.unfinished.text')}</p>
      <SummaryList
        ui={ui}
        rows={[
          ...(draft.worry ? [{ term: ui.t('concerns.worry.short'), value: ui.t(`worries.${draft.worry}.title`) }] : []),
          ...(words
            ? [{ term: ui.t('concerns.words.short'), value: ui.say(words.length > 100 ? `${words.slice(0, 100)}…` : words) }]
            : []),
        ]}
      />
      <div className="actions">
        <LinkButton href={paths.newConcern(caseId, draft.worry ? 'check' : 'worry')}>
          {ui.t('concerns.unfinished.go_on')}
        </LinkButton>
        <Form ui={ui} action={paths.newConcern(caseId, 'anew')}>
          <Button variant="secondary">{ui.t('concerns.unfinished.anew')}</Button>
        </Form>
      </div>
    </>
  );
}
