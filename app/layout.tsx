import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { LanguageBar } from '@/components/settings/language-bar';
import { asText } from '@/components/ui/as-text';
import { WebFont } from '@/components/ui/web-font';
import { htmlLang } from '@/lib/i18n/settings';
import { makeUi } from '@/lib/i18n/ui';
import { currentPath } from '@/lib/session/here';
import { currentSettings } from '@/lib/session/settings';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const name = makeUi(await currentSettings()).text('common.appName');
  return {
    title: { default: name, template: `%s｜${name}` },
    icons: { icon: '/icon.svg', apple: '/icon-192.png' },
    manifest: '/app.webmanifest',
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

/** Every page: a way past what all pages have, its language, and how its reader wants to read. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [settings, path] = await Promise.all([currentSettings(), currentPath()]);
  const ui = makeUi(settings);
  return (
    <html
      lang={htmlLang(settings.locale)}
      data-reading={settings.locale === 'ja-easy' ? 'easy' : undefined}
      data-furigana={settings.locale === 'en' ? 'none' : settings.furigana}
      data-text-size={settings.textSize}
      data-font={settings.font}
      data-contrast={settings.contrast}
      data-motion={settings.motion}
    >
      <body>
        {asText(
          <>
            <a className="skip" href="#main">
              {ui.t('common.skip')}
            </a>
            <LanguageBar ui={ui} back={path} />
          </>,
        )}
        {children}
        {settings.font === 'ud' && <WebFont />}
      </body>
    </html>
  );
}
