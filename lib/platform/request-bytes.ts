import "server-only"
import { AppError } from "./errors"

/** The body of a request, read no further than allowed: what is too long is refused before it is all here. */
export async function requestBytes(
  request: Request,
  limit: { bytes: number; sentence: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLong = () => new AppError("INVALID", limit.sentence)
  if (Number(request.headers.get("content-length") ?? 0) > limit.bytes) throw tooLong()
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength
    if (length > limit.bytes) {
      await reader?.cancel()
      throw tooLong()
    }
    chunks.push(part.value)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
