import { type Answers, CHOOSABLE_ITEMS } from "./answers"
import { QUESTIONS, type Question } from "./questions"

/** What a form sends: the chosen option values by question key; a missing key is a skipped question. */
export type Choices = Readonly<Record<string, string | readonly string[] | undefined>>

/** The form's extra list beside question 16: items that do not matter. */
export const DOES_NOT_MATTER_KEY = "does_not_matter"

export type ReadChoices =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly sentence: string }

/**
 * Turns the choices of a form into answers. Unknown options, too many picks and an item that both matters most and
 * does not matter are refused with one sentence; free text never becomes an answer.
 */
export function readChoices(choices: Choices): ReadChoices {
  let answers: Answers = {}
  for (const question of QUESTIONS) {
    if (question.kind === "text") continue
    const chosen = listOf(choices[question.key])
    if (chosen.length === 0) continue
    const most = question.kind === "many" ? (question.most ?? question.options.length) : 1
    if (chosen.length > most) {
      return refuse(`"${question.text}" takes ${most === 1 ? "one answer" : `at most ${most} answers`}.`)
    }
    for (const value of chosen) {
      const option = question.options.find((one) => one.value === value)
      if (!option) return refuse(`"${question.text}" has no answer "${value}".`)
      answers = join(answers, option.sets)
    }
  }
  return addUnimportant(answers, listOf(choices[DOES_NOT_MATTER_KEY]))
}

/** The option values that lead to these answers, so that a form can be shown filled in. */
export function writeChoices(answers: Answers): Record<string, string[]> {
  const choices: Record<string, string[]> = {}
  for (const question of QUESTIONS) {
    const chosen = question.options.filter((option) => isChosen(question, answers, option.sets))
    if (chosen.length > 0) choices[question.key] = chosen.map(({ value }) => value)
  }
  if (answers.doesNotMatter?.length) choices[DOES_NOT_MATTER_KEY] = [...answers.doesNotMatter]
  return choices
}

function isChosen(question: Question, answers: Answers, sets: Answers): boolean {
  return question.fields.every((field) => {
    const wanted = sets[field]
    if (wanted === undefined || (Array.isArray(wanted) && wanted.length === 0)) return true
    const given = answers[field]
    if (Array.isArray(wanted)) return Array.isArray(given) && wanted.every((value) => given.includes(value))
    return JSON.stringify(given) === JSON.stringify(wanted)
  })
}

function addUnimportant(answers: Answers, values: readonly string[]): ReadChoices {
  if (values.length === 0) return { ok: true, answers }
  const doesNotMatter = CHOOSABLE_ITEMS.filter((item) => values.includes(item))
  if (doesNotMatter.length !== new Set(values).size)
    return refuse("One of the things that do not matter is unknown.")
  if (doesNotMatter.some((item) => answers.mattersMost?.includes(item))) {
    return refuse("Something cannot matter most and not matter at the same time.")
  }
  return { ok: true, answers: { ...answers, doesNotMatter } }
}

function join(answers: Answers, sets: Answers): Answers {
  const joined: Record<string, unknown> = { ...answers }
  for (const [field, value] of Object.entries(sets)) {
    const before = joined[field]
    joined[field] =
      Array.isArray(value) && Array.isArray(before) ? [...new Set([...before, ...value])] : value
  }
  return joined
}

function listOf(choice: string | readonly string[] | undefined): readonly string[] {
  if (choice === undefined || choice === "") return []
  return typeof choice === "string" ? [choice] : [...new Set(choice)]
}

function refuse(sentence: string): ReadChoices {
  return { ok: false, sentence }
}
