import "server-only"
import { randomUUID } from "node:crypto"
import type { Permission, Role } from "@/lib/domain/access/roles"
import { insertPerson } from "@/lib/features/shelter/mutations"
import { dateOfDay, today } from "@/lib/platform/clock"
import { systemDb, write } from "@/lib/platform/db"
import { personAsOperator } from "@/lib/platform/operator"
import { speakablePassword } from "@/lib/platform/password"
import type { Viewer } from "@/lib/platform/viewer"

interface DemoPerson {
  key: string
  name: string
  role: Role
  permissions: Permission[]
  clearance: number
  isCertified?: boolean
  /** The one of its role whose sign-in is printed. */
  isPrinted?: boolean
}

const PEOPLE: readonly DemoPerson[] = [
  {
    key: "admin",
    name: "Ada Lindqvist",
    role: "administrator",
    permissions: ["behaviour_lead", "counsellor"],
    clearance: 9,
    isPrinted: true,
  },
  {
    key: "coordinator",
    name: "Noor Haddad",
    role: "coordinator",
    permissions: ["counsellor"],
    clearance: 0,
    isPrinted: true,
  },
  {
    key: "staff",
    name: "Tomás Rivera",
    role: "staff",
    permissions: ["behaviour_lead", "counsellor"],
    clearance: 9,
    isCertified: true,
    isPrinted: true,
  },
  { key: "trainer", name: "Yuki Sato", role: "staff", permissions: [], clearance: 9, isCertified: true },
  {
    key: "vet",
    name: "Dr. Imani Okafor",
    role: "staff",
    permissions: ["medical"],
    clearance: 3,
    isCertified: true,
  },
  { key: "counsellor", name: "Greta Novak", role: "staff", permissions: ["counsellor"], clearance: 2 },
  {
    key: "volunteer",
    name: "Sam Whitaker",
    role: "volunteer",
    permissions: [],
    clearance: 4,
    isPrinted: true,
  },
  { key: "adopter", name: "Robin Castillo", role: "adopter", permissions: [], clearance: 0, isPrinted: true },
]

export interface SignIn {
  role: Role
  email: string
  password: string
}

export type Crew = Record<string, Viewer>

/** The demo's people with random passwords; the printed ones are returned with theirs. */
export async function hirePeople(shelterId: string): Promise<{ crew: Crew; signIns: SignIn[] }> {
  const crew: Crew = {}
  const signIns: SignIn[] = []
  for (const { key, isPrinted, isCertified, ...person } of PEOPLE) {
    const email = `${key}@demo.example`
    const password = speakablePassword()
    const id = await systemDb().$transaction((db) =>
      insertPerson(db, { ...person, shelterId, email, password }),
    )
    const viewer = await personAsOperator(id)
    crew[key] = viewer
    if (isPrinted) signIns.push({ role: person.role, email, password })
    if (isCertified) await certify(viewer)
  }
  return { crew, signIns }
}

const YEAR_DAYS = 365

/** Certificates that hold today and held through the demo's past. */
async function certify(viewer: Viewer) {
  for (const passedOn of [today(viewer) - 2 * YEAR_DAYS + 40, today(viewer) - YEAR_DAYS + 40])
    await write(viewer, (db) =>
      db.certification.create({
        data: {
          id: randomUUID(),
          shelterId: viewer.shelterId,
          personId: viewer.personId,
          kappaLinear: 0.78,
          withinOne: 0.97,
          pairs: 12,
          passedOn: dateOfDay(passedOn),
          expiresOn: dateOfDay(passedOn + YEAR_DAYS),
        },
      }),
    )
}

export function member(crew: Crew, key: string): Viewer {
  const viewer = crew[key]
  if (!viewer) throw new RangeError(`the demo has no ${key}`)
  return viewer
}
