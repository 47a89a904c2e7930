export const print = (line: string) => process.stdout.write(`${line}\n`)
export const ms = (value: number) => `${value.toFixed(1)} ms`

/** Median and 95th percentile of repeated runs, in milliseconds; `before` runs untimed in front of each. */
export async function time(repeats: number, work: () => unknown, before?: () => unknown) {
  const runs: number[] = []
  for (let index = 0; index < repeats; index++) {
    await before?.()
    const started = performance.now()
    await work()
    runs.push(performance.now() - started)
  }
  runs.sort((a, b) => a - b)
  return {
    median: runs[runs.length >> 1] ?? 0,
    p95: runs[Math.floor(runs.length * 0.95)] ?? runs.at(-1) ?? 0,
  }
}
