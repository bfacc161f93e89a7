import { notFound } from 'next/navigation';
import { recordLook } from '@/lib/access-log/commands';
import { conferenceDocument } from '@/lib/meetings/paper';
import { paths } from '@/lib/paths';
import { makePdf } from '@/lib/pdf/compile';
import { openPage } from '@/lib/session/page';
import { openMeeting } from '../open';

/** What an agency has to show of a 地域連携会議, as a PDF: for its support team. */
export async function GET(_request: Request, { params }: { params: Promise<{ caseId: string; entryId: string }> }) {
  const { ui, head, meeting, thread, team, caseId } = await openMeeting(params, 'pdf', '');
  if (!team || !meeting.conference || meeting.state !== 'held') notFound();
  await openPage(paths.meeting(caseId, meeting.id, 'pdf'), (tx) => recordLook(tx, caseId, 'entry', [meeting.id], 'export'));
  const pdf = await makePdf(conferenceDocument(ui, { head, meeting, conference: meeting.conference, thread }));
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'attachment; filename="meeting.pdf"',
      'Cache-Control': 'no-store',
    },
  });
}
