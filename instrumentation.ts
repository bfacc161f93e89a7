/**
 * Once per server process, before the first request: the headers of every page. The dictionary for furigana is read before the first page wants it,
 * after the port is open.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const [{ addHeaders }, { warmUp }] = await Promise.all([import('@/lib/session/headers'), import('@/lib/reading/dictionary')]);
  addHeaders();
  setTimeout(warmUp, 1000).unref();
}
