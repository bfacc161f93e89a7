/** Once per server process: the dictionary for furigana is read before the first page wants it, after the port is open; the audit is sealed. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { warmUp } = await import('@/lib/reading/dictionary');
  setTimeout(warmUp, 1000).unref();
  const { startSealing } = await import('@/lib/startup/sealer');
  startSealing();
}
