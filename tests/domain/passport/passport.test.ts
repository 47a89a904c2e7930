import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { SessionEntry } from "@/lib/domain/harness/history"
import { DEFAULT_PROTOCOL } from "@/lib/domain/harness/protocol"
import {
  addHome,
  firstDayOutside,
  homeEffect,
  homeSession,
  homeState,
  summariseHome,
  type ToldSession,
} from "@/lib/domain/passport/home-log"
import { makePassport, nextStages, type PassportContent } from "@/lib/domain/passport/passport"

const session = { verdict: "met", signs: [], reward: null, rewardTaken: null, techniques: [] } as const
const issue = (change: Partial<Parameters<typeof makePassport>[0]> = {}): PassportContent =>
  makePassport({
    name: "Juno",
    issuedDay: 100,
    homeDay: 100,
    stage: 7,
    log: [],
    sessions: [],
    harness: null,
    protocol: DEFAULT_PROTOCOL,
    ...change,
  })

describe("what is handed over", () => {
  test("the cat's own three commonest signs of unease; calm signs and how it gets used to a harness are none", () => {
    const seen = (...signs: string[]) => ({ ...session, signs })
    const { ownSigns } = issue({
      sessions: [
        seen("m_lick", "t_up", "d_flop"),
        seen("b_low", "m_lick", "t_up"),
        seen("v_meow", "b_low", "m_lick", "e_side", "t_up"),
        seen("v_meow"),
      ],
    })
    expect(ownSigns).toEqual(["m_lick", "b_low", "v_meow"])
  })

  test("a reward counts when it was taken gladly, a technique when the session was met", () => {
    const found = issue({
      sessions: [
        { ...session, reward: "meat", rewardTaken: 1, techniques: ["play"] },
        { ...session, reward: "meat", rewardTaken: 0, techniques: ["play"] },
        { ...session, reward: "paste", rewardTaken: 3, techniques: ["clicker", "play"] },
        { ...session, verdict: "not met", techniques: ["clicker", "clicker"] },
      ],
    })
    expect([found.favouriteReward, found.whatWorked]).toEqual(["paste", ["play", "clicker"]])
  })

  test("nothing seen is nothing said", () => {
    expect(issue()).toMatchObject({ ownSigns: [], favouriteReward: null, whatWorked: [], stageDay: null })
  })

  test("the day of the stage is that of the last step to it", () => {
    const log = [
      { day: 40, from: 6, to: 7, why: "criteria met" },
      { day: 44, from: 7, to: 6, why: "high stress" },
      { day: 60, from: 6, to: 7, why: "criteria met" },
    ] as const
    expect(issue({ log }).stageDay).toBe(60)
  })

  test("three steps at most, and none beyond the graduate", () => {
    expect([nextStages(1), nextStages(8), nextStages(9)]).toEqual([[1, 2, 3], [8, 9], [9]])
  })
})

const inside = { place: "room", isChecked: false, isProtected: false } as const
const yard = { place: "yard", isChecked: true, isProtected: true } as const
const atHome = (
  day: number,
  change: Partial<ToldSession> = {},
  outing: ToldSession["outing"] = yard,
  content = issue(),
): SessionEntry =>
  homeSession(content, {
    outing,
    id: `s${day}`,
    day,
    handler: day % 2 ? "me" : "somebody_else",
    hits: 5,
    trials: 5,
    stress: 0,
    secondPerson: true,
    fitPassed: true,
    backOutPassed: true,
    ...change,
  })

describe("the log at home", () => {
  test("outside counts from day 14 on, checked and protected; the same session earlier does not", () => {
    const content = issue()
    expect(firstDayOutside(content)).toBe(114)
    expect(homeEffect(content, [], atHome(113)).verdict?.verdict).toBe("exposure")
    expect(homeEffect(content, [], atHome(114)).verdict?.verdict).toBe("met")
    const unprotected = atHome(114, {}, { ...yard, isProtected: false })
    expect(homeEffect(content, [], unprotected).verdict?.reasons).toEqual([
      "Gates were not clear for this stage",
    ])
    expect(atHome(400, {}, yard, issue({ homeDay: null })).outingClear).toBe(false)
  })

  test("going out too early, or unchecked, is kept as an exposure at any stage, and its fright acts", () => {
    const content = issue({ stage: 4 })
    const early = [101, 102, 103].map((day) => atHome(day, { gait: 4, wornSec: 900 }))
    expect(homeState(content, early, 103).stage).toBe(4)
    const unchecked = atHome(120, {}, { ...yard, isChecked: false })
    expect(homeEffect(content, [], unchecked).verdict?.verdict).toBe("exposure")
    expect(homeEffect(content, [], atHome(101, { stress: 3, recoverySec: 60 })).to).toBe(3)
  })

  test("what two passports of one home tell adds up, and the later one says where the cat stands", () => {
    const [content, later] = [issue({ stage: 4 }), issue({ stage: 5, issuedDay: 110 })]
    const first = summariseHome(
      content,
      [atHome(101, {}, inside), atHome(102, { incident: "scratch" }, inside)],
      110,
    )
    expect(addHome(first, summariseHome(later, [], 110))).toMatchObject({
      sessions: 2,
      incidents: 1,
      stage: 5,
      lastDay: 102,
    })
  })

  test("the engine goes on where the shelter stopped", () => {
    const content = issue({ stage: 5 })
    const days = [101, 102, 103]
    const entries = days.map((day) => atHome(day, {}, inside))
    expect(homeState(content, entries, 103).stage).toBe(6)
    expect(homeState(content, entries, 103 + 15).stage).toBe(5)
  })

  test("an escape at home goes back two, and a review is open until staff close it", () => {
    const content = issue({ stage: 6 })
    const bolt = atHome(101, { incident: "bolted", stress: 2, recoverySec: 400 }, inside)
    const found = summariseHome(content, [bolt], 101)
    expect(found).toMatchObject({ stage: 4, incidents: 1, calm: 0, isReviewOpen: true, lastDay: 101 })
    expect(summariseHome(content, [bolt, { id: "r", day: 104, review: true }], 105).isReviewOpen).toBe(false)
  })

  test("entries in any order lead to the same stage", () => {
    const entry = fc.record({
      day: fc.integer({ min: 101, max: 140 }),
      stress: fc.integer({ min: 0, max: 4 }),
      hits: fc.integer({ min: 0, max: 5 }),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { maxLength: 20, selector: ({ day }) => day }),
        fc.infiniteStream(fc.double({ noNaN: true })),
        (days, chance) => {
          const content = issue({ stage: 4 })
          const entries = days.map(({ day, stress, hits }) =>
            atHome(day, { stress, hits, recoverySec: 20 }, inside),
          )
          const shuffled = entries
            .map((one) => [chance.next().value, one] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, one]) => one)
          expect(homeState(content, shuffled, 150)).toEqual(homeState(content, entries, 150))
        },
      ),
    )
  })
})
