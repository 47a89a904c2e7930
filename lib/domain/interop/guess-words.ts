import { foldWord } from "./clean-cell"
import type { FieldKind } from "./fields"
import { readKnown, readSex } from "./read-words"
import { VOCABULARIES, type VocabularyKind } from "./vocabularies"

type Guesses = readonly (readonly [RegExp, string])[]

// The first that fits counts, so what is particular stands before what is general.
const INTAKES: Guesses = [
  [/foster.*(return|back)|return.*foster|from foster/, "foster_return"],
  [/service|clinic|spay|neuter|\btnr\b|wellness|dispos|\bdoa\b|dead|deceased/, "no_stay"],
  [/euth/, "owner_intended_euthanasia"],
  [/return/, "owner_relinquished"],
  [/stray|found|abandon|loose/, "stray"],
  [/owner|surrender|guardian|relinquish|given up|moving|allerg|evict/, "owner_relinquished"],
  [/transfer/, "transfer_in"],
  [/seiz|confiscat|cruelty|impound|custody|police|hoard/, "seized_impounded"],
  [/born|birth|quarantine|wildlife|other|unknown|public assist/, "other_intake"],
]

const OUTCOMES: Guesses = [
  [/\bdoa\b|dead on arrival|dispos|cremat|interred/, "dead_on_arrival"],
  [/(euth|pts|put to sleep).*(owner|rto|request)|owner.*(euth|pts)/, "owner_intended_euthanasia_out"],
  [/euth|put to sleep|\bpts\b|humane(ly)? destroy/, "shelter_euthanasia"],
  [/died|death|deceased/, "died"],
  [/trial|foster.?to.?adopt/, "trial"],
  [/foster/, "foster"],
  [/adopt|rehome|new home/, "adoption"],
  [/habitat|return.*field|\brtf\b|\btnr\b|wild|released/, "rtf"],
  [/reclaim|redem|owner|\brto\b|guardian/, "rto"],
  [/transfer|rescue|partner|\bscrp\b/, "transfer_out"],
  [/escap|stolen|lost|missing/, "lost"],
  [/in care|available|on hold|pending|on shelter|reserv|quarantine/, "none"],
]

const BY_KIND: Partial<Record<FieldKind, Guesses>> = {
  intake: INTAKES,
  returned: INTAKES,
  outcome: OUTCOMES,
  movement: OUTCOMES,
  death: OUTCOMES,
}

/** Our word for a file's word of a kind of field, by what such words usually mean; null when it is anybody's guess. */
export function guessWord(kind: FieldKind, word: string): string | null {
  if (kind === "sex") return readSex(word)?.sex ?? null
  if (kind === "known") return readKnown(word)
  if (kind === "flag") {
    const known = readKnown(word)
    return known === "unknown" ? null : known
  }
  const vocabulary: readonly string[] = VOCABULARIES[kind as VocabularyKind] ?? []
  const folded = foldWord(word)
  const own = vocabulary.find((one) => one === folded.replace(/[\s-]+/g, "_"))
  if (own) return own
  const guess = BY_KIND[kind]?.find(([pattern]) => pattern.test(folded))?.[1]
  return guess !== undefined && vocabulary.includes(guess) ? guess : null
}

/** Whether an intake's word says that an adopted animal came back. */
export function isReturnWord(word: string): boolean {
  const folded = foldWord(word)
  return /return/.test(folded) && !/foster|field|owner/.test(folded)
}

/** Whether a word for the species, or kind of animal, means a cat. */
export function isCatWord(word: string): boolean {
  return /^(c|f|cats?|kittens?|feline|domestic cat|katze|chat)\b/.test(foldWord(word))
}
