import { lineConfig } from '@/lib/line/config';

/** How notices get out of the portal. */
export const allWays = ['push', 'mail', 'line'] as const;
export type Way = (typeof allWays)[number];

/** Those that this portal has. */
export const ourWays = (): Way[] => allWays.filter((way) => way !== 'line' || lineConfig() !== null);
