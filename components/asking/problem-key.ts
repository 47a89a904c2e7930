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
 * Which sentence a public page says, in its own language, of a form that was not kept. The forms' schemas name it in place of a
 * message; `other` is said where a page has no sentence of that name.
 */
export const problemKey = ({ code, fields }: Problem): string =>
  BY_CODE[code] ?? Object.values(fields ?? {})[0] ?? "other"
