import type { ReactNode } from 'react';
import { ReaderNames } from '@/components/audience/reader-names';
import { TeamAudience } from '@/components/audience/team-audience';
import { type Circle, inOrder, partyWords } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { Button } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { DateField } from '@/components/ui/date-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { WordingAdvice } from '@/components/wording/advice';
import type { Overlap, Topic } from '@/lib/contacts/queries';
import { type Category, categories, media } from '@/lib/entries/model';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import type { Advice, Watched } from '@/lib/wording/model';
import { Overlaps } from './overlaps';

type Props = {
  ui: Ui;
  /** A new contact, or one that is put right: who reads it is moved elsewhere then. */
  what: 'new' | 'change';
  action: string;
  draftKey: string;
  circle: Circle;
  state: FormState;
  topics: Topic[];
  overlaps: Overlap[];
  advice: Advice | null;
  people: Watched['people'];
  children?: ReactNode;
};

/** The support worker's record of a contact, on one screen: what is as last time stands there already. */
export function ContactForm({ ui, what, action, draftKey, circle, state, topics, overlaps, advice, people, children }: Props) {
  const { errors } = state;
  const field = (name: string, label = `contacts.${name}`) => ({ ui, name, label: ui.t(label), error: errors[name] });
  const time = (name: 'from' | 'to') => (
    <TextField
      {...field(name)}
      hint={ui.t('contacts.time_hint')}
      value={valueOf(state, name)}
      inputMode="numeric"
      maxLength={8}
      size={8}
    />
  );
  const line = (name: string, label: string) => (
    <TextField {...field(name, label)} need="optional" value={valueOf(state, name)} maxLength={200} />
  );
  const words = (name: 'done' | 'next') => <TextArea {...field(name)} need="optional" value={valueOf(state, name)} rows={2} />;
  const select = (name: string, label: string, values: readonly string[], word: (value: string) => string) => (
    <Select
      {...field(name, label)}
      value={valueOf(state, name)}
      options={[
        { value: '', label: ui.text('concerns.team.choose') },
        ...values.map((value) => ({ value, label: ui.text(word(value)) })),
      ]}
    />
  );
  const others = inOrder(circle, circle.parties).filter((party) => party.open && party.kind !== 'support_team');
  return (
    <>
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      {!state.notice && children}
      <ErrorSummary ui={ui} errors={errors} />
      <h1>{ui.t(`contacts.${what}.title`)}</h1>
      {what === 'change' && <p>{ui.t('contacts.change.lead')}</p>}
      <Form ui={ui} action={action} className="dense">
        {what === 'change' && <Hidden name="version" value={valueOf(state, 'version')} />}
        {select('medium', 'entries.medium.title', media, (medium) => `entries.medium.${medium}`)}
        <DateField {...field('day', 'entries.team.day')} value={valueOf(state, 'day')} />
        {time('from')}
        {time('to')}
        {line('with', 'contacts.with')}
        {line('place', 'entries.place')}
        <div className="whole">
          <Hidden name="met[]" value="" />
          <Checkboxes
            {...field('met')}
            hint={ui.t('contacts.met_hint')}
            values={valuesOf(state, 'met')}
            choices={others.map((party) => ({ value: party.id, label: ui.say(partyWords(ui, circle, party)) }))}
          />
          <TextArea {...field('talked')} value={valueOf(state, 'talked')} rows={4} />
        </div>
        {words('done')}
        {words('next')}
        <div className="whole">
          <Autosave ui={ui} draftKey={draftKey} />
          <Hidden name="topics[]" value="" />
          {/* What it was about stays, also when that is settled by now and not offered. */}
          {valuesOf(state, 'topics')
            .filter((id) => id !== '' && !topics.some((topic) => topic.id === id))
            .map((id) => (
              <Hidden key={id} name="topics[]" value={id} />
            ))}
          {topics.length > 0 && (
            <Checkboxes
              {...field('topics')}
              need="optional"
              values={valuesOf(state, 'topics')}
              choices={topics.map(({ id, kind, words: said }) => ({
                value: id,
                label: ui.say(ui.text(`contacts.topic.${kind}`, { words: said })),
              }))}
            />
          )}
          {line('title', 'concerns.team.heading')}
          {what === 'new' && (
            <>
              {select('category', 'entries.category', categories, (category) => `categories.${category}.title`)}
              <TeamAudience ui={ui} circle={circle} chosen={valuesOf(state, 'audience')} />
              <ReaderNames
                ui={ui}
                circle={circle}
                people={people}
                category={(valueOf(state, 'category') || 'work') as Category}
              />
            </>
          )}
        </div>
        <WordingAdvice ui={ui} advice={advice} team />
        <Overlaps ui={ui} overlaps={overlaps} first={advice === null} />
        <div className="actions whole">
          <Button>{ui.t(what === 'change' ? 'contacts.save' : 'contacts.send')}</Button>
        </div>
      </Form>
    </>
  );
}
