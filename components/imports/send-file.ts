import { addUploadPartAction, startUploadAction } from "@/lib/features/imports/actions"
import { UPLOAD_PART } from "@/lib/features/imports/limits-schema"

/** Sends a file in parts; returns the upload's id, or the sentence that says why not. */
export async function sendFile(
  input: Parameters<typeof startUploadAction>[0],
  file: Blob,
  onProgress: (share: number) => void,
): Promise<{ uploadId: string } | { sentence: string }> {
  const started = await startUploadAction(input)
  if (!started.ok) return { sentence: started.sentence }
  const { uploadId } = started.data
  for (let offset = 0; offset < file.size; offset += UPLOAD_PART) {
    const part = await file.slice(offset, offset + UPLOAD_PART).arrayBuffer()
    const answer = await addUploadPartAction({ uploadId, offset, base64: toBase64(new Uint8Array(part)) })
    if (!answer.ok) return { sentence: answer.sentence }
    onProgress(Math.min(1, (offset + UPLOAD_PART) / file.size))
  }
  return { uploadId }
}

const STEP = 8192

function toBase64(bytes: Uint8Array): string {
  let text = ""
  for (let from = 0; from < bytes.length; from += STEP)
    text += String.fromCharCode(...bytes.subarray(from, from + STEP))
  return btoa(text)
}
