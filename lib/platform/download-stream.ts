import { log } from "./log"

type Part = string | Uint8Array

/**
 * Parts of a file as the body of an answer, made as fast as they are fetched. It breaks off when a part cannot be made, so that
 * the browser reports a failed download instead of keeping half a file; `name` says in the log which it was.
 */
export function downloadStream(
  parts: AsyncGenerator<Part>,
  name: string,
  made: readonly Part[] = [],
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const bytesOf = (part: Part) => (typeof part === "string" ? encoder.encode(part) : part)
  return new ReadableStream({
    start(controller) {
      for (const part of made) controller.enqueue(bytesOf(part))
    },
    async pull(controller) {
      try {
        const next = await parts.next()
        if (next.done) controller.close()
        else controller.enqueue(bytesOf(next.value))
      } catch (error) {
        log.error({ err: error, name }, "a download broke off")
        controller.error(error)
      }
    },
    cancel: () => parts.return(undefined).then(() => {}),
  })
}

/** The same with its first parts made before anything is sent: a database that is away is an answer then, and not half a file. */
export async function beginDownload(
  parts: AsyncGenerator<Part>,
  name: string,
  ahead: number,
): Promise<ReadableStream<Uint8Array>> {
  const made: Part[] = []
  for (let next = 0; next < ahead; next++) {
    const { done, value } = await parts.next()
    if (done) break
    made.push(value)
  }
  return downloadStream(parts, name, made)
}
