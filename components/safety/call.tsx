import { Autosave } from '@/components/ui/autosave';
import { Button } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { TextArea } from '@/components/ui/text-area';
import type { TeamMember } from '@/lib/entries/queries';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { safetyDraft, sides } from '@/lib/safety/model';
import type { DeskPerson } from '@/lib/safety/queries';
import { Outside, Urgent } from './outside';
import { WayOut } from './way-out';

type Props = { ui: Ui; caseId: string; desk: DeskPerson[]; team: TeamMember[]; state: FormState };

/** 「安心できない・こわい」: whose doing, a few words, and who reads them. Nobody is accused by it. */
export function Call({ ui, caseId, desk, team, state }: Props) {
  const names = desk.map(({ name }) => ui.text('common.by', { name })).join(ui.text('common.listSeparator'));
  return (
    <>
      <WayOut ui={ui} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('safety.title')}</h1>
      <p>{ui.t('safety.lead')}</p>
      <Urgent ui={ui} />
      <Form ui={ui} action={paths.safety(caseId, 'send')}>
        <Radios
          ui={ui}
          name="side"
          label={ui.t('safety.side.question')}
          hint={ui.t('safety.side.hint')}
          error={state.errors.side}
          value={valueOf(state, 'side')}
          choices={sides.map((side) => ({ value: side, label: ui.t(`safety.side.${side}`) }))}
        />
        <TextArea
          ui={ui}
          name="words"
          label={ui.t('safety.words')}
          need="optional"
          hint={ui.t('safety.words_hint')}
          error={state.errors.words}
          value={valueOf(state, 'words')}
        />
        <Autosave ui={ui} draftKey={safetyDraft(caseId)} />
        <Radios
          ui={ui}
          name="reach"
          label={ui.t('safety.reach.question')}
          error={state.errors.reach}
          value={valueOf(state, 'reach') || 'desk'}
          choices={[
            { value: 'desk', icon: 'lock', label: ui.t('safety.reach.desk'), hint: ui.t('safety.reach.desk_hint', { names }) },
            { value: 'team', icon: 'eye', label: ui.t('safety.reach.team'), hint: ui.t('safety.reach.team_hint') },
          ]}
        />
        <p>{ui.t('safety.reach.never')}</p>
        <Hidden name="about[]" value="" />
        <Checkboxes
          ui={ui}
          name="about"
          need="optional"
          label={ui.t('safety.about.question')}
          hint={ui.t('safety.about.hint')}
          error={state.errors.about}
          values={valuesOf(state, 'about')}
          choices={team.map((one) => ({ value: one.id, label: ui.name(one.name, one.reading) }))}
        />
        <div className="actions">
          <Button>{ui.t('safety.send')}</Button>
          <a href={paths.home()}>{ui.t('safety.later')}</a>
        </div>
      </Form>
      <Outside ui={ui} />
    </>
  );
}
