// Loaded into the portal's processes by the soak alone. On SIGUSR2 the web server collects everything and tells its live heap.
import fs from 'node:fs';
import v8 from 'node:v8';
import vm from 'node:vm';

if (/bin[\\/]server\.mjs$/.test(process.argv[1] ?? '')) {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc');
  const file = process.env.BENCH_HEAP;
  fs.writeFileSync(`${file}.pid`, String(process.pid));
  process.on('SIGUSR2', async () => {
    for (let n = 0; n < 4; n++) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    if (process.env.BENCH_SNAPSHOT) v8.writeHeapSnapshot(`${file}.${Date.now()}.heapsnapshot`);
    fs.writeFileSync(`${file}.new`, JSON.stringify(process.memoryUsage()));
    fs.renameSync(`${file}.new`, file);
  });
}
