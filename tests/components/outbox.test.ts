import { describe, expect, test } from "vitest"
import { judgeAnswer } from "@/components/outbox/judge-answer"
import { barLine, countWords, type Standing } from "@/components/outbox/outbox-words"
import {
  answersIn,
  answersOf,
  looksOfRound,
  NOTHING_TAPPED,
  tappedOf,
} from "@/components/temperament/round-state"
import type { RoundLookInput } from "@/lib/features/temperament/rounds-schema"
import { ERRORS, type ErrorCode } from "@/lib/platform/errors"

const refusal = (code: ErrorCode) => ({ id: "x", ok: false as const, code, sentence: ERRORS[code].sentence })

describe("what becomes of an entry after an answer", () => {
  test.each<[ErrorCode, string]>([
    ["INVALID", "needs_you"],
    ["FORBIDDEN", "needs_you"],
    ["NOT_FOUND", "needs_you"],
    ["CONFLICT", "waiting"],
    ["UNEXPECTED", "waiting"],
    ["UNAVAILABLE", "waiting"],
    ["SIGNED_OUT", "waiting"],
    ["OTHER_PERSON", "waiting"],
    ["TOO_MANY", "waiting"],
  ])("%s the first time: %s", (code, state) => {
    expect(judgeAnswer({ tries: 0 }, refusal(code), 5).state).toBe(state)
  })

  test("what does not heal comes before the person with its reason; a server that is away never does", () => {
    expect(judgeAnswer({ tries: 3 }, refusal("CONFLICT"), 5)).toMatchObject({
      state: "needs_you",
      problem: ERRORS.CONFLICT.sentence,
    })
    expect(judgeAnswer({ tries: 99 }, refusal("UNAVAILABLE"), 5).state).toBe("waiting")
    expect(judgeAnswer({ tries: 99 }, refusal("SIGNED_OUT"), 5).state).toBe("waiting")
  })

  test("saved keeps the answer", () => {
    expect(judgeAnswer({ tries: 0 }, { id: "x", ok: true, data: { a: 1 } }, 5)).toMatchObject({
      state: "saved",
      savedAtMs: 5,
      data: { a: 1 },
    })
  })
})

const well: Standing = { connection: "online", signIn: "same", isUpdated: false }
const entry = (state: "waiting" | "needs_you" | "saved", createdAtMs = 0) => ({
  kind: "round_look" as const,
  state,
  createdAtMs,
})
const line = (standing: Partial<Standing>, mine: ReturnType<typeof entry>[] = [], nowMs = 20_000) =>
  barLine({ standing: { ...well, ...standing }, mine, nowMs })

describe("the line about connection and outbox", () => {
  test("counts in words", () => {
    expect(countWords([{ kind: "round_look" }])).toBe("1 look")
    expect(countWords([{ kind: "round_look" }, { kind: "round_look" }, { kind: "rating_sheet" }])).toBe(
      "2 looks and 1 sheet",
    )
    expect(countWords([])).toBe("")
  })

  test("says nothing while all is well and taps are on their way", () => {
    expect(line({})).toBeNull()
    expect(line({}, [entry("waiting", 15_000), entry("saved")])).toBeNull()
  })

  test("says what waits, where, and what has to happen", () => {
    expect(
      line({ connection: "offline" }, [entry("waiting"), entry("waiting"), entry("waiting")])?.text,
    ).toBe("Offline. 3 looks wait on this device.")
    expect(line({ connection: "away" })?.text).toMatch(/server does not answer/)
    expect(line({ signIn: "out" }, [entry("waiting")])).toMatchObject({ offer: "sign_in" })
    expect(line({ signIn: "other" }, [entry("waiting")])?.text).toMatch(/1 look waits until you sign in/)
    expect(line({ isUpdated: true })).toMatchObject({ offer: "reload" })
    expect(line({}, [entry("waiting")])?.text).toMatch(/sent shortly/)
  })

  test("what was refused comes before everything else", () => {
    expect(line({ connection: "offline" }, [entry("needs_you"), entry("waiting")])).toMatchObject({
      tone: "bad",
      offer: "show",
    })
  })
})

describe("the running round on a device", () => {
  const seen = (minutesAgo: number) => new Date(10_000_000_000 - minutesAgo * 60_000).toISOString()
  const entryOf = (lookId: string, minutesAgo: number, more: Partial<RoundLookInput> = {}) => ({
    kind: "round_look" as const,
    state: "saved" as const,
    payload: {
      lookId,
      catId: "acorn",
      seenAt: seen(minutesAgo),
      stress: 1,
      eating: "unknown",
      illness: "no",
      ...more,
    } satisfies RoundLookInput,
  })

  test("a correction stands for what it corrects, whatever their order here; old looks are another round", () => {
    const slip = entryOf("a", 10)
    const right = entryOf("b", 9, { supersedesId: "a", stress: 2 })
    for (const entries of [
      [slip, right],
      [right, slip],
    ])
      expect(looksOfRound(entries, 10_000_000_000).get("acorn")?.input.lookId).toBe("b")
    expect(looksOfRound([entryOf("c", 121)], 10_000_000_000).size).toBe(0)
  })

  test("not seen is an answer, an open question is none", () => {
    expect(answersIn(NOTHING_TAPPED)).toBe(0)
    expect(answersIn(tappedOf(entryOf("a", 1).payload))).toBe(3)
    expect(answersOf(NOTHING_TAPPED).eating).toBe("unknown")
  })
})
