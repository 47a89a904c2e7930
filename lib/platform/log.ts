import "server-only"
import pino from "pino"

// Never a body, an address or a name: fields that could hold one are cut before they are written.
export const log = pino({
  level: process.env.SLACKLINE_LOG ?? "info",
  redact: { paths: ["*.password", "*.email", "*.name", "*.phone", "*.token"], remove: true },
})
