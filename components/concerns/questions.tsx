import { HiddenFrom } from '@/components/audience/hidden-from';
import { ReaderChoices } from '@/components/audience/reader-choices';
import type { Circle } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { Radios } from '@/components/ui/radios';
import { TextArea } from '@/components/ui/text-area';
import { categoryOf, circleOf, draftKey, feelings, type Gathered, offeredTo, type Step, sinces } from '@/lib/concerns/model';
import type { TeamMember } from '@/lib/entries/queries';
import type { FieldErrors } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { WorryChoices } from './worry-choices';

type Props = { ui: Ui; caseId: string; draft: Gathered; errors: FieldErrors; circle: Circle; team: TeamMember[] };

/** The question of a step. */
export function Question({ step, ...props }: Props & { step: Exclude<Step, 'check'> }) {
  switch (step) {
    case 'worry':
      return <WhichWorry {...props} />;
    case 'feeling':
      return <WhichFeeling {...props} />;
    case 'since':
      return <SinceWhen {...props} />;
    case 'words':
      return <OwnWords {...props} />;
    case 'readers':
      return <WhoReads {...props} />;
  }
}

function WhichWorry({ ui, draft, errors }: Props) {
  return (
    <WorryChoices
      ui={ui}
      voice="person"
      heading
      label="concerns.worry.question"
      hint="concerns.worry.hint"
      value={draft.worry ?? ''}
      errors={errors}
    />
  );
}

function WhichFeeling({ ui, draft, errors }: Props) {
  return (
    <Radios
      ui={ui}
      name="feeling"
      heading
      label={ui.t('concerns.feeling.question')}
      hint={ui.t('concerns.may_skip')}
      error={errors.feeling}
      value={draft.feeling}
      choices={feelings.map((feeling) => ({ value: feeling, label: ui.t(`concerns.feeling.${feeling}`) }))}
    />
  );
}

function SinceWhen({ ui, draft, errors }: Props) {
  return (
    <Radios
      ui={ui}
      name="since"
      heading
      label={ui.t('concerns.since.question')}
      hint={ui.t('concerns.may_skip')}
      error={errors.since}
      value={draft.since}
      choices={sinces.map((since) => ({ value: since, label: ui.t(`concerns.since.${since}`) }))}
    />
  );
}

function OwnWords({ ui, caseId, draft, errors }: Props) {
  return (
    <>
      <h1>{ui.t('concerns.words.question')}</h1>
      <p>{ui.t('concerns.words.free')}</p>
      <TextArea
        ui={ui}
        name="words"
        label={ui.t('concerns.words.label')}
        hint={ui.t('concerns.words.hint')}
        error={errors.words}
        value={draft.words}
      />
      <Autosave ui={ui} draftKey={draftKey(caseId)} />
    </>
  );
}

function WhoReads({ ui, draft, errors, circle, team }: Props) {
  const category = categoryOf[draft.worry ?? 'unsure'];
  return (
    <>
      <ReaderChoices
        ui={ui}
        circle={circle}
        category={category}
        heading
        errors={errors}
        reach={draft.reach}
        chosen={draft.parties}
        always={circleOf(circle.parties, circle.mine, category)}
        offered={offeredTo(circle.parties, circle.mine, category)}
      />
      <HiddenFrom ui={ui} team={team} chosen={draft.about} open={false} />
    </>
  );
}
