/** How a drawn portrait looks: enough to tell one cat from another, nothing that is not on record. */
export interface Portrait {
  readonly coat: CoatColour
  readonly second: CoatColour
  readonly pattern: CoatPattern
  readonly eyes: EyeColour
  readonly ears: EarShape
  readonly isLonghaired: boolean
  /** 0 to 1: where stripes and patches fall, the same for one cat every time. */
  readonly grain: readonly number[]
}

export const COAT_COLOURS = {
  black: "#33322f",
  grey: "#85898f",
  white: "#f6f2e9",
  orange: "#d98a45",
  cream: "#ead3ac",
  brown: "#7d5a3f",
  buff: "#d8b98c",
  chocolate: "#5a3c2c",
} as const
export type CoatColour = keyof typeof COAT_COLOURS

export const EYE_COLOURS = { green: "#8db26a", amber: "#d6a23c", blue: "#7fb0d6", copper: "#b8733a" } as const
export type EyeColour = keyof typeof EYE_COLOURS

export const COAT_PATTERNS = ["solid", "tabby", "bicolour", "tuxedo", "tortie", "calico", "point"] as const
export type CoatPattern = (typeof COAT_PATTERNS)[number]

export const EAR_SHAPES = ["upright", "tufted", "folded", "tipped"] as const
export type EarShape = (typeof EAR_SHAPES)[number]

/** Words of shelter files for coat colours, longest first where one contains another. */
const COLOUR_WORDS: readonly (readonly [RegExp, CoatColour])[] = [
  [/choc|sable/, "chocolate"],
  [/black|blk|ebony/, "black"],
  [/gr[ae]y|blue|silver|smoke|lilac|lynx/, "grey"],
  [/orange|org|ginger|\bred\b|marmalade|flame/, "orange"],
  [/cream|apricot/, "cream"],
  [/buff|\btan\b|yellow|fawn|sand/, "buff"],
  [/brown|brn|agouti|torb/, "brown"],
  [/white|wht/, "white"],
]

const PATTERN_WORDS: readonly (readonly [RegExp, CoatPattern])[] = [
  [/calico/, "calico"],
  [/tortie|tortoise|torb/, "tortie"],
  [/tuxedo/, "tuxedo"],
  [/bicolou?r/, "bicolour"],
  [/point|siam|\bpt\b|seal/, "point"],
  [/tabby|tiger|stripe|mackerel|spotted|ticked/, "tabby"],
]

/** 32 bits of a text (FNV-1a), the seed of everything that is not on record. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/** A small generator of numbers in [0, 1) from a seed (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function coloursIn(text: string): CoatColour[] {
  return COLOUR_WORDS.map(([word, colour]) => ({ place: text.search(word), colour }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => a.place - b.place)
    .map(({ colour }) => colour)
}

const pick = <T extends string>(wanted: string | null | undefined, known: readonly T[]): T | undefined =>
  known.find((one) => wanted?.toLowerCase().includes(one))

/**
 * The portrait of a cat from what is on record (coat colour, pattern, eyes, ears as free text) and a seed that fills
 * what is not; the same record always gives the same picture.
 */
export function portraitOf(cat: {
  readonly seed: string
  readonly colour?: string | null
  readonly pattern?: string | null
  readonly eyeColour?: string | null
  readonly earShape?: string | null
  readonly coatLength?: string | null
}): Portrait {
  const text = `${cat.colour ?? ""} ${cat.pattern ?? ""}`.toLowerCase()
  const next = sequence(hashOf(cat.seed))
  const found = coloursIn(text)
  const colours = Object.keys(COAT_COLOURS) as CoatColour[]
  const coat = found[0] ?? colours[Math.floor(next() * colours.length)] ?? "grey"
  const second = found[1] ?? (coat === "white" ? "grey" : "white")
  const named = PATTERN_WORDS.find(([word]) => word.test(text))?.[1]
  const isTuxedo = !named && found.length > 1 && coat === "black" && second === "white"
  const pattern =
    pick(cat.pattern, COAT_PATTERNS) ??
    named ??
    (isTuxedo ? "tuxedo" : found.length > 1 ? "bicolour" : "solid")
  const eyeColours = Object.keys(EYE_COLOURS) as EyeColour[]
  return {
    coat,
    second,
    pattern,
    eyes:
      pick(cat.eyeColour, eyeColours) ??
      (pattern === "point" ? "blue" : (eyeColours[Math.floor(next() * 2)] ?? "green")),
    ears: pick(cat.earShape, EAR_SHAPES) ?? "upright",
    isLonghaired: /long|\bd?lh\b/.test(`${cat.coatLength ?? ""}`.toLowerCase()),
    grain: Array.from({ length: 12 }, next),
  }
}
