import "server-only"
import { unstable_rethrow } from "next/navigation"
import type { z } from "zod"
import type { Action } from "@/lib/domain/access/table"
import { AppError, type ErrorCode, type FieldProblems, toAppError } from "./errors"
import { requireFosterRight } from "./foster-viewer"
import { noteFullDisk } from "./full-disk"
import { log } from "./log"
import { requireRight } from "./require-role"
import { requireSameOrigin } from "./same-origin"
import type { Viewer } from "./viewer"

export type Result<T> =
  | { ok: true; data: T }
  | { ok: false; code: ErrorCode; sentence: string; fields?: FieldProblems }

/** Problems by field path, the first of each. */
export function fieldProblems(error: z.ZodError): FieldProblems {
  const problems: FieldProblems = {}
  for (const issue of error.issues) problems[issue.path.join(".")] ??= issue.message
  return problems
}

export function checkInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields = fieldProblems(parsed.error)
  const [field, problem] = Object.entries(fields)[0] ?? []
  throw new AppError("INVALID", field ? `${field}: ${problem}. Nothing was saved.` : undefined, fields)
}

export async function asResult<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, data: await work() }
  } catch (thrown) {
    unstable_rethrow(thrown)
    const error = toAppError(thrown)
    if (error.code === "DISK_FULL") noteFullDisk()
    if (error.code === "UNEXPECTED" || error.code === "UNAVAILABLE" || error.code === "DISK_FULL")
      log.error({ err: thrown, code: error.code }, "action failed")
    return {
      ok: false,
      code: error.code,
      sentence: error.message,
      ...(error.fields ? { fields: error.fields } : {}),
    }
  }
}

/** A server action: same origin, allowed, valid, then the work. Expected failures come back as values. */
export const action = behind(requireRight)

/** The same for a foster carer, who came by link: asks for the link and never for a sign-in. */
export const fosterAction = behind(requireFosterRight)

function behind(gate: (right: Action) => Promise<Viewer>) {
  return <S extends z.ZodType, T>(
    right: Action,
    schema: S,
    work: (viewer: Viewer, input: z.output<S>) => Promise<T>,
  ) =>
    (input: z.input<S>): Promise<Result<T>> =>
      asResult(async () => {
        await requireSameOrigin()
        const viewer = await gate(right)
        return work(viewer, checkInput(schema, input))
      })
}
