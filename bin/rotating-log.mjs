// The app's log: a pipe into a file that never grows beyond a few megabytes.
import path from "node:path"
import { createStream } from "rotating-file-stream"

const LARGEST = "5M"
const OLDER_FILES = 5

/** `app.log` in a folder, or another name, with its predecessors packed beside it. One process writes to one name. */
export function openLog(folder, { size = LARGEST, name = "app" } = {}) {
  const stream = createStream((index) => (index ? `${name}.${index}.log.gz` : `${name}.log`), {
    path: folder,
    size,
    rotate: OLDER_FILES,
    compress: "gzip",
    mode: 0o600,
  })
  // A full disk must not end the app that has something to say about it.
  stream.on("error", () => {})
  stream.on("warning", () => {})
  return { stream, file: path.join(folder, `${name}.log`) }
}
