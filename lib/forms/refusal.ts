import 'server-only';
import { makeUi } from '@/lib/i18n/ui';
import { currentSettings } from '@/lib/session/settings';

const refusals = ['400', '403', '404', '413', '415', '422'];

/** The messages for a refusal: its title, and one sentence. */
export function refusalWords(status: string): { title: string; text: string } {
  if (status === '500') return { title: 'unexpected.title', text: 'unexpected.body' };
  const known = refusals.includes(status) ? status : '404';
  return { title: `errors.refused.${known}.title`, text: `errors.refused.${known}.text` };
}

/**
 * Refuses what no form of ours sends, and what is not there: one sentence in the person's language. Before it goes out
 * bin/calm-pages.mjs puts the house's page around it. The browser's own "back" brings the typed text back.
 */
export async function refusal(status: 400 | 403 | 404 | 413 | 415 | 422): Promise<Response> {
  const ui = makeUi(await currentSettings());
  const { title, text } = refusalWords(String(status));
  return new Response(`<!doctype html><title>${ui.text(title)}</title><p>${ui.text(text)}</p>`, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
