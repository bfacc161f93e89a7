/**
 * Takes batches until one is not full. What comes meanwhile is left for the next time: otherwise each little of it would be taken alone, and
 * taking never end while people write.
 * @param most how many a full batch holds
 * @param take takes one, and says how many it held
 * @returns how many batches held anything
 */
export async function takeBatches(most: number, take: () => Promise<number>): Promise<number> {
  let batches = 0;
  for (let held = most; held >= most; ) {
    held = await take();
    if (held > 0) batches += 1;
  }
  return batches;
}
