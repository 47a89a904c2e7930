/** Cart rides and patio time: no steps, only how often it was calm. */
export interface CartTime {
  readonly sessions: number
  readonly calm: number
  readonly minutes: number
  /** Calm often enough that the tag for it would fit; people put it on. */
  readonly speaksForTag: boolean
}

const CART_RULE = { calmSessions: 3, maxStress: 1 } as const

/** How cart and patio time went: sessions, calm ones (stress 0 or 1), minutes noted; three calm ones speak for the tag. */
export function sumCartTime(
  sessions: readonly { readonly stress: number; readonly durationSec: number | null }[],
): CartTime {
  const calm = sessions.filter(({ stress }) => stress <= CART_RULE.maxStress).length
  const seconds = sessions.reduce((sum, { durationSec }) => sum + (durationSec ?? 0), 0)
  return {
    sessions: sessions.length,
    calm,
    minutes: Math.round(seconds / 60),
    speaksForTag: calm >= CART_RULE.calmSessions && calm * 4 >= sessions.length * 3,
  }
}
