import type { FormHTMLAttributes } from 'react';
import type { Ui } from '@/lib/i18n/ui';
import { newId } from '@/lib/ids';
import { Hidden } from './hidden';

type Props = { ui: Ui; action: string; idem?: string } & Omit<FormHTMLAttributes<HTMLFormElement>, 'action' | 'method'>;

/** A form that posts once: its key makes a second click lead to the first one's answer. */
export function Form({ ui: _ui, idem, children, ...native }: Props) {
  return (
    <form method="post" noValidate {...native}>
      <Hidden name="_key" value={idem ?? newId()} />
      {children}
    </form>
  );
}
