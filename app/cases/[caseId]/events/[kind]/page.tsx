import { notFound, redirect } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { EventForm } from '@/components/events/event-form';
import { EventPreview } from '@/components/events/event-preview';
import { today } from '@/lib/dates';
import { findDraft } from '@/lib/drafts/queries';
import { clockOn, errorsOf, eventDraft, eventForm, isHappened, present } from '@/lib/events/model';
import { markOf, previewOf } from '@/lib/events/preview';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openEvents } from '../open';

type Props = { params: Promise<{ caseId: string; kind: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ params, searchParams }: Props) => {
  const [{ kind }, { check, preview }] = await Promise.all([params, searchParams]);
  if (!isHappened(kind)) return pageTitle('events.title');
  return pageTitle(preview === undefined ? `events.kind.${kind}.title` : 'events.preview.title', {
    wrong: check !== undefined,
  });
};

/** One turn in a working life: its form, and (`?preview`) what it will change. */
export default async function EventPage({ params, searchParams }: Props) {
  const [{ caseId, kind }, search] = await Promise.all([params, searchParams]);
  if (!isHappened(kind)) notFound();
  const { ui, me, head, team, known, data } = await openEvents(paths.event(caseId, kind), caseId, kind, (tx) =>
    findDraft(tx, eventDraft(caseId, kind)),
  );
  const now = today();
  const input = eventForm.safeParse(data);
  const errors = errorsOf(kind, data, known, now);
  if (search.preview !== undefined) {
    const typed = Object.keys(data).length > 0;
    if (!input.success || Object.keys(errors).length > 0 || !typed)
      redirect(`${paths.event(caseId, kind)}${typed ? '?check' : ''}`);
    const preview = previewOf(kind, input.data, known, now);
    return (
      <CasePage ui={ui} head={head} me={me} title={ui.text('events.preview.title')} current="clock">
        <EventPreview
          ui={ui}
          caseId={caseId}
          kind={kind}
          team={team}
          preview={preview}
          mark={markOf(input.data, preview)}
          notice={formState(eventForm, search, {}).notice}
        />
      </CasePage>
    );
  }
  const clock = clockOn(known, now);
  const [only, ...more] = present(known);
  const asked = present(known).find(({ id }) => id === search.job) ?? (more.length === 0 ? only : undefined);
  const offered = {
    decision: 'none',
    ...(asked && { job: asked.id }),
    ...(kind === 'end' && clock.end && { how: 'full_term', on: clock.end.day }),
  };
  const state = formState(eventForm, search, data, offered);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text(`events.kind.${kind}.title`)} current="clock">
      <EventForm
        ui={ui}
        caseId={caseId}
        kind={kind}
        team={team}
        known={known}
        state={search.check === undefined ? state : { ...state, errors }}
      />
    </CasePage>
  );
}
