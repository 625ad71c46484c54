// Loaded into a measured Node process (node -r) where there is no GNU time: writes what the process used, as it ends.
process.on('exit', () => {
  require('node:fs').writeFileSync(process.env.LECTERN_BENCH_REPORT, JSON.stringify(process.resourceUsage()));
});
