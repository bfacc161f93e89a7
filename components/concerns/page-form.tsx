import { ReaderChoices } from '@/components/audience/reader-choices';
import { ReaderNames } from '@/components/audience/reader-names';
import type { Circle } from '@/components/audience/words';
import { DraftNote } from '@/components/concerns/draft-note';
import { Autosave } from '@/components/ui/autosave';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { TextArea } from '@/components/ui/text-area';
import { categoryOf, circleOf, draftKey, offeredTo, type Worry } from '@/lib/concerns/model';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Watched } from '@/lib/wording/model';
import { type Voice, WorryChoices } from './worry-choices';

type Props = {
  ui: Ui;
  caseId: string;
  voice: Voice;
  circle: Circle;
  state: FormState;
  begun: boolean;
  people: Watched['people'];
};

/** The one page of the employer, the family and partners: what it is about, a few words, and who reads it. A minute. */
export function PageForm({ ui, caseId, voice, circle, state, begun, people }: Props) {
  const worry = valueOf(state, 'worry') as Worry | '';
  const category = categoryOf[worry || 'unsure'] ?? 'basic';
  return (
    <>
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      {begun && !state.notice && <DraftNote ui={ui} anew={paths.newConcern(caseId, 'anew')} />}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('concerns.page.title')}</h1>
      <p>{ui.t('concerns.page.time')}</p>
      <Form ui={ui} action={paths.concerns(caseId)}>
        <WorryChoices ui={ui} voice={voice} label="concerns.page.question" value={worry} errors={state.errors} />
        <TextArea
          ui={ui}
          name="words"
          label={ui.t('concerns.page.words')}
          need="optional"
          hint={ui.t('concerns.page.words_hint')}
          error={state.errors.words}
          value={valueOf(state, 'words')}
        />
        <Autosave ui={ui} draftKey={draftKey(caseId)} />
        <ReaderChoices
          ui={ui}
          circle={circle}
          category={category}
          errors={state.errors}
          reach={valueOf(state, 'reach')}
          chosen={valuesOf(state, 'parties')}
          always={circleOf(circle.parties, circle.mine, category)}
          offered={offeredTo(circle.parties, circle.mine, category)}
        />
        <ReaderNames ui={ui} circle={circle} people={people} category={category} />
        <p>{ui.t('concerns.page.safety')}</p>
        <div className="actions">
          <Button>{ui.t('concerns.page.send')}</Button>
        </div>
      </Form>
      <p>{ui.t('concerns.check.undo')}</p>
    </>
  );
}
