import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { type Mover, movesFor } from '@/lib/concerns/model';
import type { Concern, TeamMember } from '@/lib/entries/queries';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; caseId: string; entryId: string; concern: Concern; mover: Mover; team: TeamMember[]; state: FormState };

/** Moving a concern on: the support team by one form; whoever raised it, and the supported person, by a button an act. */
export function StatusForm({ ui, caseId, entryId, concern, mover, team, state }: Props) {
  const moves = movesFor(mover, concern.status);
  if (moves.length === 0) return null;
  const action = paths.entryStep(caseId, entryId, 'status');
  const version = <Hidden name="version" value={String(concern.version)} />;
  if (!mover.team) {
    return (
      <section className="no-print" id="move">
        <h2>{ui.t('entries.move.own_title')}</h2>
        <div className="actions">
          {moves.map((status) => (
            <Form key={status} ui={ui} action={action}>
              {version}
              <Hidden name="status" value={status} />
              <Button variant="secondary">{ui.t(`entries.move.own.${status}`)}</Button>
            </Form>
          ))}
        </div>
      </section>
    );
  }
  return (
    <section className="no-print" id="move">
      <h2>{ui.t('entries.move.title')}</h2>
      <Form ui={ui} action={action} className="dense">
        {version}
        <Select
          ui={ui}
          name="status"
          label={ui.t('entries.status')}
          error={state.errors.status}
          value={valueOf(state, 'status')}
          options={moves.map((status) => ({ value: status, label: ui.text(`kinds.status.${status}`) }))}
        />
        <Select
          ui={ui}
          name="owner"
          label={ui.t('entries.owner')}
          error={state.errors.owner}
          value={valueOf(state, 'owner')}
          options={[
            { value: '', label: ui.text('concerns.team.no_owner') },
            ...team.map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
        <DateField
          ui={ui}
          name="due"
          label={ui.t('entries.due')}
          near={[1, 7, 14]}
          need="optional"
          error={state.errors.due}
          value={valueOf(state, 'due')}
        />
        <div className="whole">
          <TextArea
            ui={ui}
            name="note"
            label={ui.t('entries.move.words')}
            need="optional"
            hint={ui.t('entries.move.words_hint')}
            error={state.errors.note}
            value={valueOf(state, 'note')}
            rows={2}
          />
        </div>
        <div className="actions whole">
          <Button variant="secondary">{ui.t('entries.move.send')}</Button>
        </div>
      </Form>
    </section>
  );
}
