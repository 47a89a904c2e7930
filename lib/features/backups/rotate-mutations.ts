import "server-only"
import { listShelters } from "@/lib/features/shelter/queries"
import { folderPlace, type StoragePlace } from "@/lib/platform/storage-place"
import { keptName } from "./keep-mutations"
import { backupsIn } from "./places-queries"
import { backupsToRemove } from "./rotation-schema"
import { FILES_FOLDER, isBackupName, SIDECAR } from "./schema"

/** Removes what rotation lets go, in the folder and in other storage, and photo files that no kept backup names. */
export async function removeOld(folder: string, remote: StoragePlace | null): Promise<string[]> {
  const timeZone = await homeZone()
  const removed = await removeIn(folderPlace(folder), timeZone)
  if (remote) await removeIn(remote, timeZone)
  return removed
}

/** The time zone nights are counted in: of the install's own shelter, else of the demo. */
export async function homeZone(): Promise<string> {
  // A database older than this code cannot be asked through it; UTC is near enough to count days.
  const shelters = await listShelters().catch(() => [])
  return (shelters.find(({ isDemo }) => !isDemo) ?? shelters[0])?.timeZone ?? "UTC"
}

async function removeIn(place: StoragePlace, timeZone: string): Promise<string[]> {
  const backups = await backupsIn(place)
  const removed = backupsToRemove(
    backups.map(({ name, kind, madeAt }) => ({ name, kind, madeAt: new Date(madeAt) })),
    timeZone,
  )
  for (const name of removed) {
    // First what says that it is whole: half a removal leaves no backup that only seems to be one.
    await place.remove(name + SIDECAR)
    await place.remove(name)
  }
  const stay = backups.filter(({ name }) => !removed.includes(name))
  const sizes = await place.list("")
  // A backup that cannot be read says nothing about its photos, so then all of them stay.
  const isAllKnown = [...sizes.keys()]
    .filter(isBackupName)
    .every((name) => stay.some((one) => one.name === name))
  if (!isAllKnown) return removed
  const named = new Set(
    stay.flatMap(({ files, group, isEncrypted }) => files.map((file) => keptName(group, file, isEncrypted))),
  )
  for (const name of sizes.keys())
    if (name.startsWith(FILES_FOLDER) && !named.has(name)) await place.remove(name)
  return removed
}
