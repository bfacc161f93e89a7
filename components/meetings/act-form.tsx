import type { ReactNode } from 'react';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import type { Ui } from '@/lib/i18n/ui';
import type { MeetingAct } from '@/lib/meetings/model';
import { paths } from '@/lib/paths';

/** Which meeting a form is about, and as what its reader is there. */
export type Place = { caseId: string; meetingId: string };

/** A form that does one thing with a meeting. */
export function ActForm({
  ui,
  place,
  act,
  className,
  children,
}: {
  ui: Ui;
  place: Place;
  act: MeetingAct['act'];
  className?: string;
  children: ReactNode;
}) {
  return (
    <Form ui={ui} action={paths.meeting(place.caseId, place.meetingId, 'act')} {...(className && { className })}>
      <Hidden name="act" value={act} />
      {children}
    </Form>
  );
}
