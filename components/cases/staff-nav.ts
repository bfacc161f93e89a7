import type { Place } from '@/components/ui/nav';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Current = 'home' | 'duties' | 'month' | 'reports' | 'plans' | 'dialogues' | 'search';

/** The places of who supports many cases; on the pages of their agency none of them is the current one. */
export function staffNav(ui: Ui, current?: Current): Place[] {
  return [
    { href: paths.home(), label: ui.t('common.home'), icon: 'home', current: current === 'home' },
    { href: paths.duties(), label: ui.t('duties.nav'), icon: 'clock', current: current === 'duties' },
    { href: paths.month(), label: ui.t('month.nav'), icon: 'timeline', current: current === 'month' },
    { href: paths.reportsOf(), label: ui.t('reports.nav'), icon: 'note', current: current === 'reports' },
    { href: paths.plans(), label: ui.t('plans.list.nav'), icon: 'note', current: current === 'plans' },
    { href: paths.dialogues(), label: ui.t('accommodations.nav'), icon: 'check', current: current === 'dialogues' },
    { href: paths.search(), label: ui.t('common.search'), icon: 'search', current: current === 'search' },
  ];
}

/** Of who is not of the agency whose page it is. */
export const homeNav = (ui: Ui): Place[] => staffNav(ui).slice(0, 1);
