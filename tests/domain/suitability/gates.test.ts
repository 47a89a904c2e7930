import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { evaluateGates, type GateInput } from "@/lib/domain/suitability/evaluate-gates"
import type { RecordedFact } from "@/lib/domain/suitability/gate-facts"
import {
  GATE_FACT_KEYS,
  GATE_FACTS,
  GATE_IDS,
  GATES,
  type GateFactKey,
  type GateId,
  gateOf,
} from "@/lib/domain/suitability/gates"
import { panicCap } from "@/lib/domain/suitability/panic-cap"
import type { Tier } from "@/lib/domain/suitability/tiers"
import vectors from "@/tests/fixtures/vectors/domain-vectors.json"

const TODAY = 1000
const yes = (key: GateFactKey, more: Partial<RecordedFact> = {}): RecordedFact => ({
  key,
  value: "yes",
  onDay: TODAY - 1,
  ...more,
})

/** Every fact of a cat with nothing in its way. */
const CLEAR_FACTS: readonly RecordedFact[] = [
  yes("chip_implanted"),
  yes("chip_scanned"),
  yes("chip_registered"),
  yes("vaccines_core"),
  yes("vaccines_rabies"),
  yes("felv_decided"),
  yes("parasites"),
  yes("vet_clearance", { value: "full" }),
  yes("last_surgery", { value: "none" }),
  yes("last_vaccine", { value: "done", onDay: TODAY - 7 }),
  yes("neutered"),
  yes("hold_over"),
]

const CLEAR: GateInput = {
  asOfDay: TODAY,
  facts: CLEAR_FACTS,
  cat: { ageWeeks: 60 },
  panic: { days: [], reviewPending: false },
  today: { stress: 0, eating24h: true, weightChange: 0 },
}

/** The clear cat with some facts replaced by newer ones. */
function withFacts(...facts: RecordedFact[]): GateInput {
  return { ...CLEAR, facts: [...CLEAR_FACTS, ...facts] }
}

function without(...keys: GateFactKey[]): GateInput {
  return { ...CLEAR, facts: CLEAR_FACTS.filter((fact) => !keys.includes(fact.key)) }
}

function gateIn(input: GateInput, id: GateId) {
  const found = evaluateGates(input).gates.find((gate) => gate.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}

describe("the catalogues", () => {
  test("gates and facts are complete and joined", () => {
    expect(GATES.map((gate) => gate.id)).toEqual([...GATE_IDS])
    expect(GATE_FACTS.map((fact) => fact.key)).toEqual([...GATE_FACT_KEYS])
    for (const fact of GATE_FACTS) expect(gateOf(fact.gate).id).toBe(fact.gate)
  })

  test("the public reads one neutral line for every gate that caps", () => {
    const texts = GATES.filter((gate) => gate.cap === "WINDOW").map((gate) => gate.publicText)
    expect(new Set(texts)).toEqual(new Set(["Not cleared for outdoors yet"]))
  })

  test("who clears what", () => {
    expect(GATES.map((gate) => gate.clearedBy).join(" ")).toBe(
      "staff medical medical medical automatic medical staff behaviour_lead automatic medical",
    )
  })
})

describe("a cat with everything in order", () => {
  test("passes every gate", () => {
    const report = evaluateGates(CLEAR)
    expect(report.gates.map((gate) => gate.status)).toEqual(Array(10).fill("pass"))
    expect([report.cap, report.listable, report.sessionToday]).toEqual([
      "TRAIL",
      true,
      { allowed: true, reasons: [] },
    ])
    expect(report.gates.every((gate) => gate.todo === null)).toBe(true)
  })

  test("a cat nobody has recorded anything of is capped, with something to do, and not failed", () => {
    const nothing = { stress: null, eating24h: null, weightChange: null }
    const report = evaluateGates({ ...CLEAR, facts: [], cat: { ageWeeks: null }, today: nothing })
    const statuses = Object.fromEntries(report.gates.map((gate) => [gate.id, gate.status]))
    for (const id of ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G9"]) expect(statuses[id]).toBe("unknown")
    expect([statuses.G8, statuses.G10]).toEqual(["pass", "pass"])
    expect([report.cap, report.listable, report.sessionToday.allowed]).toEqual(["WINDOW", false, false])
    expect(report.gates.filter((gate) => gate.status === "unknown").every((gate) => gate.todo)).toBe(true)
  })
})

describe("each fact by itself", () => {
  const required = CLEAR_FACTS.map((fact) => fact.key)

  test.each(required)("without %s its gate is unknown and the cap is WINDOW", (key) => {
    const gate = GATE_FACTS.find((fact) => fact.key === key)?.gate as GateId
    expect(gateIn(without(key), gate)).toMatchObject({ status: "unknown", cap: "WINDOW" })
    expect(evaluateGates(without(key)).cap).toBe("WINDOW")
  })

  test.each(required.filter((key) => !key.startsWith("last_")))("%s answered no fails its gate", (key) => {
    const gate = GATE_FACTS.find((fact) => fact.key === key)?.gate as GateId
    expect(gateIn(withFacts({ key, value: "no", onDay: TODAY }), gate)).toMatchObject({
      status: "fail",
      cap: "WINDOW",
    })
  })

  test("the newest record counts, on the same day the later one", () => {
    const old = { key: "neutered", value: "no", onDay: TODAY - 300 } as const
    expect(gateIn(withFacts(old), "G6").status).toBe("pass")
    expect(gateIn(withFacts({ ...old, onDay: TODAY - 1 }), "G6").status).toBe("fail")
  })
})

describe("facts run out", () => {
  const statusAt = (key: GateFactKey, gate: GateId, fact: Partial<RecordedFact>) =>
    gateIn({ ...without(key), facts: [...without(key).facts, yes(key, fact)] }, gate).status

  test("a chip scan after 30 days, a vet check after 90", () => {
    expect([30, 31].map((ago) => statusAt("chip_scanned", "G1", { onDay: TODAY - ago }))).toEqual([
      "pass",
      "fail",
    ])
    const vet = (ago: number) => statusAt("vet_clearance", "G4", { value: "full", onDay: TODAY - ago })
    expect([vet(90), vet(91)]).toEqual(["pass", "fail"])
  })

  test("a stated end shortens a vet check, and cannot lengthen it", () => {
    const vet = (onDay: number, expiresOnDay: number) =>
      statusAt("vet_clearance", "G4", { value: "full", onDay, expiresOnDay })
    expect([vet(TODAY - 10, TODAY), vet(TODAY - 10, TODAY - 1), vet(TODAY - 91, TODAY + 50)]).toEqual([
      "pass",
      "fail",
      "fail",
    ])
  })

  test("parasite products hold a month, or as long as stated", () => {
    const product = (ago: number, expiresOnDay?: number) =>
      statusAt("parasites", "G3", { onDay: TODAY - ago, expiresOnDay })
    expect([product(30), product(31), product(60, TODAY), product(60, TODAY - 1)]).toEqual([
      "pass",
      "fail",
      "pass",
      "fail",
    ])
  })

  test("vaccines run out on the day the vet stated", () => {
    expect(gateIn(withFacts(yes("vaccines_core", { expiresOnDay: TODAY - 1 })), "G2").status).toBe("fail")
  })

  test("a passing gate says when it closes, by what runs out first", () => {
    const vaccines = [
      yes("vaccines_core", { expiresOnDay: TODAY + 90 }),
      yes("vaccines_rabies", { expiresOnDay: TODAY + 9 }),
    ]
    expect(gateIn(withFacts(...vaccines), "G2").expiresOnDay).toBe(TODAY + 9)
    expect(gateIn(CLEAR, "G1").expiresOnDay).toBe(TODAY - 1 + 30)
    expect(gateIn(CLEAR, "G6").expiresOnDay).toBeNull()
  })
})

describe("the rules of single gates", () => {
  test("rabies may be no requirement", () => {
    expect(
      gateIn(withFacts(yes("vaccines_rabies", { value: "not_required", onDay: TODAY })), "G2").status,
    ).toBe("pass")
  })

  test("a vet may clear a cat for being carried only", () => {
    const input = withFacts(yes("vet_clearance", { value: "carried_only", onDay: TODAY }))
    expect(gateIn(input, "G4")).toMatchObject({ status: "pass", cap: "PATIO_PACK" })
    expect(evaluateGates(input).cap).toBe("PATIO_PACK")
  })

  test("surgery needs 14 days, a vaccine 7", () => {
    const surgery = (ago: number) =>
      gateIn(withFacts({ key: "last_surgery", value: "done", onDay: TODAY - ago }), "G4")
    expect(surgery(0).status).toBe("fail")
    const facts = without("last_surgery").facts
    const rested = (ago: number) =>
      gateIn(
        { ...CLEAR, facts: [...facts, { key: "last_surgery", value: "done", onDay: TODAY - ago }] },
        "G4",
      ).status
    expect([rested(13), rested(14)]).toEqual(["fail", "pass"])
    const vaccine = (ago: number) =>
      gateIn(withFacts({ key: "last_vaccine", value: "done", onDay: TODAY - ago }), "G5").status
    expect([vaccine(6), vaccine(7)]).toEqual(["fail", "pass"])
  })

  test("a cat never vaccinated does not pass the vaccine rest", () => {
    expect(gateIn(withFacts({ key: "last_vaccine", value: "none", onDay: TODAY }), "G5").status).toBe("fail")
  })

  test("outdoors from 16 weeks, indoor sessions from 8", () => {
    const aged = (ageWeeks: number) => ({ ...CLEAR, cat: { ageWeeks } })
    expect([15, 16].map((weeks) => gateIn(aged(weeks), "G5").status)).toEqual(["fail", "pass"])
    expect([7, 8].map((weeks) => evaluateGates(aged(weeks)).sessionToday.allowed)).toEqual([false, true])
  })

  test("a hold keeps a cat off the list and out of training", () => {
    const report = evaluateGates(withFacts({ key: "hold_over", value: "no", onDay: TODAY }))
    expect([report.listable, report.sessionToday.allowed]).toEqual([false, false])
  })

  test("a bite opens the hold gate only when the quarantine was declared over after it", () => {
    const bite = { key: "last_bite", value: "done", onDay: TODAY - 200 } as const
    const over = (onDay: number) => yes("bite_quarantine_over", { onDay })
    expect(gateIn(withFacts(bite), "G7").status).toBe("unknown")
    expect(gateIn(withFacts(bite, over(TODAY - 300)), "G7").status).toBe("unknown")
    expect(gateIn(withFacts(bite, over(TODAY - 200)), "G7").status).toBe("unknown")
    expect(gateIn(withFacts(bite, over(TODAY - 190)), "G7").status).toBe("pass")
  })

  test.each<[string, Partial<GateInput["today"]>, boolean]>([
    ["stress 2", { stress: 2 }, true],
    ["stress 3", { stress: 3 }, false],
    ["nothing eaten", { eating24h: false }, false],
    ["nine percent lighter", { weightChange: -0.09 }, true],
    ["a tenth lighter", { weightChange: 3.6 / 4 - 1 }, false],
    ["weight not known", { weightChange: null }, true],
  ])("today with %s: a session is allowed %s", (_name, more, allowed) => {
    const report = evaluateGates({ ...CLEAR, today: { ...CLEAR.today, ...more } })
    expect([report.sessionToday.allowed, report.cap]).toEqual([allowed, "TRAIL"])
  })

  test("special needs are advice without a cap, unless the vet sets one", () => {
    const special = { ...CLEAR, cat: { ageWeeks: 60, fivPositive: true, blind: null, weightKg: 1.9 } }
    expect(gateIn(special, "G10")).toMatchObject({ status: "advice", cap: "TRAIL" })
    expect(gateIn(special, "G10").reason).toBe("Needs care outdoors: FIV, under 2 kg")
    const limited = {
      ...special,
      facts: [...CLEAR_FACTS, { key: "vet_cap", value: "PATIO_PACK", onDay: TODAY } as const],
    }
    expect(evaluateGates(limited).cap).toBe("PATIO_PACK")
  })

  test("a vet's limit ends on the day the vet stated", () => {
    const until = (expiresOnDay: number) =>
      evaluateGates(withFacts({ key: "vet_cap", value: "WINDOW", onDay: TODAY - 9, expiresOnDay })).cap
    expect([until(TODAY), until(TODAY - 1)]).toEqual(["WINDOW", "TRAIL"])
  })
})

describe("panic and escape", () => {
  test.each(vectors.panicCap as [number[], number, boolean, Tier][])(
    "%j on day %i, review open %s: %s",
    (days, asOfDay, reviewPending, tier) => {
      expect(panicCap({ days, reviewPending }, asOfDay)).toBe(tier)
    },
  )

  test.each([
    [30, "WINDOW"],
    [31, "PATIO_PACK"],
    [90, "PATIO_PACK"],
    [91, "TRAIL"],
  ] as const)("one event %i days ago: %s", (ago, tier) => {
    expect(panicCap({ days: [TODAY - ago], reviewPending: false }, TODAY)).toBe(tier)
  })

  test("an event of the future is refused", () => {
    expect(() => panicCap({ days: [TODAY + 1], reviewPending: false }, TODAY)).toThrow(RangeError)
  })

  test("a bite on record counts, and only once when the session log has it too", () => {
    const bite = { key: "last_bite", value: "done", onDay: TODAY - 50 } as const
    expect(gateIn(withFacts(bite), "G8")).toMatchObject({ status: "fail", cap: "PATIO_PACK" })
    const logged = { ...withFacts(bite), panic: { days: [TODAY - 50], reviewPending: false } }
    expect(gateIn(logged, "G8").cap).toBe("PATIO_PACK")
    expect(gateIn({ ...logged, panic: { days: [TODAY - 60], reviewPending: false } }, "G8").cap).toBe(
      "WINDOW",
    )
  })

  test("no combination of facts turns a bite, a panic or an open review into a pass", () => {
    const anyFact = fc.constantFrom(...GATE_FACTS).chain(({ key, values }) =>
      fc.record({
        key: fc.constant(key),
        value: fc.constantFrom(...values),
        onDay: fc.integer({ min: TODAY - 400, max: TODAY }),
      }),
    )
    const trouble = fc.constantFrom("bite", "panic", "review")
    fc.assert(
      fc.property(
        fc.array(anyFact, { maxLength: 30 }),
        trouble,
        fc.integer({ min: 0, max: 90 }),
        (facts, kind, ago) => {
          const bite: RecordedFact[] =
            kind === "bite" ? [{ key: "last_bite", value: "done", onDay: TODAY - ago }] : []
          const panic = { days: kind === "panic" ? [TODAY - ago] : [], reviewPending: kind === "review" }
          const input = { ...CLEAR, panic, facts: [...bite, ...CLEAR_FACTS, ...facts] }
          expect(gateIn(input, "G8").status).toBe("fail")
          expect(evaluateGates(input).cap).not.toBe("TRAIL")
        },
      ),
    )
  })
})

describe("bad input is refused by field", () => {
  test.each<[string, object, RegExp]>([
    ["an unknown fact", { key: "colour" }, /colour/],
    ["an answer the fact does not have", { value: "maybe" }, /facts\[0\]\.value must be yes, no/],
    ["a fact of the future", { onDay: TODAY + 1 }, /facts\[0\]\.onDay/],
    ["an end that is no day", { expiresOnDay: 0.5 }, /facts\[0\]\.expiresOnDay/],
  ])("%s", (_name, more, message) => {
    const fact = { ...yes("neutered"), ...more } as RecordedFact
    expect(() => evaluateGates({ ...CLEAR, facts: [fact] })).toThrow(message)
  })
})
