import "server-only"
import { type Prisma, systemDb } from "@/lib/platform/db"
import { files } from "@/lib/platform/files"
import { TENANT_TABLES } from "./tables-schema"

/** Eighteen months of a shelter are many rows. */
export const REMOVAL = { timeout: 120_000 }

interface Gone {
  shelterIds: string[]
  reportFiles: string[]
}

/** Deletes every demo shelter with all its rows and sign-ins; says whose files are left to remove once that is certain. */
export async function deleteDemos(db: Prisma.TransactionClient): Promise<Gone> {
  const demos = await db.shelter.findMany({ where: { isDemo: true }, select: { id: true } })
  const shelterIds = demos.map(({ id }) => id)
  const runs = await db.reportRun.findMany({
    where: { shelterId: { in: shelterIds } },
    select: { id: true, format: true },
  })
  for (const id of shelterIds) {
    for (const table of TENANT_TABLES)
      await db.$executeRawUnsafe(`delete from "${table}" where "shelterId" = $1::uuid`, id)
    const people = await db.person.findMany({ where: { shelterId: id }, select: { accountId: true } })
    await db.person.deleteMany({ where: { shelterId: id } })
    await db.account.deleteMany({
      where: { id: { in: people.flatMap((person) => person.accountId ?? []) }, people: { none: {} } },
    })
    await db.shelter.delete({ where: { id } })
  }
  return { shelterIds, reportFiles: runs.map(({ id, format }) => `${id}.${format}`) }
}

/** Photos and reports of shelters that are gone. */
export async function removeFilesOf({ shelterIds, reportFiles }: Gone): Promise<void> {
  const store = files()
  for (const shelterId of shelterIds)
    for (const photoId of await store.list(["photos", shelterId]))
      for (const name of await store.list(["photos", shelterId, photoId]))
        await store.remove(["photos", shelterId, photoId, name])
  for (const name of reportFiles) await store.remove(["reports", name])
}

/** Removes the demo shelter with everything in it, sign-ins and photos included. Does nothing when there is no demo. */
export async function removeDemo(): Promise<void> {
  await removeFilesOf(await systemDb().$transaction(deleteDemos, REMOVAL))
}
