// Loaded into a measured server (node --expose-gc -r): writes at SIGUSR2 how many bytes it holds on to, garbage left out.
const { renameSync, writeFileSync } = require('node:fs');
const { setTimeout: sleep } = require('node:timers/promises');

process.on('SIGUSR2', async () => {
  const report = process.env.LECTERN_BENCH_REPORT;
  // What finalizers and weak references let go of is rubbish for the next collection only.
  for (let turn = 0; turn < 3; turn++) {
    globalThis.gc();
    await sleep(10);
  }
  const { heapUsed, external } = process.memoryUsage();
  writeFileSync(`${report}~`, String(heapUsed + external));
  renameSync(`${report}~`, report);
});
