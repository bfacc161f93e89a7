import { notFound } from 'next/navigation';
import { isOpen } from '@/lib/handover/model';
import { getReceiver } from '@/lib/handover/queries';
import { handoverDocument } from '@/lib/handover/words';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { makePdf } from '@/lib/pdf/compile';
import { openHandover } from '../../open';

/** What was agreed to for a receiver, as paper to hand over; while it is agreed to. */
export async function GET(_request: Request, { params }: { params: Promise<{ caseId: string; receiverId: string }> }) {
  const { caseId, receiverId } = await params;
  if (!isId(receiverId)) notFound();
  const { ui, head, data } = await openHandover(
    paths.handoverTo(caseId, receiverId, 'pdf'),
    caseId,
    (tx) => getReceiver(tx, caseId, receiverId),
    'file',
  );
  const agreed = data.packages.find((one) => isOpen(one));
  if (!agreed) notFound();
  const { content, hash, agreedOn } = agreed;
  const given = {
    content,
    mark: hash,
    agreedOn,
    person: head.personName,
    agency: head.agency.name,
    receiver: data.receiver.name,
  };
  return new Response(new Uint8Array(await makePdf(handoverDocument(ui, given))), {
    headers: {
      'Content-Type': 'application/pdf',
      // A name that says nothing about anybody: it stays in the downloads of whatever computer it was.
      'Content-Disposition': 'attachment; filename="handover.pdf"',
      'Cache-Control': 'no-store',
    },
  });
}
