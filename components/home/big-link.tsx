import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';

/** One large choice: a picture, what it is, and one line more. */
export function BigLink(props: { href: string; icon: string; label: ReactNode; hint: ReactNode; first?: boolean }) {
  return (
    <li>
      <a className="big" href={props.href} data-first={props.first ? '' : undefined}>
        <Icon name={props.icon} big />
        <span>
          {props.label}
          <small>{props.hint}</small>
        </span>
      </a>
    </li>
  );
}
