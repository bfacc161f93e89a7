import type { Instrumentation } from 'next';

/**
 * Once per server process, before the first request: the headers of every page. The dictionary for furigana is read before the first page wants
 * it, after the port is open; the audit is sealed, jobs are taken from the queue. What Next prints of a fault quotes what it was about; in production the log says it instead.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const [{ addHeaders }, { warmUp }, { startSealing }, { startTelling }, { log }] = await Promise.all([
    import('@/lib/session/headers'),
    import('@/lib/reading/dictionary'),
    import('@/lib/startup/sealer'),
    import('@/lib/startup/telling'),
    import('@/lib/logging'),
  ]);
  addHeaders();
  setTimeout(warmUp, 1000).unref();
  startSealing();
  startTelling();
  if (process.env.NODE_ENV !== 'production') return;
  console.error = (...said: unknown[]) => log.error('printed', { error: said.find((one) => one instanceof Error) });
  console.warn = console.error;
}

/** A fault while a page was made: what kind, where, and the number that the page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, { method, headers }, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { log } = await import('@/lib/logging');
  log.error('page failed', { requestId: String(headers['x-request-id']), route: routePath, method, error });
};
