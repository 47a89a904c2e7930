// What every suite needs to say what held: a list of what did not, and waiting for something to become true.
export const pause = (ms) => new Promise((wake) => setTimeout(wake, ms))

/** Milliseconds until `work` holds, or null when it never did. */
export async function until(work, patienceMs, everyMs = 100) {
  const began = performance.now()
  while (performance.now() - began < patienceMs) {
    if (await work()) return performance.now() - began
    await pause(everyMs)
  }
  return null
}

/** Collects what did not hold, in words. */
export const expectations = () => {
  const wrong = []
  return { wrong, expect: (what, holds) => holds || wrong.push(what) }
}
