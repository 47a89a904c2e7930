import "server-only"
import type { Eating } from "@/lib/domain/cats/round-looks"
import { lockCat, refreshCat } from "@/lib/features/cats/summary-mutations"
import { dateOfDay, dayOf, now } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { Chance } from "./chance"
import { after, type Role } from "./live-cat"
import { type Crew, member } from "./people"

const DAYS = 4
const HOURS_AGO = 3

/** The last days' round looks of a cat that is here, as rows: sixty cats would take the mutation too long at start. */
export async function walkRounds(role: Role, crew: Crew, seed: number) {
  const chance = new Chance(seed, `rounds ${role.catId}`)
  const person = member(crew, chance.happens(0.5) ? "staff" : "trainer")
  const nervous = (role.temper.recovery ?? 3) <= 2
  const looks = Array.from({ length: DAYS }, (_, daysAgo) => after(now(), -daysAgo, -HOURS_AGO))
    .filter((checkedAt) => checkedAt > role.cameAt && chance.happens(0.85))
    .map((checkedAt) => ({
      id: chance.id(),
      shelterId: person.shelterId,
      catId: role.catId,
      checkedAt: new Date(checkedAt.getTime() + chance.whole(0, 50) * 60_000),
      stress: nervous ? chance.whole(1, 2) : chance.whole(0, 1),
      eating: chance.pick<Eating>(
        nervous ? ["alone", "alone", "with_me"] : ["with_me", "with_me", "with_me", "alone"],
      ),
      illness: chance.happens(0.02) ? ("yes" as const) : ("no" as const),
      personId: person.personId,
    }))
  await write(person, async (db) => {
    await lockCat(db, role.catId)
    await db.roundCheck.createMany({
      data: looks.map((look) => ({
        ...look,
        checkedOn: dateOfDay(dayOf(look.checkedAt, person)),
        illnessNote: look.illness === "yes" ? "Sneezes, left eye wet" : null,
        createdAt: look.checkedAt,
      })),
    })
    await refreshCat(db, person, role.catId)
  })
}
