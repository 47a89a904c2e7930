import { describe, expect, test } from "vitest"
import { ERRORS, toAppError } from "@/lib/platform/errors"

const withCode = (code: string, message = "x") => Object.assign(new Error(message), { code })

describe("what was thrown, by name", () => {
  test.each([
    ["a full disk under the files", withCode("ENOSPC"), "DISK_FULL"],
    ["a full disk under the database", withCode("53100"), "DISK_FULL"],
    [
      "the same through Prisma",
      new Error('could not extend file "base/5/1": No space left on device'),
      "DISK_FULL",
    ],
    ["nobody listens", withCode("ECONNREFUSED"), "UNAVAILABLE"],
    ["the server is ended", withCode("57P01"), "UNAVAILABLE"],
    ["a connection that was not made in time", new Error("timeout expired"), "UNAVAILABLE"],
    ["the database still starts", new Error("the database system is starting up"), "UNAVAILABLE"],
    ["a row that is gone", withCode("P2025"), "CONFLICT"],
    ["a mistake of ours", new TypeError("x is not a function"), "UNEXPECTED"],
  ])("%s", (_, thrown, code) => {
    expect(toAppError(thrown).code).toBe(code)
  })

  test("a full disk says what to do", () => {
    expect(ERRORS.DISK_FULL.status).toBe(507)
    expect(toAppError(withCode("ENOSPC")).message).toMatch(/ask whoever looks after the machine to make room/)
  })
})
