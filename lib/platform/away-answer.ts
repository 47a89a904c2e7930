import "server-only"
import { subscribe } from "node:diagnostics_channel"
import type { IncomingMessage, ServerResponse } from "node:http"
import { pulseOf } from "./database-pulse"
import { env } from "./env"
import { LANGUAGE_HEADER } from "./language-header"
import { DEFAULT_LANGUAGE, directionOf, languageOf, textsIn } from "./texts"

const RECENT_MS = 3_000
const TRIED_AGAIN_SEC = 2

/** The whole page, on its own: it needs no script, no database and no other file, and tries again by itself. */
function awayPage(request: IncomingMessage): string {
  const asked = request.headers[LANGUAGE_HEADER]
  const { say, language } = textsIn(languageOf(String(asked)) ?? DEFAULT_LANGUAGE)
  return `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><meta charset="utf-8"><title>${say("error.title")}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="${TRIED_AGAIN_SEC}">
<style>:root{color-scheme:light dark}body{max-width:34rem;margin:12vh auto;padding:0 1.2rem;font:1.1rem/1.5 "Atkinson Hyperlegible","Segoe UI",system-ui,sans-serif;background:light-dark(#faf6ee,#171d1a);color:light-dark(#22302b,#ece6d8)}h1{font:600 1.7rem/1.2 Georgia,serif}a{color:light-dark(#1f4d3f,#8cc9b1);display:inline-block;padding:.5rem 0}</style>
<main role="alert"><h1>${say("error.title")}</h1><p>${say("error.text")}</p><p><a href="">${say("error.retry")}</a></p></main></html>`
}

const isForPage = (request: IncomingMessage) =>
  (request.method === "GET" || request.method === "HEAD") &&
  String(request.headers.accept).includes("text/html") &&
  request.headers.rsc === undefined

/**
 * While the database is away, a page that could not be made is answered by 503 and a page that says so, instead of by the
 * framework's 500 and an empty one: a page has no say in its own status there, so it is changed on the way out.
 */
function answerCalmly(request: IncomingMessage, response: ServerResponse): void {
  const pulse = pulseOf(env().DATABASE_URL)
  const send = { head: response.writeHead, write: response.write, end: response.end }
  let isReplaced = false
  const headWhileAway = () => {
    response.setHeader("retry-after", String(TRIED_AGAIN_SEC))
    response.setHeader("cache-control", "no-store")
    if (isForPage(request)) {
      isReplaced = true
      for (const name of ["content-encoding", "content-length", "etag"]) response.removeHeader(name)
      response.setHeader("content-type", "text/html; charset=utf-8")
      response.setHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'")
    }
    return send.head.call(response, 503)
  }
  response.writeHead = ((status: number, ...rest: never[]) =>
    status === 500 && pulse.hadTrouble(RECENT_MS)
      ? headWhileAway()
      : send.head.call(response, status, ...rest)) as typeof response.writeHead
  const decide = () => {
    if (!response.headersSent && response.statusCode === 500) response.writeHead(500)
  }
  response.write = ((...parts: Parameters<typeof response.write>) => {
    decide()
    return isReplaced ? true : send.write.apply(response, parts)
  }) as typeof response.write
  response.end = ((...parts: Parameters<typeof response.end>) => {
    decide()
    return isReplaced ? send.end.call(response, awayPage(request), "utf8") : send.end.apply(response, parts)
  }) as typeof response.end
}

/** From now on every request of this process is answered so. */
export function startAnsweringCalmly(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    answerCalmly(request, response)
  })
}
