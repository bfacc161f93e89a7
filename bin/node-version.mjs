// No imports and no new syntax: this file is read by every Node there is.
export const needed = '20.9.0';

export function nodeIsNewEnough(found) {
  const a = found.split('.').map(Number);
  const b = needed.split('.').map(Number);
  return a[0] !== b[0] ? a[0] > b[0] : a[1] >= b[1];
}
