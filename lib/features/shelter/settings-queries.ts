import "server-only"
import { read } from "@/lib/platform/db"
import { canSendMail } from "@/lib/platform/mailer"
import type { Viewer } from "@/lib/platform/viewer"

/** The shelter's own settings, and whether this install can send mail. */
export const shelterSettings = (viewer: Viewer) =>
  read(viewer, async (db) => ({
    ...(await db.shelter.findUniqueOrThrow({
      where: { id: viewer.shelterId },
      select: {
        name: true,
        contactEmail: true,
        contactPhone: true,
        address: true,
        visitHours: true,
        keepRequestsDays: true,
        settingsVersion: true,
      },
    })),
    canSendMail: canSendMail(),
  }))
export type ShelterSettings = Awaited<ReturnType<typeof shelterSettings>>
