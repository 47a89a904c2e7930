import "server-only"
import { audit } from "@/lib/platform/audit"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { ShelterSettingsInput } from "./settings-schema"

/** Changes how the shelter is reached and how long it keeps people. */
export async function changeShelterSettings(
  viewer: Viewer,
  { version, ...settings }: ShelterSettingsInput,
): Promise<void> {
  await write(viewer, async (db) => {
    const { count } = await db.shelter.updateMany({
      where: { id: viewer.shelterId, settingsVersion: version },
      data: { ...settings, settingsVersion: { increment: 1 } },
    })
    if (count === 0) throw new AppError("CONFLICT")
    await audit(db, viewer, {
      action: "shelter:settings",
      entity: "Shelter",
      entityId: viewer.shelterId,
      summary: "The shelter's contact or the time requests are kept was changed.",
    })
  })
}
