import { OfficeChoice } from '@/components/directory/choice';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { type Choice, Radios } from '@/components/ui/radios';
import { TextField } from '@/components/ui/text-field';
import type { ToChoose } from '@/lib/directory/queries';
import type { Party } from '@/lib/entries/model';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Job } from '@/lib/people/queries';
import { MailField, NameFields } from './contact-fields';
import { sideIcon } from './people';

type Props = {
  ui: Ui;
  caseId: string;
  team: boolean;
  sides: Party[];
  jobs: Job[];
  offices: ToChoose | undefined;
  state: FormState;
};

/** To which side, who, and where the link may be sent. */
export function Invite({ ui, caseId, team, sides, jobs, offices, state }: Props) {
  const told = jobs.filter((job) => job.disclosure === 'open');
  // A company that knows in part is not invited to as a side: its people are, each by the name that the person has given.
  const inPart = jobs.filter((job) => job.disclosure === 'partly');
  const choices: Choice[] = [
    ...(team ? inPart : []).flatMap((job) =>
      job.names.map((one) => ({
        value: `told:${one.id}`,
        label: ui.t('people.to.named', { name: one.name, employer: job.employer }),
        hint: ui.t('people.to.named_hint'),
        icon: 'employer',
      })),
    ),
    ...sides
      .filter((party) => !inPart.some((job) => job.parties.includes(party.id)))
      .map((party) => ({
        value: `party:${party.id}`,
        label: ui.t('people.to.party', { side: party.label }),
        hint: ui.t(`parties.kind.${party.kind}`),
        icon: sideIcon[party.kind],
      })),
    { value: 'new:family', label: ui.t('people.to.family'), hint: ui.t('people.to.family_hint'), icon: 'family' },
    ...(team
      ? told.map((job) => ({
          value: `new:employer:${job.id}`,
          label: ui.t('people.to.employer', { employer: job.employer }),
          hint: ui.t('people.to.employer_hint'),
          icon: 'employer',
        }))
      : []),
    ...(team
      ? [{ value: 'new:partner', label: ui.t('people.to.partner'), hint: ui.t('parties.hint.partner'), icon: 'partner' }]
      : []),
  ];
  return (
    <>
      <ErrorSummary ui={ui} errors={state.errors} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <h1>{ui.t('people.invite')}</h1>
      <p>{ui.t(team ? 'people.invite_lead' : 'people.invite_lead_own')}</p>
      <Form ui={ui} action={paths.invite(caseId, 'send')}>
        <Radios
          ui={ui}
          name="to"
          label={ui.t('people.to.label')}
          error={state.errors.to}
          value={valueOf(state, 'to')}
          choices={choices}
        />
        {team && jobs.some((job) => job.disclosure === 'closed') && <Notice>{ui.t('people.to.closed')}</Notice>}
        {team && inPart.length > 0 && <p className="hint">{ui.t('people.to.partly')}</p>}
        {team && <OfficeChoice ui={ui} state={state} offices={offices} />}
        {team && (
          <TextField
            ui={ui}
            name="label"
            label={ui.t('people.field.label')}
            hint={ui.t('people.field.label_hint')}
            need="optional"
            error={state.errors.label}
            value={valueOf(state, 'label')}
          />
        )}
        <NameFields ui={ui} state={state} name={{ label: ui.t('people.field.name'), hint: ui.t('people.field.name_hint') }} />
        <TextField
          ui={ui}
          name="title"
          label={ui.t('people.field.title')}
          hint={ui.t('people.field.title_hint')}
          need="optional"
          error={state.errors.title}
          value={valueOf(state, 'title')}
        />
        <MailField
          ui={ui}
          state={state}
          label={ui.t('people.field.email')}
          hint={ui.t('people.field.email_hint')}
          need="optional"
        />
        <div className="actions">
          <Button>{ui.t('people.make')}</Button>
          <a href={paths.people(caseId)}>{ui.t('common.cancel')}</a>
        </div>
      </Form>
    </>
  );
}
