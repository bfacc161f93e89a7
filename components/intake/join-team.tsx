import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import type { Colleague } from '@/lib/intake/queries';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; caseId: string; colleagues: Colleague[]; state: FormState };

/** Who of the staff joins a case's support team. */
export function JoinTeam({ ui, caseId, colleagues, state }: Props) {
  return (
    <>
      <BackLink ui={ui} href={paths.people(caseId)} />
      <ErrorSummary ui={ui} errors={state.errors} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <h1>{ui.t('intake.team.title')}</h1>
      <p>{ui.t('intake.team.lead')}</p>
      {colleagues.length === 0 ? (
        <Empty>{ui.t('intake.team.none')}</Empty>
      ) : (
        <Form ui={ui} action={paths.joinTeam(caseId, 'add')}>
          <Radios
            ui={ui}
            name="who"
            label={ui.t('intake.team.who')}
            error={state.errors.who}
            value={valueOf(state, 'who')}
            choices={colleagues.map(({ personId, name, reading, role }) => ({
              value: personId,
              label: ui.name(name, reading),
              hint: ui.t(`parties.role.${role}`),
            }))}
          />
          <div className="actions">
            <Button>{ui.t('intake.team.add')}</Button>
          </div>
        </Form>
      )}
    </>
  );
}
