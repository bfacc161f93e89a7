import { StopHere, stoppable } from '@/components/consents/stop-here';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { Empty } from '@/components/ui/empty';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { isTheirs } from '@/lib/entries/model';
import type { Entry } from '@/lib/entries/queries';
import type { FormState } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { Readers } from './readers';
import { type Circle, partyWords } from './words';

type Props = {
  ui: Ui;
  caseId: string;
  entry: Entry;
  circle: Circle;
  state: FormState /** The supported person. */;
  mayStop?: boolean;
};

/** Who reads an entry, and taking sides out of it. The author's side and the support team stay, and the supported person where it is theirs. */
export function Narrow({ ui, caseId, entry, circle, state, mayStop = false }: Props) {
  const removable = circle.parties.filter(
    (party) =>
      party.open &&
      entry.audience.includes(party.id) &&
      party.id !== entry.authorPartyId &&
      !circle.mine.includes(party.id) &&
      party.kind !== 'support_team' &&
      !(party.kind === 'supported_person' && isTheirs(entry.kind)),
  );
  return (
    <>
      <BackLink ui={ui} href={paths.entry(caseId, entry.threadId ?? entry.id)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('audience.narrow.title')}</h1>
      <Readers ui={ui} circle={circle} audience={entry.audience} category={entry.category} own={entry.own} />
      {mayStop && <StopHere ui={ui} caseId={caseId} entry={entry} circle={circle} />}
      {removable.length === 0 && !(mayStop && stoppable(entry, circle).length > 0) && (
        <Empty>{ui.t('audience.narrow.none')}</Empty>
      )}
      {removable.length > 0 && (
        <Form ui={ui} action={paths.entryStep(caseId, entry.id, 'readers/narrow')}>
          <Checkboxes
            ui={ui}
            name="without"
            label={ui.t('audience.narrow.question')}
            hint={ui.t('audience.narrow.hint')}
            error={state.errors.without}
            choices={removable.map((party) => ({
              value: party.id,
              icon: 'eye-off',
              label: ui.say(partyWords(ui, circle, party)),
            }))}
          />
          <div className="actions">
            <Button>{ui.t('audience.narrow.send')}</Button>
          </div>
        </Form>
      )}
    </>
  );
}
