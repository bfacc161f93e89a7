import { type Circle, inOrder, partyWords } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { Empty } from '@/components/ui/empty';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { TextArea } from '@/components/ui/text-area';
import { WordingAdvice } from '@/components/wording/advice';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { type Section, sectionDraft } from '@/lib/manual/model';
import { paths } from '@/lib/paths';
import type { Advice } from '@/lib/wording/model';

type Props = { ui: Ui; caseId: string; section: Section; state: FormState; advice: Advice | null };

/** Writing a section of one's manual. Nobody reads more by it than before: who reads a section is chosen apart. */
export function SectionForm({ ui, caseId, section, state, current, advice }: Props & { current: string | null }) {
  return (
    <>
      <BackLink ui={ui} href={paths.manual(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t(`manual.sections.${section}.title`)}</h1>
      {state.notice && current !== null && (
        <section className="act">
          <h2>{ui.t('manual.now')}</h2>
          <p className="words">{ui.say(current)}</p>
        </section>
      )}
      <Form ui={ui} action={paths.manualSection(caseId, section, 'save')}>
        <Hidden name="version" value={valueOf(state, 'version')} />
        <TextArea
          ui={ui}
          name="words"
          label={ui.t('manual.words')}
          hint={ui.t(`manual.sections.${section}.hint`)}
          error={state.errors.words}
          value={valueOf(state, 'words')}
          rows={8}
        />
        <Autosave ui={ui} draftKey={sectionDraft(section)} />
        <p className="hint">{ui.t('manual.own_words')}</p>
        <WordingAdvice ui={ui} advice={advice} />
        <div className="actions">
          <Button>{ui.t('manual.save')}</Button>
        </div>
      </Form>
    </>
  );
}

/** Choosing with whom a section is shared. */
export function SectionReaders({ ui, caseId, section, state, circle, advice }: Props & { circle: Circle }) {
  const sides = inOrder(
    circle,
    circle.parties.filter((party) => party.open && party.kind !== 'supported_person'),
  );
  return (
    <>
      <BackLink ui={ui} href={paths.manual(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('manual.readers', { title: ui.text(`manual.sections.${section}.title`) })}</h1>
      {sides.length === 0 ? (
        <Empty>{ui.t('manual.nobody')}</Empty>
      ) : (
        <Form ui={ui} action={paths.manualSection(caseId, section, 'readers/save')}>
          <Hidden name="parties[]" value="" />
          <Checkboxes
            ui={ui}
            name="parties"
            label={ui.t('manual.with')}
            hint={ui.t('manual.with_hint')}
            error={state.errors.parties}
            values={valuesOf(state, 'parties')}
            choices={sides.map((party) => ({ value: party.id, label: ui.say(partyWords(ui, circle, party)) }))}
          />
          <WordingAdvice ui={ui} advice={advice} />
          <div className="actions">
            <Button>{ui.t('manual.save_readers')}</Button>
          </div>
        </Form>
      )}
    </>
  );
}
