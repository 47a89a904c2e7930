import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { placeInQueue, type QueuedRequest, queueForCat } from "@/lib/domain/requests/hold-queue"
import { KEPT_UNANSWERED_DAYS, keptUntil } from "@/lib/domain/requests/keep-until"
import { canMove, isOpenRequest, REQUEST_STATUSES } from "@/lib/domain/requests/request-path"
import { readShortCode, SHORT_CODES, shortCode } from "@/lib/domain/requests/short-code"

const request = (id: string, fields: Partial<QueuedRequest> = {}): QueuedRequest => ({
  id,
  status: "new",
  askedAtMs: Number(id),
  isCounted: true,
  ...fields,
})

describe("the path of a request", () => {
  test("placed is never reached by hand and never left", () => {
    for (const status of REQUEST_STATUSES) {
      expect(canMove(status, "placed")).toBe(false)
      expect(canMove("placed", status)).toBe(false)
    }
  })

  test("a closed one can be taken up again; every open one can be closed", () => {
    expect(canMove("closed", "talking")).toBe(true)
    for (const status of REQUEST_STATUSES.filter(isOpenRequest)) expect(canMove(status, "closed")).toBe(true)
  })
})

describe("the queue for a cat", () => {
  test("first asked, first in line; closed and unconfirmed ones do not stand in it", () => {
    const requests = [
      request("3"),
      request("1"),
      request("2", { status: "closed" }),
      request("4", { isCounted: false }),
    ]
    expect(queueForCat(requests).map(({ id }) => id)).toEqual(["1", "3"])
    expect(placeInQueue(requests, "3")).toEqual({ place: 2, of: 2 })
    expect(placeInQueue(requests, "4")).toEqual({ place: 3, of: 3 })
    expect(placeInQueue(requests, "2")).toBeNull()
    expect(placeInQueue(requests, "9")).toBeNull()
  })

  test("places are 1 to n without a gap, in any order of the rows, and nobody's place rises when another leaves", () => {
    const rows = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        status: fc.constantFrom(...REQUEST_STATUSES),
        askedAtMs: fc.integer({ min: 0, max: 50 }),
        isCounted: fc.boolean(),
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    )
    fc.assert(
      fc.property(rows, fc.integer(), (requests, seed) => {
        const queue = queueForCat(requests)
        const turned = requests.map(
          (_, i) => requests[(i + Math.abs(seed)) % requests.length] as QueuedRequest,
        )
        expect(queueForCat(turned)).toEqual(queue)
        for (const [i, one] of queue.entries()) expect(placeInQueue(requests, one.id)?.place).toBe(i + 1)
        const [gone, ...rest] = queue
        const later = requests.map((one) =>
          one.id === gone?.id ? { ...one, status: "closed" as const } : one,
        )
        for (const one of rest)
          expect(placeInQueue(later, one.id)?.place).toBe((placeInQueue(requests, one.id)?.place ?? 0) - 1)
      }),
    )
  })
})

describe("how long somebody is kept", () => {
  const nobody = { requests: [], placements: [], knownDay: 100 }

  test("a year after the last request ended", () => {
    const requests = [{ askedDay: 90, endedDay: 120, isFleeting: false }]
    expect(keptUntil({ ...nobody, requests }, 365)).toBe(485)
  })

  test("while a request is open or a cat lives there, no day is set", () => {
    const open = { askedDay: 90, endedDay: null, isFleeting: false }
    expect(keptUntil({ ...nobody, requests: [open] }, 365)).toBeNull()
    expect(keptUntil({ ...nobody, placements: [{ startedDay: 90, endedDay: null }] }, 30)).toBeNull()
  })

  test("a placement that ended is kept through its first year and the shelter's time", () => {
    expect(keptUntil({ ...nobody, placements: [{ startedDay: 100, endedDay: 110 }] }, 30)).toBe(495)
    expect(keptUntil({ ...nobody, placements: [{ startedDay: 100, endedDay: 900 }] }, 30)).toBe(930)
  })

  test("a first name at the counter goes after a week, but not when more is known", () => {
    const walkIn = { askedDay: 100, endedDay: null, isFleeting: true }
    expect(keptUntil({ ...nobody, requests: [walkIn] }, 365)).toBe(100 + KEPT_UNANSWERED_DAYS)
    const closed = { askedDay: 90, endedDay: 95, isFleeting: false }
    expect(keptUntil({ ...nobody, requests: [walkIn, closed], knownDay: 90 }, 365)).toBe(460)
  })

  test("other numbers of days are refused", () => {
    expect(() => keptUntil(nobody, 29)).toThrow(RangeError)
    expect(() => keptUntil(nobody, Number.NaN)).toThrow(RangeError)
  })
})

describe("the code said at the counter", () => {
  test("every number has its own code, and it is read however it is typed", () => {
    const codes = Array.from({ length: SHORT_CODES }, (_, n) => shortCode(n))
    expect(new Set(codes).size).toBe(SHORT_CODES)
    for (const code of codes.slice(0, 50))
      expect(readShortCode(` ${code.slice(0, 2).toLowerCase()}-${code.slice(2)}`)).toBe(code)
    expect(codes.join("")).not.toMatch(/[01OILB8S5AEU]/)
  })

  test("anything else is none", () => {
    for (const typed of ["", "KT2", "KT270", "OO00", "<b>"]) expect(readShortCode(typed)).toBeNull()
    expect(() => shortCode(SHORT_CODES)).toThrow(RangeError)
    expect(() => shortCode(-1)).toThrow(RangeError)
  })
})
