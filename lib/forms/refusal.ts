import 'server-only';
import { makeUi } from '@/lib/i18n/ui';
import { currentSettings } from '@/lib/session/settings';

/**
 * A plain page for what no form of ours sends, and for what is not there: one sentence in the person's language.
 * The browser's own "back" brings the typed text back.
 */
export async function refusal(status: 400 | 403 | 404 | 413 | 415 | 422): Promise<Response> {
  const settings = await currentSettings();
  const ui = makeUi(settings);
  const language = settings.locale === 'en' ? 'en' : 'ja';
  const title = ui.text(`errors.refused.${status}.title`);
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><main><h1>${title}</h1><p>${ui.text(`errors.refused.${status}.text`)}</p>
<p><a href="/">${ui.text('errors.refused.home')}</a></p></main></html>`;
  return new Response(html, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
