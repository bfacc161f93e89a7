'use client';
import { Unexpected } from '@/components/ui/unexpected';

/** A fault of ours while a page was made: the frame of all pages stands. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return <Unexpected id={error.digest} />;
}
