/** Every way a request can fail, with what HTTP says and what a person reads. The only such table. */
export const ERRORS = {
  SIGNED_OUT: { status: 401, sentence: "You are signed out. Sign in again; what you typed is still here." },
  FORBIDDEN: { status: 403, sentence: "Your role does not allow this. Ask an administrator if it should." },
  NOT_FOUND: { status: 404, sentence: "This does not exist, or is not yours to see." },
  INVALID: { status: 400, sentence: "Something in the form is not right. Nothing was saved." },
  CONFLICT: {
    status: 409,
    sentence: "Somebody else changed this meanwhile. Nothing was saved; look at the new state first.",
  },
  OTHER_PERSON: {
    status: 409,
    sentence:
      "Another person is signed in on this device. What you wrote down waits until you sign in again.",
  },
  TOO_MANY: { status: 429, sentence: "Too many tries. Wait a little and try again." },
  UNAVAILABLE: {
    status: 503,
    sentence:
      "The database does not answer just now. What you typed is still here; try again in a moment. Nothing is saved twice.",
  },
  DISK_FULL: {
    status: 507,
    sentence:
      "The disk of the machine is full. Nothing was saved; ask whoever looks after the machine to make room.",
  },
  UNEXPECTED: { status: 500, sentence: "Something went wrong on our side. Nothing was saved; try again." },
} as const satisfies Record<string, { status: number; sentence: string }>

export type ErrorCode = keyof typeof ERRORS

/** Problems by field path, each a sentence that says what to do. */
export type FieldProblems = Record<string, string>

export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields?: FieldProblems
  constructor(code: ErrorCode, sentence?: string, fields?: FieldProblems) {
    super(sentence ?? ERRORS[code].sentence)
    this.name = "AppError"
    this.code = code
    this.fields = fields
  }
}

const CONNECTION_TROUBLE =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[123]|53300|terminat|Connection (refused|ended)|connection error|timeout (expired|exceeded when trying to connect)|the database (system is|does not answer)|not queryable|P1001|P1017|Can't reach database|Closed/i
const NO_ROOM = /ENOSPC|EDQUOT|53100|No space left on device|Disk quota exceeded|could not extend file/i

/**
 * Turns anything thrown into an AppError: our own as it is; a lost database, a full disk and a lost update by name; the
 * rest as unexpected.
 */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const code = "code" in error ? String(error.code) : ""
  if (code === "P2025") return new AppError("CONFLICT")
  if (code === "40001" || code === "40P01" || code === "P2034") return new AppError("CONFLICT")
  const said = `${code} ${error.message} ${String(error.cause ?? "")}`
  if (NO_ROOM.test(said)) return new AppError("DISK_FULL")
  if (CONNECTION_TROUBLE.test(said)) return new AppError("UNAVAILABLE")
  return new AppError("UNEXPECTED")
}
