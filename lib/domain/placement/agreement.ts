/** One clause of the adoption agreement; what adopters read is in the messages under agreement.<key>. */
export interface Clause {
  readonly key: string
  /** Its name among staff. */
  readonly title: string
  /** Numbers of the founding articles' statements it follows from; empty where it is the shelter's own. */
  readonly elements: readonly number[]
  /** Asked of everybody, or only where the cat may go outdoors on a harness one day. */
  readonly of: "every home" | "harness"
}

/** What the home and we agree on, in the order in which it is read (founding articles E, F; rule C.8). */
export const CLAUSES: readonly Clause[] = [
  { key: "cat_sets_pace", title: "The cat sets the pace", elements: [14, 55], of: "every home" },
  { key: "no_forcing", title: "Nothing is forced", elements: [109], of: "every home" },
  { key: "settle_first", title: "Two weeks to settle first", elements: [37], of: "every home" },
  { key: "vet_first", title: "A vet is asked first", elements: [60], of: "every home" },
  { key: "chip_registered", title: "Chip in the new name", elements: [81], of: "every home" },
  { key: "never_free_alone", title: "Never alone outdoors", elements: [2, 54], of: "every home" },
  { key: "come_back", title: "We take the cat back", elements: [], of: "every home" },
  { key: "supervised", title: "Always under eyes", elements: [54], of: "harness" },
  { key: "never_tied", title: "Never tied", elements: [54], of: "harness" },
  { key: "cat_harness", title: "A cat harness, never a collar", elements: [62, 69, 75], of: "harness" },
  { key: "weeks_of_time", title: "Weeks of steady time", elements: [51], of: "harness" },
  { key: "may_end_at_window", title: "It may end at the window", elements: [15, 52, 53], of: "harness" },
]

/** The clauses for a home: those for every home, and the harness ones when the cat has trained or the label goes beyond the window. */
export const clausesFor = (cat: { readonly isHarnessCat: boolean }): readonly Clause[] =>
  CLAUSES.filter((clause) => clause.of === "every home" || cat.isHarnessCat)

/** The clause of a key; throws RangeError for an unknown one. */
export function clauseOf(key: string): Clause {
  const found = CLAUSES.find((one) => one.key === key)
  if (!found) throw new RangeError(`there is no clause "${key}"`)
  return found
}
