import "server-only"
import { v7 as newId } from "uuid"
import { can } from "@/lib/domain/access/table"
import { builtIn } from "@/lib/domain/interop/profiles/built-in"
import { audit } from "@/lib/platform/audit"
import { type Db, type Prisma, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { draftProfile, headersIn } from "./mapping-queries"
import type { ChooseProfileInput, SaveMappingInput } from "./mapping-schema"
import { savedProfile } from "./saved-queries"
import { setUploadProfile, uploadedFile } from "./upload-mutations"

/**
 * Saves a draft as a profile of the shelter, to be found again by its headers, and lets the uploaded file be read by it.
 * Replacing one is refused when somebody else changed it meanwhile.
 */
export async function saveMapping(
  viewer: Viewer,
  input: SaveMappingInput,
): Promise<{ id: string; version: number }> {
  if (!can(viewer, "import:run")) throw new AppError("FORBIDDEN")
  const { uploadId, draft, name, replaces } = input
  const file = await uploadedFile(viewer, { uploadId })
  if (builtIn(name))
    throw new AppError("INVALID", `${name} is the name of a built-in profile. Choose another.`)
  const profile = await draftProfile(file.path, draft, name)
  const headers = [...(await headersIn(file.path))]
  const kept = { document: profile, draft } as unknown as Prisma.InputJsonObject
  const saved = await write(viewer, async (db) => {
    const row = replaces
      ? await replace(db, replaces, { name, profile: kept, headers })
      : await create(db, viewer, { name, profile: kept, headers })
    await audit(db, viewer, {
      action: "import:profile",
      entity: "ImportProfile",
      entityId: row.id,
      summary: `${replaces ? "Changed" : "Saved"} the import profile ${name}.`,
    })
    return row
  })
  await setUploadProfile(viewer, uploadId, profile)
  return saved
}

/** Lets an uploaded file be read by a built-in or a saved profile. */
export async function chooseProfile(
  viewer: Viewer,
  { uploadId, profile: named }: ChooseProfileInput,
): Promise<void> {
  const profile = builtIn(named) ?? (await savedProfile(viewer, named))
  if (!profile) throw new AppError("NOT_FOUND", "This profile is not here any more. Map the columns instead.")
  await setUploadProfile(viewer, uploadId, profile)
}

interface Kept {
  name: string
  profile: Prisma.InputJsonObject
  headers: string[]
}

async function create(db: Db, viewer: Viewer, kept: Kept) {
  const taken = await db.importProfile.findFirst({ where: { name: kept.name }, select: { id: true } })
  if (taken) throw new AppError("CONFLICT", NAME_TAKEN)
  const id = newId()
  const createdBy = viewer.personId
  if (!createdBy) throw new AppError("FORBIDDEN")
  await db.importProfile.create({ data: { id, shelterId: viewer.shelterId, createdBy, ...kept } })
  return { id, version: 1 }
}

async function replace(db: Db, { id, version }: { id: string; version: number }, kept: Kept) {
  const taken = await db.importProfile.findFirst({
    where: { name: kept.name, id: { not: id } },
    select: { id: true },
  })
  if (taken) throw new AppError("CONFLICT", NAME_TAKEN)
  const { count } = await db.importProfile.updateMany({
    where: { id, version },
    data: { ...kept, version: { increment: 1 } },
  })
  if (count === 0)
    throw new AppError(
      "CONFLICT",
      "Somebody else changed this profile meanwhile. Save yours under another name.",
    )
  return { id, version: version + 1 }
}

const NAME_TAKEN = "A profile of this name is saved already. Choose another name."
