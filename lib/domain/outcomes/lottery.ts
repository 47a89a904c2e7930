/** 32 bits from a text, evenly spread (FNV-1a with a final mix): the same on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return (hash ^ (hash >>> 16)) >>> 0
}

/**
 * Draws so many of the candidates by lot. The order follows from the seed, the week and each candidate's id alone, so that
 * anybody can draw again and find the same; the order in which candidates are named does not matter. Throws RangeError on
 * places below 0 or a candidate named twice.
 */
export function drawLots(input: {
  seed: string
  week: number
  candidates: readonly string[]
  places: number
}): string[] {
  const { seed, week, candidates, places } = input
  if (!(Number.isInteger(places) && places >= 0))
    throw new RangeError("Places must be a whole number from 0.")
  if (new Set(candidates).size !== candidates.length) throw new RangeError("A candidate is named twice.")
  return [...candidates]
    .map((id) => ({ id, lot: hashOf(`${seed}|${week}|${id}`) }))
    .sort((a, b) => a.lot - b.lot || (a.id < b.id ? -1 : 1))
    .slice(0, places)
    .map(({ id }) => id)
}
