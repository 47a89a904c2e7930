import type { ReadFact } from "./interpret-row"
import type { ReadStay, RecordValue } from "./stay-draft"

/** One animal of a file with all its stays. */
export interface ReadAnimal {
  readonly key: string
  readonly row: number
  /** Fields the file fills; null where no row says it. */
  readonly values: Readonly<Record<string, RecordValue>>
  /** The file says this animal and the one of this number are one now. */
  readonly mergedInto?: string
  /** Numbers this animal had before. */
  readonly formerIds?: readonly string[]
  readonly facts: readonly ReadFact[]
  readonly stays: readonly ReadStay[]
}
