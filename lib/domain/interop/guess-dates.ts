import { momentReader } from "./read-moment"

const CANDIDATES = [
  "YYYY-MM-DD",
  "YYYY/MM/DD",
  "MM/DD/YYYY",
  "DD/MM/YYYY",
  "DD.MM.YYYY",
  "MM-DD-YYYY",
  "DD-MM-YYYY",
  "D MMM YYYY",
  "D-MMM-YYYY",
  "MMM D, YYYY",
  "YYYYMMDD",
  "MM/DD/YY",
  "DD/MM/YY",
] as const
/** Read the same texts differently: never both. */
const RIVALS = [
  ["MM/DD/YYYY", "DD/MM/YYYY"],
  ["MM-DD-YYYY", "DD-MM-YYYY"],
  ["MM/DD/YY", "DD/MM/YY"],
] as const

export interface GuessedDates {
  /** The forms that read the texts, the commonest first. */
  readonly forms: string[]
  /** Share of the texts they read, 0 to 1. */
  readonly share: number
  /** Two forms that both read every text of their kind, and mean different days: a person has to say which. */
  readonly unsure: readonly [string, string] | null
}

/** Finds the date forms texts are written in. No text: no form and a share of 0. */
export function guessDates(texts: readonly string[]): GuessedDates {
  const reads = new Map(
    CANDIDATES.map((form) => {
      const reader = momentReader([form])
      return [form as string, new Set(texts.filter((text) => isSensible(reader(text))))]
    }),
  )
  const forms: string[] = []
  let left = new Set(texts)
  let unsure: GuessedDates["unsure"] = null
  for (;;) {
    const open = CANDIDATES.filter((form) => !forms.includes(form) && !hasRivalAmong(form, forms))
    const counted = open
      .map((form) => ({ form, count: [...(reads.get(form) ?? [])].filter((text) => left.has(text)).length }))
      .sort((a, b) => b.count - a.count)
    const [best] = counted
    if (!best || best.count === 0) break
    const rival = RIVALS.find((pair) => pair.some((one) => one === best.form))
    if (
      rival &&
      counted.find(({ form }) => form !== best.form && rival.some((one) => one === form))?.count ===
        best.count
    )
      unsure = rival
    forms.push(best.form)
    left = new Set([...left].filter((text) => !reads.get(best.form)?.has(text)))
  }
  return { forms, share: texts.length === 0 ? 0 : 1 - left.size / texts.length, unsure }
}

function hasRivalAmong(form: string, forms: readonly string[]): boolean {
  return RIVALS.some((pair) => pair.some((one) => one === form) && pair.some((one) => forms.includes(one)))
}

// 1950 to 2100: a number of eight digits is more often a number than a day.
const FIRST = momentReader(["YYYY-MM-DD"])("1950-01-01") ?? 0
const LAST = momentReader(["YYYY-MM-DD"])("2100-01-01") ?? 0
const isSensible = (moment: number | null) => moment !== null && moment >= FIRST && moment < LAST
