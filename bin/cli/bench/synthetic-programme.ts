import type { ProgrammeData } from "@/lib/domain/outcomes/programme-data"

/** A linear congruential generator: the same shelter on every machine. */
export function chanceOf(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return {
    next,
    int: (from: number, to: number) => from + Math.floor(next() * (to - from + 1)),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
  }
}

const OUTCOMES = [
  "adoption",
  "adoption",
  "adoption",
  "rto",
  "transfer_out",
  "rtf",
  "died",
  "shelter_euthanasia",
  "lost",
] as const
const TIERS = ["WINDOW", "PATIO_PACK", "TRAIL"] as const
const BANDS = ["DIFFERENT", "TALK", "GOOD", "GREAT"] as const

interface Size {
  cats: number
  seed?: number
  days?: number
  /** Share of longer stays in which the cat is enrolled. */
  trained?: number
}

/** A made-up shelter in which everything happens: stays, returns, courses, sessions, incidents, adoptions, check-ins. */
export function syntheticProgramme({ cats, seed = 1, days = 730, trained = 0.6 }: Size): ProgrammeData {
  const chance = chanceOf(seed)
  const dataEnd = 20_000
  const start = dataEnd - days
  const data = {
    dataEnd,
    stays: [] as ProgrammeData["stays"][number][],
    assessments: [] as ProgrammeData["assessments"][number][],
    enrolments: [] as ProgrammeData["enrolments"][number][],
    stages: [] as ProgrammeData["stages"][number][],
    sessions: [] as ProgrammeData["sessions"][number][],
    incidents: [] as ProgrammeData["incidents"][number][],
    placements: [] as ProgrammeData["placements"][number][],
    returns: [] as ProgrammeData["returns"][number][],
    checkIns: [] as ProgrammeData["checkIns"][number][],
    traits: [] as ProgrammeData["traits"][number][],
    agreement: [],
  }
  for (let c = 0; c < cats; c++) {
    const catKey = `cat-${c}`
    let intakeDay = start + chance.int(0, days)
    const tier = chance.pick(TIERS)
    data.traits.push({
      catKey,
      colour: chance.pick(["Black", "Tabby", null]),
      isFivPositive: chance.next() < 0.1,
      peopleMean: chance.next() < 0.5 ? 1 + 4 * chance.next() : null,
    })
    for (let s = 0; s < 3 && intakeDay <= dataEnd; s++) {
      const length = Math.floor(-30 * Math.log(1 - chance.next()))
      const outcomeDay = intakeDay + length <= dataEnd ? intakeDay + length : null
      const outcome = outcomeDay === null ? null : chance.pick(OUTCOMES)
      const id = `${catKey}-${s}`
      data.stays.push({
        id,
        catKey,
        intakeDay,
        outcomeDay,
        outcome,
        intakeType:
          s > 0 ? "owner_relinquished" : chance.pick(["stray", "owner_relinquished", "transfer_in"] as const),
        isReturn: s > 0,
        sex: chance.pick(["F", "M", "unknown"] as const),
        birthDay: chance.next() < 0.1 ? null : intakeDay - chance.int(0, 5000),
        availableDay: chance.next() < 0.8 ? intakeDay + Math.min(length, chance.int(0, 7)) : null,
      })
      const end = outcomeDay ?? dataEnd
      data.assessments.push({
        catKey,
        day: intakeDay + chance.int(0, 5),
        potential: tier,
        S: 30 + 60 * chance.next(),
        isSufficient: chance.next() < 0.9,
      })
      if (length > 6 && chance.next() < trained)
        addCourse({ data, chance, catKey, from: intakeDay + 6, to: end })
      if (outcome !== "adoption" || outcomeDay === null) break
      const back = addAdoption({ data, chance, catKey, stayId: id, day: outcomeDay, tier })
      if (back === null) break
      intakeDay = back
    }
  }
  return data
}

type Making = {
  data: { [K in keyof ProgrammeData]: ProgrammeData[K] extends readonly (infer T)[] ? T[] : ProgrammeData[K] }
  chance: ReturnType<typeof chanceOf>
  catKey: string
}

function addCourse({ data, chance, catKey, from, to }: Making & { from: number; to: number }) {
  data.enrolments.push({ catKey, day: from, startingStage: 1 })
  let stage = 1
  for (let day = from, i = 0; day <= to && i < 20; day += chance.int(1, 3), i++) {
    const id = `${catKey}-${from}-s${i}`
    const peakStress = chance.int(0, 4)
    const incident = stage >= 7 && chance.next() < 0.05 ? "slipped" : "none"
    data.sessions.push({
      id,
      catKey,
      day,
      at: day * 86_400 + i,
      peakStress,
      incident,
      isComplete: chance.next() < 0.8,
    })
    if (incident !== "none" && chance.next() < 0.7)
      data.incidents.push({ catKey, day, kind: incident, isNearMiss: false, stage, sessionId: id })
    if (peakStress < 2 && stage < 9) {
      data.stages.push({ catKey, day, from: stage, to: stage + 1, sessionId: id })
      stage++
    }
  }
}

function addAdoption(
  making: Making & { stayId: string; day: number; tier: (typeof TIERS)[number] },
): number | null {
  const { data, chance, catKey, stayId, day, tier } = making
  const id = `placement-${stayId}`
  const daysKept = chance.next() < 0.2 ? chance.int(0, 200) : null
  const backDay = daysKept !== null && day + daysKept <= data.dataEnd ? day + daysKept : null
  data.placements.push({
    id,
    catKey,
    stayId,
    kind: "adoption",
    startedDay: day,
    endedDay: backDay,
    band: chance.next() < 0.8 ? chance.pick(BANDS) : null,
    effective: tier,
  })
  for (const after of [3, 14, 30, 90, 180, 365]) {
    const isAnswered =
      day + after <= data.dataEnd && (backDay === null || day + after < backDay) && chance.next() < 0.6
    data.checkIns.push({
      placementId: id,
      day: after,
      dueDay: day + after,
      isAnswered,
      inHome: isAnswered ? "yes" : null,
      satisfaction: isAnswered ? chance.int(1, 5) : null,
      outdoors: isAnswered ? chance.pick(["never", "monthly", "weekly_or_more"]) : null,
      challenges: isAnswered && chance.next() < 0.4 ? ["hiding"] : [],
      vetVisit: isAnswered ? chance.next() < 0.5 : null,
      chipRegistered: isAnswered ? chance.next() < 0.5 : null,
    })
  }
  if (backDay !== null)
    data.returns.push({ placementId: id, day: backDay, reason: chance.pick(["allergy", "housing"]) })
  return backDay
}
