import type { ReactNode } from 'react';

/** A word about a thing. */
export const Tag = ({ children }: { children: ReactNode }) => <span className="tag">{children}</span>;
