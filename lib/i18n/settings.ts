import { z } from 'zod';

export const LOCALES = ['ja', 'ja-easy', 'en'] as const;
export const FURIGANA = ['none', 'hard', 'all'] as const;
export const TEXT_SIZES = ['m', 'l', 'xl'] as const;
export const FONTS = ['ud', 'device', 'noto'] as const;
export const CONTRASTS = ['standard', 'high'] as const;
export const MOTIONS = ['system', 'reduced'] as const;

/** How a person wants to read: six settings that do not depend on one another. */
export const settingsSchema = z.strictObject({
  locale: z.enum(LOCALES),
  furigana: z.enum(FURIGANA),
  textSize: z.enum(TEXT_SIZES),
  font: z.enum(FONTS),
  contrast: z.enum(CONTRASTS),
  motion: z.enum(MOTIONS),
});

export type Settings = z.infer<typeof settingsSchema>;
export type Locale = Settings['locale'];

export const DEFAULT_SETTINGS: Settings = {
  locale: 'ja',
  furigana: 'none',
  textSize: 'm',
  font: 'ud',
  contrast: 'standard',
  motion: 'system',
};

/** Settings from a cookie or a row of any age: what is known is taken, the rest gets its default. Never throws. */
export function readSettings(value: unknown, defaults: Settings = DEFAULT_SETTINGS): Settings {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const out: Record<string, unknown> = { ...defaults };
  for (const [key, schema] of Object.entries(settingsSchema.shape)) {
    if (!Object.hasOwn(given, key)) continue;
    const parsed = schema.safeParse(given[key]);
    if (parsed.success) out[key] = parsed.data;
  }
  return out as Settings;
}

/** The value of <html lang>: easy Japanese is Japanese. */
export const htmlLang = (locale: Locale): 'ja' | 'en' => (locale === 'en' ? 'en' : 'ja');
