import "server-only"
import { z } from "zod"
import { foldWord } from "@/lib/domain/interop/clean-cell"
import type { MappingDraft } from "@/lib/domain/interop/guess-draft"
import type { AnyProfile } from "@/lib/domain/interop/profile"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { DraftInput } from "./mapping-schema"
import { ProfileInput, SetProfileInput } from "./profile-schema"

/** A profile the shelter has saved. */
export interface SavedProfile {
  id: string
  name: string
  version: number
  headers: string[]
}

const COLUMNS = { id: true, name: true, version: true, headers: true } as const

/** The profiles the shelter has saved, by name. */
export const listSavedProfiles = (viewer: Viewer): Promise<SavedProfile[]> =>
  read(viewer, (db) => db.importProfile.findMany({ orderBy: { name: "asc" }, select: COLUMNS }))

/** What is kept of a saved profile: the document the engine reads, and the draft a person goes on with. */
const Kept = z.object({ document: z.unknown(), draft: DraftInput.nullable().catch(null) })

async function keptOf(viewer: Viewer, id: string) {
  if (!z.uuid().safeParse(id).success) return null
  const found = await read(viewer, (db) =>
    db.importProfile.findUnique({ where: { id }, select: { profile: true } }),
  )
  return found ? Kept.parse(found.profile) : null
}

/** A saved profile by its id, or null; checked anew, since the language may have grown since it was saved. */
export async function savedProfile(viewer: Viewer, id: string): Promise<AnyProfile | null> {
  const kept = await keptOf(viewer, id)
  if (!kept) return null
  const { document } = kept
  const isSet = typeof document === "object" && document !== null && "parts" in document
  return (isSet ? SetProfileInput : ProfileInput).parse(document)
}

/** The saved profile of a name, or null. */
export async function savedProfileNamed(viewer: Viewer, name: string): Promise<AnyProfile | null> {
  const found = (await listSavedProfiles(viewer)).find((saved) => saved.name === name)
  return found ? savedProfile(viewer, found.id) : null
}

/** The draft a saved profile was made of, to be changed; null when there is none. */
export async function savedDraft(viewer: Viewer, id: string): Promise<MappingDraft | null> {
  return (await keptOf(viewer, id))?.draft ?? null
}

/** The saved profiles that were made for this header line, whatever the order of its columns. */
export async function profilesFor(viewer: Viewer, headers: readonly string[]): Promise<SavedProfile[]> {
  const lineOf = (list: readonly string[]) => list.map(foldWord).sort().join("|")
  const line = lineOf(headers)
  return (await listSavedProfiles(viewer)).filter((saved) => lineOf(saved.headers) === line)
}
