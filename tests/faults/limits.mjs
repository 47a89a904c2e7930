// What is promised: told within two seconds, healed within five. `npm run test:faults` holds the app to it on a machine that
// does nothing else; where two cores are shared with browsers and builds, three times as much still tells a fault from a wait.
const factor = process.env.SLACKLINE_STRICT_TIMES === "1" ? 1 : 3

export const TOLD_MS = 2_000 * factor
export const HEALED_MS = 5_000 * factor
