import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { Empty } from '@/components/ui/empty';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { TextArea } from '@/components/ui/text-area';
import { mayBeTold, readsCategory } from '@/lib/entries/model';
import type { Entry } from '@/lib/entries/queries';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { Readers } from './readers';
import { type Circle, partyWords } from './words';

type Props = { ui: Ui; caseId: string; entry: Entry; circle: Circle; state: FormState };

/** The support team's wish that more sides read an entry, with the reason that its author will read. */
export function Propose({ ui, caseId, entry, circle, state }: Props) {
  const consented = new Set(circle.consented);
  const offered = circle.parties.filter(
    (party) => party.open && !entry.audience.includes(party.id) && mayBeTold(party.kind, entry.category, entry.restricted),
  );
  return (
    <>
      <BackLink ui={ui} href={paths.entry(caseId, entry.id)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('audience.propose.title')}</h1>
      <p>{ui.t('audience.propose.text')}</p>
      <Readers ui={ui} circle={circle} audience={entry.audience} category={entry.category} own={entry.own} />
      {offered.length === 0 ? (
        <Empty>{ui.t('audience.propose.none')}</Empty>
      ) : (
        <Form ui={ui} action={paths.entryStep(caseId, entry.id, 'propose/send')}>
          <Hidden name="parties[]" value="" />
          <Checkboxes
            ui={ui}
            name="parties"
            label={ui.t('audience.propose.question')}
            error={state.errors.parties}
            values={valuesOf(state, 'parties')}
            choices={offered.map((party) => ({
              value: party.id,
              label: ui.say(partyWords(ui, circle, party)),
              hint: readsCategory(party, entry.category, consented) ? undefined : ui.t('audience.no_consent'),
            }))}
          />
          <TextArea
            ui={ui}
            name="reason"
            label={ui.t('audience.propose.reason')}
            hint={ui.t('audience.propose.reason_hint')}
            error={state.errors.reason}
            value={valueOf(state, 'reason')}
            rows={3}
          />
          <div className="actions">
            <Button>{ui.t('audience.propose.send')}</Button>
          </div>
        </Form>
      )}
    </>
  );
}
