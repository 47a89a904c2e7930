import { describe, expect, test } from "vitest"
import { keptStages, PROTOCOL_PRESETS, presetOf } from "@/lib/domain/harness/presets"
import { DEFAULT_PROTOCOL } from "@/lib/domain/harness/protocol"
import { checkSession } from "@/lib/domain/harness/session-constraints"
import type { SessionDraft } from "@/lib/domain/harness/session-draft"
import { maxMinutesAt, stageOf } from "@/lib/domain/harness/stages"
import { PARAMETERS } from "@/lib/domain/sources/parameters"

describe("founding articles as protocols", () => {
  test("five of them, each with steps on our ladder and statements on the parameters", () => {
    expect(PROTOCOL_PRESETS.map(({ article }) => article)).toEqual(["S000", "S001", "S002", "S003", "S004"])
    for (const { article, steps } of PROTOCOL_PRESETS) {
      for (const { stage } of steps) if (stage !== null) expect(stageOf(stage).number).toBe(stage)
      const stated = PARAMETERS.filter(({ sources }) => sources.some((source) => source.article === article))
      expect(stated.length).toBeGreaterThan(2)
    }
  })

  test("the loose harness round the neck and the tug are hazards, beside their step", () => {
    const hazards = PROTOCOL_PRESETS.flatMap(({ steps }) => steps.flatMap(({ hazard }) => hazard ?? []))
    expect(hazards.some((hazard) => hazard.includes("round the neck"))).toBe(true)
    expect(hazards.some((hazard) => hazard.includes("tug"))).toBe(true)
  })

  test("no preset loosens what keeps a cat safe: criteria, setbacks, panic, lapses, opt-out, two people, pace", () => {
    for (const { parameters } of PROTOCOL_PRESETS) {
      const { version: _, exits, stageMinutes: __, ...rest } = parameters
      const { version: ___, exits: ours, ...defaults } = DEFAULT_PROTOCOL
      expect(rest).toEqual(defaults)
      expect(exits.longWornSec).toBeGreaterThanOrEqual(ours.longWornSec)
      expect({ ...exits, longWornSec: 0 }).toEqual({ ...ours, longWornSec: 0 })
    }
  })

  test("stages an article leaves out are kept and named", () => {
    expect(keptStages(presetOf("s001"))).toEqual([2, 8])
    expect(keptStages(presetOf("s004"))).toEqual([2, 5, 6, 8])
    expect(() => presetOf("s009")).toThrow(RangeError)
  })

  test("a version's own minutes are the limit a session is held against", () => {
    expect([maxMinutesAt(7), maxMinutesAt(7, 5), maxMinutesAt(7, 0, { 7: 10 })]).toEqual([3, 5, 10])
    const draft: SessionDraft = {
      ...{
        stage: 7,
        hits: 4,
        trials: 5,
        peakStress: 0,
        recoverySec: null,
        incident: "none",
        incidentText: null,
      },
      ...{
        handlerId: "a",
        secondPersonId: "b",
        fitPassed: true,
        durationSec: 400,
        place: "yard",
        leash: "held",
      },
      ...{ atHours: 10, otherSessionsToday: [] },
    }
    expect(checkSession(draft).map(({ sentence }) => sentence)).toEqual([
      "3 minutes are the most at this stage.",
    ])
    expect(checkSession(draft, presetOf("s002").parameters)).toEqual([])
  })
})
