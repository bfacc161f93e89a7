import { staffNav } from '@/components/cases/staff-nav';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { type AgencyExample, difficulties } from '@/lib/accommodations/examples';
import { worries } from '@/lib/concerns/model';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  agency: { id: string; name: string };
  all: AgencyExample[];
  state: FormState;
  done: 'added' | 'removed' | null;
};

/** An agency's own examples: what is there, adding and taking off. */
export function AgencyExamples({ ui, me, agency, all, state, done }: Props) {
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      <BackLink ui={ui} href={paths.dialogues()} />
      {state.notice ? (
        <Notice kind="warning">{ui.t(state.notice)}</Notice>
      ) : (
        done && <Notice kind="done">{ui.t(`accommodations.agency.${done}`)}</Notice>
      )}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('accommodations.agency.title')}</h1>
      <p>{ui.t('accommodations.agency.lead')}</p>
      {all.length === 0 && <Empty>{ui.t('accommodations.agency.none')}</Empty>}
      <ul className="members">
        {all.map((one) => (
          <li key={one.id}>
            <b>{ui.say(one.obstacle)}</b>
            <br />
            {ui.say(one.wish)}
            <br />
            <span className="quiet">
              {ui.t(`worries.${one.worry}.title`)} / {ui.t(`accommodations.difficulty.${one.difficulty}`)} /{' '}
              {ui.day(one.addedAt)}
            </span>
            <Form ui={ui} action={paths.agencyExamples(agency.id, 'remove')}>
              <Hidden name="example" value={one.id} />
              <Button variant="quiet" aria-label={ui.text('accommodations.agency.remove_one', { words: one.wish })}>
                {ui.t('accommodations.agency.remove')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <h2>{ui.t('accommodations.agency.add')}</h2>
      <Form ui={ui} action={paths.agencyExamples(agency.id, 'add')}>
        <Select
          ui={ui}
          name="worry"
          label={ui.t('accommodations.examples.worry')}
          error={state.errors.worry}
          value={valueOf(state, 'worry')}
          options={worries.map((worry) => ({ value: worry, label: ui.text(`worries.${worry}.title`) }))}
        />
        <Select
          ui={ui}
          name="difficulty"
          label={ui.t('accommodations.examples.difficulty')}
          error={state.errors.difficulty}
          value={valueOf(state, 'difficulty')}
          options={difficulties.map((one) => ({ value: one, label: ui.text(`accommodations.difficulty.${one}`) }))}
        />
        {(['obstacle', 'wish'] as const).map((name) => (
          <TextField
            key={name}
            ui={ui}
            name={name}
            label={ui.t(`accommodations.parts.${name}`)}
            error={state.errors[name]}
            value={valueOf(state, name)}
            maxLength={200}
          />
        ))}
        <div className="actions">
          <Button>{ui.t('accommodations.agency.send')}</Button>
        </div>
      </Form>
    </Page>
  );
}
