import type { Day } from "@/lib/domain/calendar/day"
import { demonstratedTier } from "@/lib/domain/suitability/demonstrated"
import type { Tier } from "@/lib/domain/suitability/tiers"

/** Something seen or told of a cat; "unknown" is what a listing leaves blank, and never a no. */
export type Answer = "yes" | "no" | "unknown"

/** What a listing can say of a cat: all of it stands on the public page of the cat already. */
export interface ListingCat {
  /** The public name of the cat in addresses: the same for ever, so that a site recognises the cat. */
  readonly id: string
  readonly name: string
  readonly sex: "F" | "M" | "unknown"
  readonly birthDay: Day | null
  readonly isBirthEstimated: boolean
  readonly breed: string | null
  readonly colour: string | null
  readonly pattern: string | null
  readonly coatLength: string | null
  readonly arrivedDay: Day | null
  /** Written for adopters. */
  readonly profileText: string | null
  readonly dogs: Answer
  readonly cats: Answer
  readonly children: Answer
  readonly needsCare: Answer
  /** The ready-for label, null while it is withheld. */
  readonly tier: Tier | null
  readonly mayGrowInto: Tier | null
  /** The label and what belongs to it, as adopters read it. */
  readonly readyLines: readonly string[]
  readonly tagLabels: readonly string[]
  /** Stages mastered (0 to 8) and the day of the last session of any kind. */
  readonly mastered: number
  readonly lastSessionDay: Day | null
  /** Absolute addresses, first photo first. */
  readonly photos: readonly string[]
  /** The cat's own page. */
  readonly address: string
}

/** What the whole file says beside the cats: the day it is made and the shelter's number at the site. */
export interface ListingFile {
  readonly asOfDay: Day
  readonly account: string
}

/** One column: its name at the site and what follows from a cat. */
export interface ListingColumn {
  readonly name: string
  readonly say: (cat: ListingCat, file: ListingFile) => string
  /** What is worth finding out when the cell stays empty. */
  readonly wanted?: string
  /** Slackline publishes nothing about it: the cell is always empty, for the shelter to fill in at the site. */
  readonly isLeftBlank?: true
}

/** A listing site: its columns in its order. */
export interface ListingTarget {
  readonly key: string
  readonly title: string
  readonly fileName: string
  readonly columns: readonly ListingColumn[]
  /** The site asks for the shelter's own number in each row. */
  readonly accountLabel?: string
  /** A second file the site wants beside the list. */
  readonly map?: { readonly fileName: string; readonly text: string }
}

/** A column of which Slackline publishes nothing: always empty, as a guess would be read as a promise. */
export const leftBlank = (name: string): ListingColumn => ({ name, say: () => "", isLeftBlank: true })

/** One cat as a row of the site's file, cell by cell in the order of the columns. */
export const listingRow = (target: ListingTarget, cat: ListingCat, file: ListingFile): string[] =>
  target.columns.map((column) => column.say(cat, file))

/** What this site could show of the cat and nobody has written down yet; empty when all of it is there. */
export function missingIn(target: ListingTarget, cat: ListingCat, file: ListingFile): string[] {
  const missing = target.columns.filter((column) => column.wanted && column.say(cat, file) === "")
  return [...new Set(missing.flatMap((column) => column.wanted ?? []))]
}

/** The word for an answer at a site that knows three of them; unknown is always the empty cell. */
export const sayAnswer = (answer: Answer, words: { yes: string; no: string }): string =>
  answer === "unknown" ? "" : words[answer]

/**
 * Whether the cat has shown walking on a leash, and lately: five stages mastered or more and still fresh, by the rule of
 * the demonstrated tier (B.3). The carrier track alone is no leash. Never "no": a cat that was not taught has not failed.
 * Throws RangeError where that rule does.
 */
export function isLeashTrained(cat: ListingCat, asOfDay: Day): boolean {
  const { mastered, lastSessionDay } = cat
  return demonstratedTier({ mastered, lastSessionDay, asOfDay, carrierTrackMastered: false }) !== "WINDOW"
}

/**
 * Whether the cat is listed as one for indoors only: its label is shown, says Window Explorer, and nothing says it may
 * grow beyond. A withheld label is unknown, a cat that may grow into more is not held to today's label, and a Patio &
 * Pack or Trail cat is left blank and not called a "no": sites read that as free to roam, and outings here are on a leash.
 */
export const isIndoorOnly = (cat: ListingCat): boolean => cat.tier === "WINDOW" && cat.mayGrowInto === null

/** The text for adopters, the ready-for lines and where to read more; null parts are left out. */
export const describeForListing = (cat: ListingCat): string =>
  [cat.profileText?.trim() || null, cat.readyLines.join(". "), `More about ${cat.name}: ${cat.address}`]
    .filter(Boolean)
    .join("\n\n")

/** Short, Medium or Long where the record says one of them, however it is written; else the empty text. */
export function coatLengthWord(coatLength: string | null): "Short" | "Medium" | "Long" | "" {
  const word = (coatLength ?? "").toLowerCase()
  if (/medium|semi/.test(word)) return "Medium"
  if (word.includes("short")) return "Short"
  return word.includes("long") ? "Long" : ""
}

/** Photo columns with the given names: the first of the cat's photos, in their order; only the first is missed. */
export const photoColumns = (names: readonly string[]): ListingColumn[] =>
  names.map((name, at) => ({
    name,
    say: (cat) => cat.photos[at] ?? "",
    ...(at === 0 ? { wanted: "a photo" } : {}),
  }))
