import { notFound, redirect } from 'next/navigation';
import { today } from '@/lib/dates';
import { listFreshSessions } from '@/lib/exports/queries';
import { paths } from '@/lib/paths';
import { openPage, reader } from '@/lib/session/page';
import { recordTakeout } from '@/lib/takeout/commands';
import { piecesOf } from '@/lib/takeout/pieces';
import { listOwnCases } from '@/lib/takeout/queries';
import { zipStream } from '@/lib/takeout/zip';

/** All that is one's own as a zip, for who has just signed in. That it was taken is written for each of their cases. */
export async function GET(): Promise<Response> {
  const path = paths.takeout();
  const begun = await openPage(path, (tx) => Promise.all([listFreshSessions(tx), listOwnCases(tx)]));
  const [fresh, cases] = begun.data;
  if (cases.length === 0) notFound();
  if (!fresh.includes(begun.me.sessionId ?? '')) redirect(path);
  await openPage(path, recordTakeout);
  return new Response(zipStream(piecesOf(begun.ui, await reader())), {
    headers: {
      'Content-Type': 'application/zip',
      // A name that says nothing about anybody: it stays in the downloads of whatever computer it was.
      'Content-Disposition': `attachment; filename="download-${today()}.zip"`,
      'Cache-Control': 'no-store',
    },
  });
}
