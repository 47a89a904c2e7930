import { z } from "zod"
import { can } from "@/lib/domain/access/table"
import { photoForAnybody } from "@/lib/features/photos/public"
import { photoForStaff } from "@/lib/features/photos/queries"
import { currentViewer } from "@/lib/platform/require-role"
import { currentVisitor } from "@/lib/platform/visitor"

interface Props {
  params: Promise<{ photoId: string; file: string }>
}

const TYPES: Readonly<Record<string, string>> = { webp: "image/webp", jpg: "image/jpeg" }

/**
 * One file of a photo: for anybody while the cat is listed, for its shelter's staff always. The address never changes
 * its picture, but a cat leaves the list: so it is kept for minutes, and asked again by its tag.
 */
export async function GET(request: Request, { params }: Props) {
  const { photoId, file } = await params
  if (!z.uuid().safeParse(photoId).success) return new Response("Not found", { status: 404 })
  const visitor = await currentVisitor()
  const open = visitor && (await photoForAnybody(visitor, photoId, file))
  const bytes = open ?? (await staffPhoto(photoId, file))
  if (!bytes) return new Response("Not found", { status: 404, headers: { "cache-control": "no-store" } })
  const tag = `"${photoId}-${file}"`
  const headers = {
    "content-type": TYPES[file.split(".").at(-1) ?? ""] ?? "application/octet-stream",
    "cache-control": open ? "public, max-age=300" : "private, max-age=300",
    etag: tag,
    "content-security-policy": "default-src 'none'; sandbox",
  }
  if (request.headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers })
  return new Response(bytes, { headers })
}

async function staffPhoto(photoId: string, file: string) {
  const viewer = await currentViewer()
  return viewer && can(viewer, "cat:read") ? photoForStaff(viewer, photoId, file) : null
}
