import type { ReactNode } from 'react';

/** Says that there is nothing, and what could be here. */
export const Empty = ({ children }: { children: ReactNode }) => <p className="empty">{children}</p>;
