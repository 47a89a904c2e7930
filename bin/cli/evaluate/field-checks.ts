import { z } from "zod"

/** A whole number within limits; its complaint names them. */
export function wholeNumber(from: number, to: number, complaint: string) {
  return z
    .number({ error: complaint })
    .int({ error: complaint })
    .min(from, { error: complaint })
    .max(to, { error: complaint })
}

/** A calendar day as days since 1970-01-01. */
export const dayNumber = wholeNumber(-719_162, 2_932_896, "must be a whole number of days since 1970-01-01")

/** Any finite number within limits. */
export function numberWithin(from: number, to: number, complaint: string) {
  return z.number({ error: complaint }).min(from, { error: complaint }).max(to, { error: complaint })
}

/** One of a few words (or numbers); the complaint lists them. */
export function oneOf<const T extends readonly (string | number)[]>(values: T) {
  const complaint = `must be ${listWords(values)}`
  return z.custom<T[number]>((value) => values.some((one) => one === value), { error: complaint })
}

export function listOf<T extends z.ZodType>(item: T, complaint = "must be a list") {
  return z.array(item, { error: complaint })
}

export function object<T extends z.ZodRawShape>(shape: T) {
  return z.object(shape, { error: "must be an object" })
}

export const flag = z.boolean({ error: "must be true or false" })

function listWords(values: readonly (string | number)[]): string {
  const words = values.map(String)
  const last = words.pop() ?? ""
  return words.length === 0 ? last : `${words.join(", ")} or ${last}`
}
