import type { ReactNode } from 'react';
import { Icon } from './icon';

/** Something to know before going on. One a page. */
export function Notice({
  kind = 'info',
  title,
  children,
}: {
  kind?: 'info' | 'done' | 'warning';
  title?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="notice" data-kind={kind} role={kind === 'info' ? undefined : 'status'}>
      <Icon name={kind} />
      <div>
        {title && <h2>{title}</h2>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
