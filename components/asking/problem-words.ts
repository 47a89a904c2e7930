import type { Result } from "@/lib/platform/action"

type Problem = Pick<Extract<Result<unknown>, { ok: false }>, "code" | "fields">

const BY_CODE: Partial<Record<Problem["code"], string>> = {
  TOO_MANY: "many",
  CONFLICT: "gone",
  NOT_FOUND: "gone",
  UNAVAILABLE: "down",
  DISK_FULL: "down",
}

/**
 * What a public page says, in its own language, of a form that was not kept: `problems` has its sentences by key. The forms'
 * schemas name a key in place of a message; `other` is said where the page has no such sentence.
 */
export const problemWords = (problems: Readonly<Record<string, string>>, { code, fields }: Problem) =>
  problems[BY_CODE[code] ?? Object.values(fields ?? {})[0] ?? "other"] ?? problems.other
