import { ReaderNames } from '@/components/audience/reader-names';
import { TeamAudience } from '@/components/audience/team-audience';
import type { Circle } from '@/components/audience/words';
import { DraftNote } from '@/components/concerns/draft-note';
import { BehalfSelect } from '@/components/entries/behalf-select';
import { TeamKinds } from '@/components/entries/team-kinds';
import { WhenFields } from '@/components/entries/when-fields';
import { Autosave } from '@/components/ui/autosave';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { WordingAdvice } from '@/components/wording/advice';
import { categoryOf, draftKey, type Worry, worries } from '@/lib/concerns/model';
import { type Category, categories } from '@/lib/entries/model';
import type { TeamMember } from '@/lib/entries/queries';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Advice, Watched } from '@/lib/wording/model';

type Props = {
  ui: Ui;
  caseId: string;
  circle: Circle;
  team: TeamMember[];
  state: FormState;
  begun: boolean;
  advice: Advice | null;
  people: Watched['people'];
};

/** The support team's form: everything at once, on behalf of a side too. */
export function TeamForm({ ui, caseId, circle, team, state, begun, advice, people }: Props) {
  const { errors } = state;
  const choose = { value: '', label: ui.text('concerns.team.choose') };
  return (
    <>
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      {begun && !state.notice && <DraftNote ui={ui} anew={paths.newConcern(caseId, 'anew')} />}
      <ErrorSummary ui={ui} errors={errors} />
      <h1>{ui.t('concerns.team.title')}</h1>
      <TeamKinds ui={ui} caseId={caseId} current="concern" />
      <Form ui={ui} action={`${paths.concerns(caseId)}/team`} className="dense">
        <BehalfSelect ui={ui} circle={circle} value={valueOf(state, 'on_behalf_of')} error={errors.on_behalf_of} />
        <Select
          ui={ui}
          name="worry"
          label={ui.t('concerns.team.worry')}
          need="required"
          error={errors.worry}
          value={valueOf(state, 'worry')}
          options={[choose, ...worries.map((worry) => ({ value: worry, label: ui.text(`worries.${worry}.title`) }))]}
        />
        <Select
          ui={ui}
          name="category"
          label={ui.t('concerns.team.category')}
          error={errors.category}
          value={valueOf(state, 'category')}
          options={[
            { value: '', label: ui.text('concerns.team.category_auto') },
            ...categories.map((name) => ({ value: name, label: ui.text(`categories.${name}.title`) })),
          ]}
        />
        <WhenFields ui={ui} state={state} />
        <div className="whole">
          <TextField
            ui={ui}
            name="title"
            label={ui.t('concerns.team.heading')}
            need="optional"
            error={errors.title}
            value={valueOf(state, 'title')}
            maxLength={200}
          />
          <TextArea
            ui={ui}
            name="words"
            label={ui.t('concerns.team.words')}
            error={errors.words}
            value={valueOf(state, 'words')}
          />
          <Autosave ui={ui} draftKey={draftKey(caseId)} />
          <TeamAudience ui={ui} circle={circle} chosen={valuesOf(state, 'audience')} />
          <ReaderNames
            ui={ui}
            circle={circle}
            people={people}
            category={(valueOf(state, 'category') || categoryOf[(valueOf(state, 'worry') || 'unsure') as Worry]) as Category}
          />
        </div>
        <Select
          ui={ui}
          name="owner"
          label={ui.t('concerns.team.owner')}
          error={errors.owner}
          value={valueOf(state, 'owner')}
          options={[
            { value: '', label: ui.text('concerns.team.no_owner') },
            ...team.map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
        <DateField
          ui={ui}
          name="due"
          label={ui.t('concerns.team.due')}
          near={[1, 7, 14]}
          need="optional"
          error={errors.due}
          value={valueOf(state, 'due')}
        />
        <WordingAdvice ui={ui} advice={advice} team />
        <div className="actions whole">
          <Button>{ui.t(advice ? 'wording.send' : 'concerns.team.send')}</Button>
        </div>
      </Form>
    </>
  );
}
