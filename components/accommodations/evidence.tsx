import { type Circle, inOrder, listWords, partyWords } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { ReadersNote } from '@/components/ui/readers-note';
import { TextArea } from '@/components/ui/text-area';
import { evidenceDraft } from '@/lib/accommodations/model';
import type { Evidence } from '@/lib/accommodations/queries';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; caseId: string; entryId: string; all: Evidence[]; circle: Circle; state: FormState; done: boolean };

/** What doctors and offices have written, beside a dialogue and apart from it. */
export function EvidencePage({ ui, caseId, entryId, all, circle, state, done }: Props) {
  const inner = circle.parties.filter((party) => party.open && ['supported_person', 'support_team'].includes(party.kind));
  const others = circle.parties.filter((party) => party.open && !inner.includes(party));
  const names = (parties: typeof inner) =>
    listWords(
      ui,
      inOrder(circle, parties).map((party) => partyWords(ui, circle, party)),
    );
  return (
    <>
      <BackLink ui={ui} href={paths.accommodation(caseId, entryId)} />
      {state.notice ? (
        <Notice kind="warning">{ui.t(state.notice)}</Notice>
      ) : (
        done && <Notice kind="done">{ui.t('accommodations.evidence.done')}</Notice>
      )}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('accommodations.evidence.title')}</h1>
      <p>{ui.t('accommodations.evidence.lead')}</p>
      {all.map((one) => (
        <section className="act" key={one.id}>
          <p className="words">{ui.say(one.words)}</p>
          <p className="hint">
            {ui.name(one.authorName, one.authorReading)} {ui.day(one.writtenAt)}
          </p>
        </section>
      ))}
      <Form ui={ui} action={paths.accommodation(caseId, entryId, 'evidence/save')}>
        <TextArea
          ui={ui}
          name="words"
          label={ui.t('accommodations.evidence.words')}
          hint={ui.t('accommodations.evidence.hint')}
          error={state.errors.words}
          value={valueOf(state, 'words')}
          rows={4}
        />
        <Autosave ui={ui} draftKey={evidenceDraft(entryId)} />
        <ReadersNote ui={ui} see={names(inner)} blind={names(others)} />
        <div className="actions">
          <Button>{ui.t('accommodations.evidence.send')}</Button>
        </div>
      </Form>
    </>
  );
}
