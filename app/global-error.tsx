'use client';
import { Unexpected } from '@/components/ui/unexpected';
import './globals.css';

/** A fault of ours in the frame itself: a page that needs nothing of it. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="ja">
      <body>
        <Unexpected id={error.digest} />
      </body>
    </html>
  );
}
