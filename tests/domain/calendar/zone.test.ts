import { describe, expect, test } from "vitest"
import { instantInZone } from "@/lib/domain/calendar/zone"

describe("a time on the wall", () => {
  const at = (text: string, zone: string) => new Date(instantInZone(text, zone)).toISOString()

  test("is the instant at which the zone's clocks show it, in winter and in summer", () => {
    expect(at("2026-11-24T10:30", "America/Denver")).toBe("2026-11-24T17:30:00.000Z")
    expect(at("2026-07-24T10:30", "America/Denver")).toBe("2026-07-24T16:30:00.000Z")
    expect(at("2026-11-24T10:30", "Asia/Kathmandu")).toBe("2026-11-24T04:45:00.000Z")
    expect(at("2026-01-01T00:00", "Pacific/Kiritimati")).toBe("2025-12-31T10:00:00.000Z")
  })

  test("shown twice in autumn it is the first, skipped in spring it is an hour later", () => {
    expect(at("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z")
    expect(at("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z")
    expect(at("2026-03-29T01:59", "Europe/Berlin")).toBe("2026-03-29T00:59:00.000Z")
    expect(at("2026-03-29T03:00", "Europe/Berlin")).toBe("2026-03-29T01:00:00.000Z")
  })

  test("anything else is refused", () => {
    for (const text of ["", "2026-11-24", "2026-13-24T10:30", "2026-11-24T10:30:00Z"])
      expect(() => instantInZone(text, "Europe/Berlin")).toThrow(RangeError)
    expect(() => instantInZone("2026-11-24T10:30", "Mars/Base")).toThrow(RangeError)
  })
})
