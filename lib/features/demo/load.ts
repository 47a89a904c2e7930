import "server-only"
import { isoFromDay } from "@/lib/domain/calendar/day"
import { refreshStaleCats } from "@/lib/features/cats/summary-mutations"
import { removeDemo } from "@/lib/features/shelter/demo-mutations"
import { ensureShelter } from "@/lib/features/shelter/mutations"
import { changeShelterSettings } from "@/lib/features/shelter/settings-mutations"
import { setSlots } from "@/lib/features/training/caseload-mutations"
import { at, now } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { operatorOf } from "@/lib/platform/operator"
import { askToMeet } from "./ask-to-meet"
import { COATS, KINDS, LEADS, NAMES, ROOMS } from "./cast"
import { Chance } from "./chance"
import { adopt, leave, welcomeAdopter } from "./find-homes"
import { DEMO_HARNESSES } from "./gear"
import { after, arrive, clearGates, describe, type Role, rate, workingHour } from "./live-cat"
import { type Crew, hirePeople, member, type SignIn } from "./people"
import { train } from "./train-cat"
import { walkRounds } from "./walk-rounds"

const SEED = 20_261
const CODE = "DEMO"
const ZONE = "America/Denver"
const STORY_DAYS = 548
const CATS_LEFT = 160
const CATS_HERE = 60
const ADOPTERS = 80
// Each cat's story is its own; a few at a time keep both the database and this process busy.
const AT_ONCE = 4

type Report = (done: number, of: number) => void

/** Loads the demo shelter: eighteen months of made-up life through the ordinary mutations, ending now. */
export async function loadDemo(report: Report): Promise<SignIn[]> {
  await removeDemo() // what a killed first load left half-way
  await at(after(now(), -STORY_DAYS - 10), () =>
    ensureShelter({ code: CODE, name: "Slackline Demo Shelter", timeZone: ZONE, isDemo: true }),
  )
  const operator = await operatorOf(CODE)
  await changeShelterSettings(operator, {
    version: 1,
    name: operator.shelterName,
    contactEmail: "hello@demo.example",
    contactPhone: "+1 555 0142",
    address: "12 Juniper Lane, Demo Springs",
    visitHours: "Tuesday to Sunday, 11 to 17",
    keepRequestsDays: 365,
  })
  const { crew, signIns } = await hirePeople(operator.shelterId)
  await buyHarnesses(crew)
  await offerSlots(crew)
  const adopters = await inviteAdopters(crew)
  const stories = [...leadStories(crew, adopters), ...guestStories(crew), ...formerStories(crew, adopters)]
  let done = 0
  const queue = [...stories]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let story = queue.shift(); story; story = queue.shift()) {
        await story()
        report(++done, stories.length)
      }
    }),
  )
  while ((await refreshStaleCats(operator)) > 0);
  await askToMeet({ crew, adopters, operator, seed: SEED })
  return signIns
}

/** A week as a small team can give it: mornings, some evenings, little at the weekend. */
async function offerSlots(crew: Crew) {
  const week = [5, 6, 5, 6, 5, 3, 2]
  await setSlots(member(crew, "staff"), {
    slots: week.flatMap((sessions, index) => [
      { weekday: index + 1, part: "morning" as const, sessions, version: 0 },
      { weekday: index + 1, part: "evening" as const, sessions: index < 5 ? 3 : 0, version: 0 },
    ]),
  })
}

async function buyHarnesses(crew: Crew) {
  const staff = member(crew, "staff")
  await write(staff, (db) =>
    db.harness.createMany({
      data: DEMO_HARNESSES.map((harness) => ({ ...harness, shelterId: staff.shelterId })),
    }),
  )
}

async function inviteAdopters(crew: Crew): Promise<string[]> {
  const chance = new Chance(SEED, "adopters")
  const ids: string[] = []
  for (let number = 0; number < ADOPTERS; number++) {
    // The first ones come early enough to take a cat home; the rest are waiting now.
    const daysAgo = number < 55 ? STORY_DAYS - 5 : chance.whole(1, 40)
    ids.push(await welcomeAdopter(crew, chance, number, workingHour(chance, now(), -daysAgo)))
  }
  return ids
}

const kindOf = (chance: Chance) => {
  let left = chance.next()
  for (const kind of KINDS) {
    if (left < kind.share) return kind
    left -= kind.share
  }
  return chance.pick(KINDS)
}

function randomCat(chance: Chance, number: number, cameAt: Date): Role["cat"] {
  const months = chance.happens(0.25)
    ? chance.whole(2, 6)
    : chance.happens(0.15)
      ? chance.whole(120, 190)
      : chance.whole(7, 119)
  const coat = chance.pick(COATS)
  return {
    name: NAMES[number % NAMES.length] ?? "Cat",
    code: `D${String(number + 100).padStart(4, "0")}`,
    sex: chance.happens(0.5) ? "F" : "M",
    breed: chance.happens(0.85) ? "Domestic Short Hair" : "Domestic Long Hair",
    coatLength: chance.happens(0.8) ? "short" : "long",
    ...coat,
    room: chance.pick(ROOMS),
    bornOn: isoFromDay(Math.floor(after(cameAt, -months * 30.4).getTime() / 86_400_000)),
    profileText: null,
    intakeType: chance.pick([
      "stray",
      "stray",
      "stray",
      "owner_relinquished",
      "owner_relinquished",
      "transfer_in",
      "seized_impounded",
    ] as const),
  }
}

/** The cats whose stories are told on purpose; all of them are here. */
function leadStories(crew: Crew, _adopters: string[]) {
  return LEADS.map((lead, index) => async () => {
    const chance = new Chance(SEED, lead.name)
    const cameAt = workingHour(chance, now(), -lead.daysHere)
    const role: Role = {
      catId: chance.id(),
      cat: {
        ...randomCat(chance, index, cameAt),
        name: lead.name,
        sex: lead.sex,
        ...lead.coat,
        breed: lead.breed ?? "Domestic Short Hair",
        room: chance.pick(ROOMS),
        bornOn: isoFromDay(Math.floor(after(now(), -lead.ageMonths * 30.4).getTime() / 86_400_000)),
        profileText: lead.profile,
      },
      cameAt,
      until: now(),
      temper: lead.temper,
      lead,
    }
    await arrive(role, crew)
    for (const [by, days] of [
      ["staff", 4],
      ["trainer", 6],
    ] as const)
      await rate(role, crew, chance, { by, when: workingHour(chance, cameAt, days) })
    if (lead.course) {
      const early = new Chance(SEED, `gates of ${lead.name}`)
      await clearGates(role, crew, early, workingHour(early, cameAt, 6))
      const daysNeeded = Math.ceil(lead.course.sessions * 1.3) + 8
      const rest = lead.course.story === "lapse" ? 18 : 1
      await train(role, crew, chance, {
        ...lead.course,
        startDay: Math.max(7, lead.daysHere - daysNeeded - rest),
      })
    }
    await finishResident(role, crew, chance)
    await walkRounds(role, crew, SEED)
  })
}

/** Fresh looks and facts near today, so that a resident's evidence has not faded. */
async function finishResident(role: Role, crew: Crew, chance: Chance) {
  const days = Math.floor((role.until.getTime() - role.cameAt.getTime()) / 86_400_000)
  await clearGates(role, crew, chance, workingHour(chance, now(), -Math.min(days - 1, chance.whole(3, 20))))
  if (days > 30)
    for (const by of ["trainer", "staff"])
      await rate(role, crew, chance, { by, when: workingHour(chance, now(), -chance.whole(2, 12)) })
  await describe(role, crew, chance, workingHour(chance, now(), -Math.min(days - 1, 2)))
}

/** The other cats here now, from this morning's arrival to the long stayers. */
function guestStories(crew: Crew) {
  return Array.from({ length: CATS_HERE - LEADS.length }, (_, index) => async () => {
    const chance = new Chance(SEED, `guest ${index}`)
    const daysHere = index < 3 ? index : chance.happens(0.25) ? chance.whole(60, 160) : chance.whole(4, 55)
    const cameAt = daysHere === 0 ? after(now(), 0, -5) : workingHour(chance, now(), -daysHere)
    const role: Role = {
      catId: chance.id(),
      cat: randomCat(chance, index + 12, cameAt),
      cameAt,
      until: now(),
      temper: kindOf(chance).temper,
    }
    await arrive(role, crew)
    if (daysHere < 4) return walkRounds(role, crew, SEED)
    const raters = chance.happens(0.15)
      ? []
      : chance.happens(0.2)
        ? [["staff", 4] as const]
        : ([
            ["staff", 3],
            ["trainer", 5],
          ] as const)
    for (const [by, days] of raters)
      if (days < daysHere) await rate(role, crew, chance, { by, when: workingHour(chance, cameAt, days) })
    if (daysHere > 9 && raters.length === 2 && chance.happens(0.55))
      await train(role, crew, chance, {
        sessions: Math.min(chance.whole(4, 14), daysHere - 8),
        hitShare: 0.62 + 0.08 * ((role.temper.recovery ?? 3) - 1),
        story: chance.happens(0.08) ? "panic" : undefined,
        startDay: Math.max(6, daysHere - 26),
      })
    if (raters.length > 0) await finishResident(role, crew, chance)
    await walkRounds(role, crew, SEED)
  })
}

const OTHER_EXITS = [
  "transfer_out",
  "transfer_out",
  "rto",
  "rto",
  "died",
  "shelter_euthanasia",
  "rtf",
] as const

/** Cats that came and left within the eighteen months; some came back. */
function formerStories(crew: Crew, adopters: string[]) {
  return Array.from({ length: CATS_LEFT }, (_, index) => async () => {
    const chance = new Chance(SEED, `former ${index}`)
    const stay = Math.max(1, Math.round(-Math.log(1 - chance.next()) * 30))
    const cameAt = workingHour(chance, now(), -chance.whole(Math.min(STORY_DAYS - 1, stay + 2), STORY_DAYS))
    const kind = kindOf(chance)
    const role: Role = {
      catId: chance.id(),
      cat: randomCat(chance, index + 60, cameAt),
      cameAt,
      until: workingHour(chance, cameAt, stay),
      temper: kind.temper,
    }
    await arrive(role, crew)
    if (stay > 8) {
      await rate(role, crew, chance, { by: "staff", when: workingHour(chance, cameAt, 4) })
      if (chance.happens(0.6))
        await rate(role, crew, chance, { by: "trainer", when: workingHour(chance, cameAt, 6) })
      if (stay > 14 && chance.happens(0.4))
        await train(role, crew, chance, { sessions: Math.min(8, stay - 10), hitShare: 0.85, startDay: 7 })
    }
    if (!chance.happens(0.7)) return leave(role, crew, chance.pick(OTHER_EXITS))
    const adopterId = adopters[index % 55] ?? chance.pick(adopters)
    await adopt(role, crew, chance, {
      adopterId,
      returnsAfter: chance.happens(0.1) ? chance.pick([4, 9, 20, 35, 80, 140]) : null,
    })
  })
}
