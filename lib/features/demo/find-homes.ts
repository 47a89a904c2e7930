import "server-only"
import { isoFromDay } from "@/lib/domain/calendar/day"
import { QUESTIONS } from "@/lib/domain/matching/questions"
import { addAdopter } from "@/lib/features/adopters/mutations"
import { recordOutcome } from "@/lib/features/cats/mutations"
import { answerCheckIn } from "@/lib/features/placements/check-ins-mutations"
import { acknowledgeHere, prepareDisclosure } from "@/lib/features/placements/disclosure-mutations"
import { placeCat } from "@/lib/features/placements/placing-mutations"
import { recordReturn } from "@/lib/features/placements/returns-mutations"
import { RETURN_REASONS } from "@/lib/features/placements/schema"
import { at, dayOf, now } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import { Chance } from "./chance"
import { after, type Role, rate, workingHour } from "./live-cat"
import { type Crew, member } from "./people"

const FIRST =
  "Alex Bao Carmen Dmitri Elif Farah Gus Hana Ines Jamal Kofi Lena Mateo Nadia Omar Paula Quinn Rosa Sven Tara Uma Viktor Wanda Xin Yara Zane".split(
    " ",
  )
const LAST =
  "Abbott Brandt Castro Dubois Eriksen Fischer Garcia Huang Ivanov Jensen Kaya Lopez Meyer Nguyen Okoye Patel Quist Reyes Silva Tran".split(
    " ",
  )

/** Choices of one household: most questions answered, some skipped. */
function someChoices(chance: Chance): Record<string, string | string[]> {
  const choices: Record<string, string | string[]> = {}
  for (const question of QUESTIONS) {
    if (question.kind === "text" || chance.happens(0.12)) continue
    if (question.kind !== "many") {
      choices[question.key] = chance.pick(question.options).value
      continue
    }
    if (question.key === "musts" && chance.happens(0.8)) continue
    choices[question.key] = [chance.pick(question.options).value]
  }
  return choices
}

/** Writes down an adopter who came by; returns the id. */
export async function welcomeAdopter(
  crew: Crew,
  chance: Chance,
  number: number,
  when: Date,
): Promise<string> {
  const counsellor = member(crew, "counsellor")
  const adopterId = chance.id()
  const name = `${FIRST[number % FIRST.length]} ${chance.pick(LAST)}`
  await at(when, () =>
    addAdopter(counsellor, {
      adopterId,
      name,
      email: `adopter${number}@demo.example`,
      phone: null,
      contactNote: chance.pick(["Evenings, by phone", "By e-mail", "Comes by on Saturdays"]),
      staffNote: null,
      choices: someChoices(chance),
    }),
  )
  return adopterId
}

const FOLLOW_UP = { answerRate: 0.72, happy: 0.85 }

/** An adoption with its check-ins, and for some cats the way back. */
export async function adopt(
  role: Role,
  crew: Crew,
  chance: Chance,
  { adopterId, returnsAfter }: { adopterId: string; returnsAfter: number | null },
) {
  const counsellor = member(crew, "counsellor")
  const placementId = chance.id()
  const pair = { catId: role.catId, adopterId }
  // The sheet's id follows from the placement's, so that the rest of the story stays as it was told.
  const disclosureId = new Chance(0, `sheet of ${placementId}`).id()
  await at(role.until, async () => {
    await prepareDisclosure(counsellor, { ...pair, disclosureId, isSent: false })
    await acknowledgeHere(counsellor, { disclosureId, name: "the adopter" })
    await placeCat(counsellor, {
      ...pair,
      placementId,
      disclosureId,
      kind: "adoption",
      startedOn: isoFromDay(dayOf(role.until, counsellor)),
      dueOn: null,
    })
  })
  const cameBack = returnsAfter === null ? null : workingHour(chance, role.until, returnsAfter)
  await answerCheckIns({ crew, chance, placementId, before: cameBack ?? now(), startedAt: role.until })
  if (!cameBack || cameBack >= now()) return
  await at(cameBack, () =>
    recordReturn(counsellor, {
      returnId: chance.id(),
      placementId,
      returnedOn: isoFromDay(dayOf(cameBack, counsellor)),
      reason: chance.pick(RETURN_REASONS),
      note: null,
    }),
  )
  // Back in a known place, and yet new: the cat is looked at again like any other.
  for (const [by, days] of [
    ["staff", 4],
    ["trainer", 6],
  ] as const) {
    const when = workingHour(chance, cameBack, days)
    if (when < now()) await rate(role, crew, chance, { by, when })
  }
}

async function answerCheckIns({
  crew,
  chance,
  placementId,
  before,
  startedAt,
}: {
  crew: Crew
  chance: Chance
  placementId: string
  before: Date
  startedAt: Date
}) {
  const counsellor = member(crew, "counsellor")
  const due = await read(counsellor, (db) =>
    db.checkIn.findMany({ where: { placementId }, orderBy: { day: "asc" } }),
  )
  for (const checkIn of due) {
    const when = after(startedAt, checkIn.day, 3)
    if (when >= before || !chance.happens(FOLLOW_UP.answerRate)) continue
    await at(when, () =>
      answerCheckIn(counsellor, {
        checkInId: checkIn.id,
        version: checkIn.version,
        answers: {
          inHome: "yes",
          satisfaction: chance.happens(FOLLOW_UP.happy) ? chance.whole(4, 5) : chance.whole(2, 3),
          outdoors: chance.pick(["never", "less_than_monthly", "monthly", "weekly_or_more"] as const),
          challenges: chance.happens(0.2) ? ["scratching"] : [],
          vetVisit: checkIn.day >= 14 ? chance.happens(0.8) : null,
          chipRegistered: checkIn.day >= 14 ? chance.happens(0.9) : null,
        },
      }),
    )
  }
}

/** Any other way of leaving. */
export async function leave(
  role: Role,
  crew: Crew,
  outcomeType: "transfer_out" | "rto" | "died" | "shelter_euthanasia" | "rtf",
) {
  const staff = member(crew, "staff")
  await at(role.until, () =>
    recordOutcome(staff, {
      catId: role.catId,
      outcomeOn: isoFromDay(dayOf(role.until, staff)),
      outcomeType,
      detail: null,
    }),
  )
}
