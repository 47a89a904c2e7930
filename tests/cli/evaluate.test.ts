import { describe, expect, test } from "vitest"
import { EVALUATION_KINDS, evaluateCommand } from "@/bin/cli/evaluate/evaluate"
import { expectNear } from "@/tests/domain/outcomes/near"
import vectors from "@/tests/fixtures/vectors/domain-vectors.json"
import golden from "@/tests/fixtures/vectors/golden.json"

type Document = Record<string, unknown>

/** The printed document: through JSON, as a caller sees it. */
function evaluate<T = Document>(what: string, input: unknown): T {
  const result = evaluateCommand(what, JSON.stringify(input))
  expect(result).toMatchObject({ ok: true })
  return JSON.parse(JSON.stringify(result.ok ? result.document : null))
}

function complaint(what: string, input: unknown): string {
  const result = evaluateCommand(what, typeof input === "string" ? input : JSON.stringify(input))
  return result.ok ? "no complaint" : result.sentence
}

/** Numbers to 1e-9, everything else exactly; only what the vector names is compared. */
function expectLike(actual: unknown, expected: unknown): void {
  if (typeof expected === "number") {
    expectNear(actual as number, expected)
  } else if (expected !== null && typeof expected === "object") {
    for (const [key, value] of Object.entries(expected)) expectLike((actual as Document)[key], value)
  } else {
    expect(actual).toBe(expected)
  }
}

const isVectorOf =
  (kind: string) =>
  ([name]: [string, unknown]) =>
    name.startsWith(kind)

describe("suitability", () => {
  const examples = Object.entries(vectors).filter(
    ([, vector]) => typeof vector === "object" && "potential" in vector && "input" in vector,
  ) as [string, { input: object; recovery?: object }][]

  test.each(examples)("vector: %s", (_, { input, recovery, ...expected }) => {
    const document = evaluate("suitability", input)
    expectLike(document, expected)
    if (recovery) expectLike((document.dims as Document).recovery, recovery)
    expect(Object.keys(document)).toEqual([
      "S",
      "se",
      "lo",
      "hi",
      "coverage",
      "sufficient",
      "potential",
      "dims",
      "contrib",
      "leaveOneOut",
      "nextBestObservation",
    ])
  })

  test("leave one out of the example cat", () => {
    const { leaveOneOut } = evaluate<{ leaveOneOut: Record<string, { S: number; lo: number }> }>(
      "suitability",
      vectors.juniper.input,
    )
    for (const [dim, S, lo] of vectors.juniperLOO) expectLike(leaveOneOut[dim as string], { S, lo })
  })

  test("bad input names the field", () => {
    const rating = { dim: "sound", value: 4, rater: "A", day: 0 }
    const with_ = (change: object) =>
      complaint("suitability", { asOfDay: 1, ratings: [rating, { ...rating, ...change }] })
    expect(with_({ value: 6 })).toBe("ratings[1].value must be a whole number from 1 to 5 or null.")
    expect(with_({ value: "4" })).toContain("ratings[1].value")
    expect(with_({ dim: "charm" })).toMatch(/^ratings\[1\]\.dim must be recovery, .* or energy\.$/)
    expect(with_({ day: 2 })).toBe("ratings[1].day must not lie after asOfDay.")
    expect(with_({ stress: 5 })).toBe("ratings[1].stress must be 0, 1, 2, 3 or 4.")
    expect(with_({ rater: "" })).toBe("ratings[1].rater must name a person.")
    expect(complaint("suitability", { ratings: [] })).toBe(
      "asOfDay must be a whole number of days since 1970-01-01.",
    )
    expect(complaint("suitability", { asOfDay: 1, ratings: [], previousTier: "MOUNTAIN" })).toBe(
      "previousTier must be WINDOW, PATIO_PACK or TRAIL.",
    )
    expect(complaint("suitability", { asOfDay: 1 })).toBe("ratings must be a list.")
  })
})

describe("protocol", () => {
  const examples = Object.entries(vectors).filter(isVectorOf("engine:")) as [string, { input: object[] }][]

  test.each(examples)("vector: %s", (_, { input, ...expected }) => {
    const document = evaluate("protocol", { sessions: input })
    expect(document).toMatchObject(expected)
    expect(Object.keys(document)).toEqual(["stage", "mastered", "review", "paused", "panic", "log"])
  })

  test("bad input names the field", () => {
    const session = { day: 0, hits: 5, trials: 5, stress: 0, handler: "h1" }
    const second = (change: object) =>
      complaint("protocol", { sessions: [session, { ...session, ...change }] })
    expect(second({ hits: 6 })).toBe("sessions[1].hits must not be more than trials.")
    expect(second({ trials: 0, hits: 0 })).toBe("sessions[1].trials must be a whole number from 1 to 1000.")
    expect(second({ stress: 7 })).toBe("sessions[1].stress must be 0, 1, 2, 3 or 4.")
    expect(second({ incident: "vanished" })).toContain("sessions[1].incident must be none, slipped")
    expect(second({ day: -1 })).toBe("sessions[1].day must not lie before the entry above it.")
    expect(second({ review: true })).toBe("sessions[1] must be one session or one event.")
    expect(complaint("protocol", { sessions: [{ day: 3, review: true }, 7] })).toContain(
      "sessions[1] must be an object",
    )
    expect(complaint("protocol", { sessions: [session], asOfDay: -3 })).toContain("asOfDay")
    expect(second({ review: false })).toBe("no complaint")
  })
})

describe("match and order", () => {
  const examples = Object.entries(vectors).filter(isVectorOf("match:")) as [
    string,
    Document & { cat: object; adopter: object },
  ][]

  test.each(examples)("vector: %s", (_, { cat, adopter, ...expected }) => {
    const document = evaluate("match", { cat, adopter })
    expectLike(document, expected)
    expect(Object.keys(document)).toEqual(["M", "band", "parts", "evidence"])
  })

  test("a list of animals, importance, and nothing answered", () => {
    const { cat, adopter } = vectors["match:base"]
    const one = evaluate("match", { cat, adopter: { ...adopter, otherAnimals: "dogs" } })
    expect(evaluate("match", { cat, adopter: { ...adopter, otherAnimals: ["dogs", "cats"] } })).toEqual(one)
    expect(evaluate("match", { cat, adopter: { ...adopter, importance: { animals: 0 } } })).toMatchObject({
      parts: { animals: { w: 0, f: 1 } },
    })
    expect(evaluate("match", { cat, adopter: {} })).toMatchObject({ M: null, band: null, parts: {} })
  })

  test("bad input names the field", () => {
    const { cat, adopter } = vectors["match:base"]
    const wish = (change: object) => complaint("match", { cat, adopter: { ...adopter, ...change } })
    expect(complaint("match", { cat: { ...cat, dims: { charm: { mean: 3, se: 1 } } }, adopter })).toMatch(
      /^cat\.dims\.charm is no dimension of the rubric/,
    )
    expect(complaint("match", { cat: { ...cat, dims: { sound: { mean: 9, se: 1 } } }, adopter })).toBe(
      "cat.dims.sound.mean must be a number from 1 to 5.",
    )
    expect(complaint("match", { cat: { ...cat, effectiveTier: "TRAIL" }, adopter })).toBe(
      "cat.effectiveTier must be 0, 1 or 2.",
    )
    expect(wish({ otherAnimals: ["dogs", "dragons"] })).toContain(
      "adopter.otherAnimals[1] must be none, dogs",
    )
    expect(wish({ otherAnimals: "dragons" })).toContain("adopter.otherAnimals must be none, dogs")
    expect(wish({ importance: { charm: 3 } })).toContain("adopter.importance.charm is nothing that is scored")
    expect(wish({ importance: { energy: 4 } })).toBe("adopter.importance.energy must be 0, 1, 2 or 3.")
  })

  test("order gives the same objects with band and R", () => {
    const list = [
      { id: "a", M: 82, los: 5, note: "kept" },
      { id: "b", M: 84, los: 5 },
      { id: "c", M: 66, los: 500 },
    ]
    const ordered = evaluate<Document[]>("order", list)
    expect(ordered.map(({ id, band }) => [id, band])).toEqual([
      ["b", 3],
      ["a", 3],
      ["c", 2],
    ])
    expect(ordered[1]).toMatchObject({ note: "kept", R: 85 })
    expect(complaint("order", [{ id: "a", M: 101, los: 5 }])).toBe(
      "[0].M must be a number from 0 to 100 or null.",
    )
    expect(complaint("order", [{ id: "a", M: 50, los: -1 }])).toBe("[0].los must be a number of days from 0.")
    expect(complaint("order", {})).toBe("The input must be a list of objects.")
  })
})

describe("assign", () => {
  test("the golden event", () => {
    const { S, optimal, optimalTotal, greedyTotal, blockingPairsOfOptimal } = golden.assignment
    expect(evaluate("assign", { scores: S, noMatch: null })).toEqual({
      assignment: optimal,
      total: optimalTotal,
      greedyTotal,
      blocking: blockingPairsOfOptimal,
    })
    expect(
      evaluate("assign", {
        scores: [
          [82, 74],
          [78, 80],
        ],
      }),
    ).toMatchObject({ assignment: [0, 1], total: 162 })
  })

  test("bad input names the field", () => {
    expect(complaint("assign", { scores: [[1, 2], [3]] })).toBe(
      "scores[1] must have 2 values like the first row, not 1.",
    )
    expect(complaint("assign", { scores: [[1, null]] })).toBe("scores[0][1] must be a number.")
    expect(complaint("assign", '{"scores":[[NaN]]}')).toBe("The input is not valid JSON.")
    expect(complaint("assign", '{"scores":[[1e999]]}')).toBe("scores[0][0] must be a number.")
    expect(complaint("assign", { scores: [[1]], noMatch: "none" })).toBe("noMatch must be a number.")
  })
})

type Curve = {
  t: number
  s: number
  f: number
  atRisk: number
  lo: number | null
  hi: number | null
  se: number
}
type Survival = {
  n: number
  km: { curve: Curve[]; median: Document; at: Curve[] }
  aj: Record<string, { curve: Curve[]; at: Curve[] }>
  logRank: Document | null
}

describe("survival", () => {
  const rows = golden.freireich.data
  const freireich = {
    time: rows.map(({ t }) => t),
    event: rows.map(({ e }) => e),
    group: rows.map(({ g }) => g),
  }

  test("Kaplan-Meier with median and log-rank", () => {
    const arm = rows.filter(({ g }) => g === "6MP")
    const single = evaluate<Survival>("survival", {
      time: arm.map(({ t }) => t),
      event: arm.map(({ e }) => e),
      at: [10, 99],
    })
    for (const { t, n, S, se, lo, hi } of golden.freireich.sixmp_loglog) {
      expectLike(
        single.km.curve.find((point) => point.t === t),
        { t, atRisk: n, s: S, se, lo, hi },
      )
    }
    expect(single.km.median).toEqual({ value: 23, lo: 13, hi: null })
    expectLike(single.km.at[0], { t: 10, atRisk: 15, events: 5, s: 0.752941176471 })
    expect(single.km.at[1]).toEqual({ t: 99, atRisk: 0, events: 9, s: null, se: null, lo: null, hi: null })
    expect(single.logRank).toBeNull()
    const both = evaluate<Survival>("survival", freireich)
    const { chisq, p, obs, exp } = golden.freireich.logrank
    expectLike(both.logRank, { chi2: chisq, df: 1, p, observed: obs, expected: exp })
    expect(both.n).toBe(42)
  })

  test("Aalen-Johansen per cause, delayed entry, numbered groups", () => {
    const { t, event, aj, se_adopted } = golden.tinyShelter
    const document = evaluate<Survival>("survival", { time: t, event, at: [5] })
    expect(Object.keys(document.aj)).toEqual(["1", "2", "3"])
    aj.forEach((row, k) => {
      expectLike(document.aj["1"]?.curve[k], { t: row.t, f: row.adopted, se: se_adopted[k] })
    })
    expectNear(document.aj["1"]?.at[0]?.f, 1 / 6)
    const late = evaluate<Survival>("survival", {
      time: [3, 5, 7, 8, 9, 10],
      event: [1, 0, 1, 1, 0, 1],
      entry: [0, 0, 2, 4, 0, 6],
    })
    expect(late.km.curve.map(({ atRisk }) => atRisk)).toEqual([4, 4, 4, 3, 2, 1])
    expect(
      evaluate<Survival>("survival", { ...freireich, group: rows.map(({ g }) => (g === "P" ? 10 : 9)) })
        .logRank,
    ).toMatchObject({ observed: [9, 21] })
  })

  test("bad input names the field", () => {
    expect(complaint("survival", { time: [1, 2], event: [1] })).toBe(
      "event must have as many values as time (2), not 1.",
    )
    expect(complaint("survival", { time: [1], event: [1], group: [] })).toContain(
      "group must have as many values",
    )
    expect(complaint("survival", { time: [-1], event: [1] })).toBe("time[0] must be a number from 0.")
    expect(complaint("survival", { time: [1], event: [0.5] })).toContain("event[0] must be a whole number")
    expect(complaint("survival", { time: [2], event: [1], entry: [2] })).toBe(
      "entry[0] must be before time[0].",
    )
    expect(complaint("survival", { event: [1] })).toBe("time must be a list.")
  })
})

describe("agreement and proportion", () => {
  const { weightedKappa, icc, krippendorff } = golden.agreement

  test("a table of two raters", () => {
    const { unweighted, linear, quadratic, M } = weightedKappa
    const document = evaluate("agreement", { table: M })
    expectLike(document, {
      n: 30,
      exact: 2 / 3,
      withinOne: 1,
      kappa: unweighted,
      kappaLinear: linear,
      kappaQuadratic: quadratic,
    })
    expect(document.icc21).toBeNull()
    const pairs = M.flatMap((row, i) =>
      row.flatMap((count, j) => Array.from({ length: count }, () => [i + 1, j + 1])),
    )
    expect(evaluate("agreement", { ratings: pairs })).toMatchObject({
      kappaLinear: document.kappaLinear,
      alphaOrdinal: document.alphaOrdinal,
    })
  })

  test("ratings of several raters with gaps", () => {
    const cats = krippendorff.raters[0]?.map((_, cat) =>
      krippendorff.raters.map((rater) => rater[cat] ?? null),
    )
    expectLike(evaluate("agreement", { ratings: cats }), {
      n: 11,
      alphaOrdinal: krippendorff.ordinal,
      kappa: null,
    })
    expectLike(evaluate("agreement", { ratings: icc.X }), {
      icc21: { value: icc.icc21, lo: icc.ci21[0], hi: icc.ci21[1] },
    })
    expect(evaluate("agreement", { ratings: [] })).toMatchObject({
      n: 0,
      exact: null,
      kappa: null,
      icc21: null,
      alphaOrdinal: null,
    })
  })

  test("shares", () => {
    expectLike(evaluate("proportion", { x: 81, n: 263 }), {
      p: 81 / 263,
      lo: 0.255288519878,
      hi: 0.366209576983,
    })
    expect(evaluate("proportion", { x: 0, n: 0 })).toEqual({ p: null, lo: null, hi: null })
  })

  test("bad input names the field", () => {
    expect(complaint("agreement", { table: [[1, 2], [3]] })).toBe(
      "table[1] must have 2 counts, as the table is square.",
    )
    expect(complaint("agreement", { ratings: [[1, 2], [3]] })).toContain("ratings[1] must have 2 values")
    expect(complaint("agreement", { ratings: [[1, "two"]] })).toBe("ratings[0][1] must be a number or null.")
    expect(complaint("agreement", {})).toBe("The input must have either ratings or table.")
    expect(complaint("proportion", { x: 5, n: 4 })).toBe("x must not be more than n (4).")
    expect(complaint("proportion", { x: 1.5, n: 4 })).toBe("x must be a whole number from 0.")
    expect(complaint("proportion", { n: 4 })).toBe("x must be a whole number from 0.")
  })
})

describe("the command itself", () => {
  test("unknown words, empty input and broken JSON are one sentence each", () => {
    expect(complaint("fortune", {})).toContain("choose suitability, protocol, match")
    for (const what of EVALUATION_KINDS) {
      expect(complaint(what, "")).toBe("The input is empty: a JSON document is expected.")
      expect(complaint(what, "{")).toBe("The input is not valid JSON.")
      expect(complaint(what, "7")).toMatch(/^The input must be (an object|a list)/)
    }
  })
})
