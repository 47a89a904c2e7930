import "server-only"
import { can } from "@/lib/domain/access/table"
import { isSetProfile } from "@/lib/domain/interop/profile"
import { builtIn } from "@/lib/domain/interop/profiles/built-in"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { checkOutside } from "@/lib/platform/outside"
import { seal } from "@/lib/platform/sealed"
import type { Viewer } from "@/lib/platform/viewer"
import { checkLocation } from "./folder-queries"
import { savedProfile } from "./saved-queries"
import { importFolder } from "./sources-queries"
import type { SaveSourceInput } from "./sources-schema"

/** What addresses of sources are sealed for. */
export const SOURCE_SEAL = "import-source"

/** Saves a source; the first reading of a new or changed one is due at once. */
export async function saveSource(viewer: Viewer, input: SaveSourceInput): Promise<void> {
  if (!can(viewer, "settings:edit")) throw new AppError("FORBIDDEN")
  const { id, version, name, kind, profile, everyMinutes, active } = input
  const own = builtIn(profile) ?? (await savedProfile(viewer, profile))
  if (!own)
    throw new AppError("INVALID", "This profile is not here any more. Choose another.", {
      profile: "choose one",
    })
  if (isSetProfile(own))
    throw new AppError(
      "INVALID",
      `${own.title} comes as several files; a source gives one. Import those by hand.`,
    )
  const place = placeOf(input)
  await write(viewer, async (db) => {
    const taken = await db.importSource.findFirst({ where: { name, id: { not: id } }, select: { id: true } })
    if (taken) throw new AppError("CONFLICT", "A source of this name is here already. Choose another name.")
    const facts = { name, kind, profile, everyMinutes, active, nextAt: now() }
    if (version === 0) {
      if (!place)
        throw new AppError("INVALID", "Say where the file is.", { location: "say where the file is" })
      const { shelterId, personId: createdBy } = viewer
      const { count } = await db.importSource.createMany({
        data: [{ id, shelterId, createdBy, createdAt: now(), ...facts, ...place }],
        skipDuplicates: true,
      })
      if (count === 0) return
    } else {
      const { count } = await db.importSource.updateMany({
        where: { id, version, ...(place ? {} : { kind }) },
        // Another file or another reading of it: what was read last says nothing any more.
        data: { ...facts, ...(place ?? {}), lastHash: null, problem: null, version: { increment: 1 } },
      })
      if (count === 0) throw new AppError("CONFLICT")
    }
    await audit(db, viewer, {
      action: "import:source",
      entity: "ImportSource",
      entityId: id,
      summary: `${version === 0 ? "Added" : "Changed"} the pulled source ${name}${active ? "" : " (switched off)"}.`,
    })
  })
}

/** Where the file is, in two parts: what everybody may see, and what is sealed. Null = as it was. */
function placeOf({ kind, location }: SaveSourceInput): { location: string; sealed: string | null } | null {
  if (location === "") return null
  if (kind === "address") {
    const url = checkOutside(location)
    return { location: withoutSecrets(url), sealed: seal(SOURCE_SEAL, url.href) }
  }
  if (importFolder() === null)
    throw new AppError(
      "INVALID",
      "The operator has not set SLACKLINE_IMPORT_FOLDER, so no folder can be read.",
    )
  return { location: checkLocation(location), sealed: null }
}

/** An address without user, password and the values of its query, any of which can be a secret. */
export function withoutSecrets(url: URL): string {
  const names = [...url.searchParams.keys()]
  return `${url.origin}${url.pathname}${names.length > 0 ? `?${names.map((name) => `${name}=…`).join("&")}` : ""}`
}
