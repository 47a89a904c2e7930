import { addPhotoAction } from "@/lib/features/photos/actions"
import { LARGEST_PHOTO } from "@/lib/features/photos/schema"
import { asResult } from "@/lib/platform/action"
import { ERRORS } from "@/lib/platform/errors"
import { requestBytes } from "@/lib/platform/request-bytes"
import { requireRight } from "@/lib/platform/require-role"
import { requireSameOrigin } from "@/lib/platform/same-origin"

interface Props {
  params: Promise<{ catId: string }>
}

const TOO_LARGE = {
  bytes: LARGEST_PHOTO,
  sentence: "This photo is larger than 15 MB. Save it smaller and choose the new file.",
}

/** Takes one photo as it is: the file is the body, its id from the device is in the address. */
export async function POST(request: Request, { params }: Props) {
  const { catId } = await params
  const photoId = new URL(request.url).searchParams.get("photoId") ?? ""
  const read = await asResult(async () => {
    // The action asks again; nobody's bytes are read before that.
    await requireSameOrigin()
    await requireRight("cat:edit")
    return requestBytes(request, TOO_LARGE)
  })
  const reply = read.ok ? await addPhotoAction({ catId, photoId, bytes: read.data }) : read
  return Response.json(reply, {
    status: reply.ok ? 200 : ERRORS[reply.code].status,
    headers: { "cache-control": "no-store" },
  })
}
