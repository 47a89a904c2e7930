import "server-only"
import { PERMISSIONS } from "@/lib/domain/access/roles"
import { can } from "@/lib/domain/access/table"
import type { Db } from "@/lib/platform/db"

export interface Receiver {
  id: string
  name: string
}

/** People of the shelter who can get a report: active, with an account to sign in with, and allowed to export figures. */
export async function receiversOf(db: Db): Promise<Receiver[]> {
  const people = await db.person.findMany({
    where: { active: true, accountId: { not: null } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, role: true, permissions: true, clearance: true },
  })
  return people
    .filter(({ role, clearance, permissions }) =>
      can(
        {
          role,
          clearance,
          permissions: PERMISSIONS.filter((one) => permissions.includes(one)),
          onlyCats: null,
        },
        "outcomes:export",
      ),
    )
    .map(({ id, name }) => ({ id, name }))
}
