import { ReaderNames } from '@/components/audience/reader-names';
import { TeamAudience } from '@/components/audience/team-audience';
import type { Circle } from '@/components/audience/words';
import { DraftNote } from '@/components/concerns/draft-note';
import { Autosave } from '@/components/ui/autosave';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { WordingAdvice } from '@/components/wording/advice';
import type { TeamKind } from '@/lib/entries/forms';
import { type Category, categories, notedEvents } from '@/lib/entries/model';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Advice, Watched } from '@/lib/wording/model';
import { BehalfSelect } from './behalf-select';
import { TeamKinds } from './team-kinds';
import { WhenFields } from './when-fields';

type Props = {
  ui: Ui;
  caseId: string;
  kind: TeamKind;
  circle: Circle;
  state: FormState;
  begun: boolean;
  advice: Advice | null;
  people: Watched['people'];
};

/** The support team's short form for what is no concern and no contact: a note, a meeting, a life event. */
export function TeamEntryForm({ ui, caseId, kind, circle, state, begun, advice, people }: Props) {
  const { errors } = state;
  const line = (name: 'place' | 'attended' | 'minutes', native: object = {}) => (
    <TextField
      ui={ui}
      name={name}
      label={ui.t(`entries.team.${name}`)}
      need="optional"
      error={errors[name]}
      value={valueOf(state, name)}
      maxLength={200}
      {...native}
    />
  );
  const select = (name: string, label: string, values: readonly string[], word: (value: string) => string) => (
    <Select
      ui={ui}
      name={name}
      label={ui.t(label)}
      error={errors[name]}
      value={valueOf(state, name)}
      options={[
        { value: '', label: ui.text('concerns.team.choose') },
        ...values.map((value) => ({ value, label: ui.text(word(value)) })),
      ]}
    />
  );
  return (
    <>
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      {begun && !state.notice && <DraftNote ui={ui} anew={paths.newEntryAnew(caseId)} />}
      <ErrorSummary ui={ui} errors={errors} />
      <h1>{ui.t(`entries.team.title.${kind}`)}</h1>
      <TeamKinds ui={ui} caseId={caseId} current={kind} />
      {kind === 'life_event' && (
        <p>
          {ui.t('entries.team.events')}{' '}
          <a className="alone" href={paths.events(caseId)}>
            {ui.t('events.title')}
          </a>
        </p>
      )}
      <Form ui={ui} action={paths.entries(caseId)} className="dense">
        <Hidden name="kind" value={kind} />
        {kind === 'life_event' && select('event', 'entries.team.event', notedEvents, (event) => `kinds.event.${event}`)}
        {select('category', 'entries.category', categories, (category) => `categories.${category}.title`)}
        {kind === 'meeting' && line('attended', { size: 40 })}
        {kind === 'meeting' && line('place')}
        {kind === 'meeting' && line('minutes', { inputMode: 'numeric', maxLength: 4, size: 6 })}
        <WhenFields ui={ui} state={state} />
        {kind === 'note' ? (
          <BehalfSelect ui={ui} circle={circle} value={valueOf(state, 'on_behalf_of')} error={errors.on_behalf_of} />
        ) : (
          <Hidden name="on_behalf_of" value="" />
        )}
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
            label={ui.t('entries.team.words')}
            {...(kind === 'life_event' && { need: 'optional' as const })}
            error={errors.words}
            value={valueOf(state, 'words')}
          />
          <Autosave ui={ui} draftKey={entryDraft(caseId)} />
          <TeamAudience ui={ui} circle={circle} chosen={valuesOf(state, 'audience')} />
          <ReaderNames ui={ui} circle={circle} people={people} category={(valueOf(state, 'category') || 'work') as Category} />
        </div>
        <WordingAdvice ui={ui} advice={advice} team />
        <div className="actions whole">
          <Button>{ui.t(advice ? 'wording.send' : 'entries.team.send')}</Button>
        </div>
      </Form>
    </>
  );
}

export const entryDraft = (caseId: string): string => `entry:${caseId}`;
