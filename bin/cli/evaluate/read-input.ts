import type { z } from "zod"

/** A document to print, or the one sentence that says what is wrong with the input. */
export type Evaluation =
  | { readonly ok: true; readonly document: unknown }
  | { readonly ok: false; readonly sentence: string }

/** One kind of evaluation: reads text, checks it, asks the domain. */
export type Evaluator = (stdinText: string) => Evaluation

/**
 * Joins a schema and a calculation. The first problem becomes one sentence naming the field; what only the domain
 * can see (a RangeError) becomes a sentence too. Anything else is a programming mistake and is thrown on.
 */
export function evaluator<T>(schema: z.ZodType<T>, calculate: (input: T) => unknown): Evaluator {
  return (stdinText) => {
    const parsed = parseJson(stdinText)
    if (!parsed.ok) return parsed
    const checked = schema.safeParse(parsed.document)
    if (!checked.success) return refuse(sentenceOf(checked.error.issues[0]))
    try {
      return { ok: true, document: calculate(checked.data) }
    } catch (error) {
      if (error instanceof RangeError) return refuse(closeSentence(error.message))
      throw error
    }
  }
}

export function refuse(sentence: string): Evaluation {
  return { ok: false, sentence }
}

function parseJson(text: string): Evaluation {
  if (text.trim() === "") return refuse("The input is empty: a JSON document is expected.")
  try {
    return { ok: true, document: JSON.parse(text) }
  } catch {
    return refuse("The input is not valid JSON.")
  }
}

function sentenceOf(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return "The input is not valid."
  return closeSentence(`${fieldName(issue.path)} ${issue.message}`)
}

/** ["ratings", 3, "value"] is written ratings[3].value. */
function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "The input"
  return path.reduce<string>((name, step) => {
    if (typeof step === "number") return `${name}[${step}]`
    return name === "" ? String(step) : `${name}.${String(step)}`
  }, "")
}

function closeSentence(text: string): string {
  return text.endsWith(".") ? text : `${text}.`
}
