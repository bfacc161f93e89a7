import { TeamAudience } from '@/components/audience/team-audience';
import type { Circle } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { meetingCategories, meetingForms, proposeDraft } from '@/lib/meetings/model';
import { paths } from '@/lib/paths';
import { PlaceFields, SlotFields } from './fields';

type Props = { ui: Ui; caseId: string; circle: Circle; state: FormState; team: boolean };

/** Asking some sides to a meeting: what for, who, when, where. */
export function Propose({ ui, caseId, circle, state, team }: Props) {
  const { errors } = state;
  const person = circle.parties.some((party) => party.kind === 'supported_person' && circle.mine.includes(party.id));
  return (
    <>
      <BackLink ui={ui} href={paths.meetings(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={errors} />
      <h1>{ui.t('meetings.propose.title')}</h1>
      <p>{ui.t('meetings.propose.lead')}</p>
      <Form ui={ui} action={paths.meetings(caseId, 'new/send')} className="dense">
        <div className="whole">
          <TextField
            ui={ui}
            name="title"
            label={ui.t('meetings.propose.name')}
            hint={ui.t('meetings.propose.name_hint')}
            error={errors.title}
            value={valueOf(state, 'title')}
            maxLength={200}
          />
          <TextArea
            ui={ui}
            name="purpose"
            label={ui.t('meetings.propose.purpose')}
            need="optional"
            error={errors.purpose}
            value={valueOf(state, 'purpose')}
            rows={3}
          />
          <TeamAudience
            ui={ui}
            circle={{ ...circle, parties: circle.parties.filter(({ id }) => !circle.mine.includes(id)) }}
            chosen={valuesOf(state, 'audience')}
            words="meetings.propose.who"
          />
          {person ? (
            <Hidden name="without" value="" />
          ) : (
            <TextArea
              ui={ui}
              name="without"
              label={ui.t('meetings.propose.without')}
              need="optional"
              hint={ui.t('meetings.propose.without_hint')}
              error={errors.without}
              value={valueOf(state, 'without')}
              rows={2}
            />
          )}
        </div>
        <SlotFields ui={ui} state={state} />
        <PlaceFields ui={ui} state={state} />
        <Select
          ui={ui}
          name="category"
          label={ui.t('entries.category')}
          hint={ui.t('meetings.propose.category_hint')}
          error={errors.category}
          value={valueOf(state, 'category')}
          options={meetingCategories.map((category) => ({ value: category, label: ui.text(`categories.${category}.title`) }))}
        />
        {team ? (
          <Select
            ui={ui}
            name="form"
            label={ui.t('meetings.form.title')}
            error={errors.form}
            value={valueOf(state, 'form')}
            options={meetingForms.map((form) => ({ value: form, label: ui.text(`meetings.form.${form}`) }))}
          />
        ) : (
          <Hidden name="form" value="talk" />
        )}
        <div className="whole">
          <Autosave ui={ui} draftKey={proposeDraft(caseId)} />
          <div className="actions">
            <Button>{ui.t('meetings.propose.send')}</Button>
          </div>
        </div>
      </Form>
    </>
  );
}
