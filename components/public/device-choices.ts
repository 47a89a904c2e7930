import { DOES_NOT_MATTER_FIELD } from "./question-facts"

/** What is chosen in the questionnaire, by question key. Lives on the visitor's device. */
export type DeviceChoices = Readonly<Record<string, readonly string[]>>

/** The one question that is answered in free words. They are the visitor's own note and never leave the device. */
export const FREE_WORDS_KEY = "anything_else"
/** From this many answers on, an order says more than chance. */
export const ANSWERS_NEEDED = 3
const STORED_AS = "slackline-answers-1"

/** Gathers a form's fields; empty values are skipped questions. */
export function collectChoices(fields: Iterable<readonly [string, unknown]>): DeviceChoices {
  const choices: Record<string, string[]> = {}
  for (const [key, value] of fields) {
    const chosen = typeof value === "string" ? value.trim() : ""
    // Fields that begin so are the framework's own, for a form that is sent without a script.
    if (chosen && !key.startsWith("$")) choices[key] = [...(choices[key] ?? []), chosen]
  }
  return choices
}

/** How many of the eighteen are answered; what does not matter belongs to the question before it. */
export const countAnswered = (choices: DeviceChoices): number =>
  Object.keys(choices).filter((key) => key !== DOES_NOT_MATTER_FIELD).length

/** What may be sent to be put in order: the chosen options, without a word that was typed. */
export function choicesToSend(choices: DeviceChoices): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(choices)
      .filter(([key]) => key !== FREE_WORDS_KEY)
      .map(([key, values]) => [key, [...values]]),
  )
}

/** Reads stored choices; anything that is not a list of texts by key is forgotten. */
export function parseChoices(stored: string | null): DeviceChoices {
  try {
    const found: unknown = JSON.parse(stored ?? "{}")
    if (typeof found !== "object" || found === null || Array.isArray(found)) return {}
    return Object.fromEntries(
      Object.entries(found).flatMap(([key, values]: [string, unknown]) =>
        Array.isArray(values) && values.length > 0 && values.every((value) => typeof value === "string")
          ? [[key, values as string[]]]
          : [],
      ),
    )
  } catch {
    return {}
  }
}

/** A device may refuse to keep anything; then the answers last as long as the page. */
export function loadChoices(): DeviceChoices {
  try {
    return parseChoices(window.localStorage.getItem(STORED_AS))
  } catch {
    return {}
  }
}

export function storeChoices(choices: DeviceChoices) {
  try {
    if (Object.keys(choices).length === 0) window.localStorage.removeItem(STORED_AS)
    else window.localStorage.setItem(STORED_AS, JSON.stringify(choices))
  } catch {
    // Nothing to do: see loadChoices.
  }
}
