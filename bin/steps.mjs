// A long step shows its name, that it goes on, and how long it took.

const tty = process.stdout.isTTY && !process.env.CI;

/** @template T @param {string} name @param {() => Promise<T>} work @returns {Promise<T>} */
export async function step(name, work) {
  const from = Date.now();
  const seconds = () => `${((Date.now() - from) / 1000).toFixed(1)} s`;
  let ticker;
  if (tty) {
    process.stdout.write(`  … ${name}`);
    ticker = setInterval(() => process.stdout.write(`\r\u001b[2K  … ${name}  ${seconds()}`), 200);
  } else {
    // A log has no moving line: say that it goes on, now and then.
    ticker = setInterval(() => console.log(`  … ${name}  ${seconds()}`), 15_000);
  }
  try {
    const result = await work();
    clearInterval(ticker);
    process.stdout.write(`${tty ? '\r\u001b[2K' : ''}  ✓ ${name}  ${seconds()}\n`);
    return result;
  } catch (error) {
    clearInterval(ticker);
    process.stdout.write(`${tty ? '\r\u001b[2K' : ''}  ✗ ${name}  ${seconds()}\n`);
    throw error;
  }
}
