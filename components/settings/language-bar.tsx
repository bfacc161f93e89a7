import type { Locale, Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** Each language in its own words, so that it is found by who cannot read the present one. */
const languages: [Locale, string, 'ja' | 'en'][] = [
  ['ja', '日本語', 'ja'],
  ['ja-easy', 'やさしい日本語', 'ja'],
  ['en', 'English', 'en'],
];

/** Changes the language, on every page, and comes back to it. */
export function LanguageBar({ ui, back }: { ui: Ui; back: string }) {
  return (
    <form method="post" action={paths.settingsLanguage()} className="languages" aria-label={ui.text('common.language')}>
      <input type="hidden" name="back" value={back} />
      {languages.map(([locale, name, lang]) => (
        <button
          key={locale}
          type="submit"
          name="locale"
          value={locale}
          lang={lang}
          aria-current={ui.locale === locale ? 'true' : undefined}
        >
          {name}
        </button>
      ))}
    </form>
  );
}
