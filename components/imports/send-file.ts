import { addUploadPartAction, startUploadAction } from "@/lib/features/imports/actions"
import { UPLOAD_PART } from "@/lib/features/imports/limits-schema"

/** Sends files in parts; returns the upload's id, or the sentence that says why not. */
export async function sendFiles(
  input: Omit<Parameters<typeof startUploadAction>[0], "files">,
  files: readonly File[],
  onProgress: (share: number) => void,
): Promise<{ uploadId: string } | { sentence: string }> {
  const started = await startUploadAction({
    ...input,
    files: files.map(({ name, size }) => ({ fileName: name, size })),
  })
  if (!started.ok) return { sentence: started.sentence }
  const { uploadId } = started.data
  const total = files.reduce((sum, { size }) => sum + size, 0)
  let sent = 0
  for (const [i, file] of files.entries()) {
    for (let offset = 0; offset < file.size; offset += UPLOAD_PART) {
      const part = await file.slice(offset, offset + UPLOAD_PART).arrayBuffer()
      const base64 = toBase64(new Uint8Array(part))
      const answer = await addUploadPartAction({ uploadId, file: i, offset, base64 })
      if (!answer.ok) return { sentence: answer.sentence }
      sent += part.byteLength
      onProgress(Math.min(1, sent / total))
    }
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
