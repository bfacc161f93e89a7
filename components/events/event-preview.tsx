import type { ReactNode } from 'react';
import { stateWords } from '@/components/clock/words';
import { BackLink } from '@/components/ui/back-link';
import { Button, LinkButton } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import type { Clock } from '@/lib/clock/case';
import type { Duty } from '@/lib/duties/model';
import type { Happened } from '@/lib/events/model';
import type { Preview } from '@/lib/events/preview';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  caseId: string;
  kind: Happened;
  team: boolean;
  preview: Preview;
  mark: string;
  notice: string | undefined;
};

/** What will change, in words, before it does: the time of the service, who sees what, what is to be done. */
export function EventPreview({ ui, caseId, kind, team, preview, mark, notice }: Props) {
  const { notes, training } = preview;
  const form = paths.event(caseId, kind);
  return (
    <>
      <BackLink ui={ui} href={form} />
      {notice && <Notice kind="warning">{ui.t(notice)}</Notice>}
      <h1>{ui.t('events.preview.title')}</h1>
      <p>
        {ui.t('events.preview.lead', { what: ui.text(`events.kind.${kind}.title`) })}{' '}
        {ui.t('events.preview.day', { day: ui.day(preview.day) })}
      </p>
      {notes.length > 0 && (
        <section aria-labelledby="notes">
          <h2 id="notes">{ui.t('events.preview.notes')}</h2>
          <ul className="dotted">
            {notes.map(({ key, day, name }) => (
              <li key={key + (name ?? '')}>{ui.t(`events.notes.${key}`, { day: day ? ui.day(day) : '', name: name ?? '' })}</li>
            ))}
          </ul>
        </section>
      )}
      <ClockChange ui={ui} preview={preview} />
      {training && (
        <section aria-labelledby="training">
          <h2 id="training">{ui.t('events.training.title')}</h2>
          <p>{ui.t(training.used > 0 ? 'events.training.used' : 'events.training.unknown', { n: training.used })}</p>
          <ul className="dotted">
            <li>{ui.t('events.training.left', { n: training.left })}</li>
            <li>{ui.t('events.training.anew', { n: training.all })}</li>
            <li>{ui.t('events.training.more', { n: training.more })}</li>
          </ul>
          <p>{ui.t('events.training.ask')}</p>
        </section>
      )}
      <SidesChange ui={ui} preview={preview} team={team} />
      <DutiesChange ui={ui} preview={preview} team={team} />
      <p className="hint">{ui.t('events.preview.readers')}</p>
      <Form ui={ui} action={paths.event(caseId, kind, 'tell')}>
        <Hidden name="mark" value={mark} />
        <div className="actions">
          <Button>{ui.t('events.preview.tell')}</Button>
          <LinkButton variant="secondary" href={form}>
            {ui.t('events.preview.back')}
          </LinkButton>
          <LinkButton variant="quiet" href={paths.events(caseId)}>
            {ui.t('common.cancel')}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}

/** Where one stands and until when: now, and after it. Only what differs, besides where one stands and the end. */
function ClockChange({ ui, preview }: { ui: Ui; preview: Preview }) {
  const { was, will, meanwhile } = preview.clock;
  const day = (one: string | null | undefined) => (one ? ui.day(one) : ui.t('events.preview.no_day'));
  const lines: [string, (clock: Clock) => string | null | undefined, always?: boolean][] = [
    ['end', (clock) => clock.end?.day, true],
    ['by_use', (clock) => clock.readings?.byUse],
    ['by_hire', (clock) => clock.readings?.byHire],
    ['usable', (clock) => clock.usable?.day],
    ['new_job_by', (clock) => clock.newJobBy],
  ];
  const shown = lines.filter(([, of, always]) => always || of(was) !== of(will));
  const same = shown.length === 1 && was.state === will.state && was.end?.day === will.end?.day;
  return (
    <section aria-labelledby="clock">
      <h2 id="clock">{ui.t('clock.title')}</h2>
      {same ? (
        <>
          <p>{ui.t('events.preview.same_clock')}</p>
          <p>{stateWords(ui, will)}</p>
        </>
      ) : (
        <Table
          caption={ui.text('clock.title')}
          head={[ui.t('events.preview.what'), ui.t('events.preview.was'), ui.t('events.preview.will')]}
          stacks={[1, 2]}
          rows={[
            {
              key: 'state',
              cells: [ui.t('events.preview.state'), stateWords(ui, was), <b key="will">{stateWords(ui, will)}</b>],
            },
            ...shown.map(([key, of]) => ({
              key,
              cells: [
                ui.t(`events.preview.${key}`),
                day(of(was)),
                of(was) === of(will) ? ui.t('events.preview.same_day') : <b key="will">{day(of(will))}</b>,
              ],
            })),
          ]}
        />
      )}
      {meanwhile && (
        <p>
          {ui.t('events.preview.meanwhile')} {stateWords(ui, meanwhile)}
        </p>
      )}
      <p>{ui.t('clock.estimate')}</p>
    </section>
  );
}

/** Which sides go, which stay, and what the new workplace knows: nothing. */
function SidesChange({ ui, preview, team }: { ui: Ui; preview: Preview; team: boolean }) {
  const { closes, asked, opens } = preview.sides;
  const who = team ? 'team' : 'own';
  const lines: { key: string; line: ReactNode }[] = [
    ...closes.map(({ id, label, people }) => ({
      key: id,
      line: (
        <>
          {ui.t('events.sides.closes', { side: label })}
          {people.length > 0 && (
            <ul>
              {people.map((one) => (
                <li key={one.name}>{ui.name(one.name, one.reading)}</li>
              ))}
            </ul>
          )}
        </>
      ),
    })),
    ...(opens ? [{ key: 'opens', line: ui.t(`events.sides.opens.${who}`, { employer: opens }) }] : []),
    ...asked.map(({ id, label }) => ({ key: id, line: ui.t(`events.sides.asked.${who}`, { side: label }) })),
  ];
  return (
    <section aria-labelledby="sides">
      <h2 id="sides">{ui.t('events.sides.title')}</h2>
      {lines.length === 0 ? (
        <p>{ui.t('events.sides.same')}</p>
      ) : (
        <ul className="dotted">
          {lines.map(({ key, line }) => (
            <li key={key}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What is no longer to be done, what is now, and what has another day; for the person, what is theirs. */
function DutiesChange({ ui, preview, team }: { ui: Ui; preview: Preview; team: boolean }) {
  const { come, moved, gone } = preview.duties;
  const by = { come, moved: moved.map(({ will }) => will), gone };
  const words = ({ key, due }: Duty) =>
    team
      ? ui.text('events.duties.line', { what: ui.text(`duties.what_of.${key}`), day: ui.day(due) })
      : ui.text(`duties.own.${key}`, { day: ui.day(due) });
  const lines = (['come', 'moved', 'gone'] as const).flatMap((how) =>
    by[how]
      .filter((duty) => team || duty.forPerson)
      .map((duty) => <li key={duty.key}>{ui.t(`events.duties.${how}`, { what: words(duty) })}</li>),
  );
  return (
    <section aria-labelledby="duties">
      <h2 id="duties">{ui.t('events.duties.title')}</h2>
      {lines.length === 0 ? <p>{ui.t('events.duties.same')}</p> : <ul className="dotted">{lines}</ul>}
    </section>
  );
}
