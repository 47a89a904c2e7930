import { type NextRequest, NextResponse } from "next/server"
import { chooseLanguage } from "@/lib/platform/choose-language"
import { languageOf } from "@/lib/platform/texts"

const LANGUAGE_COOKIE = "slackline-language"
const YEAR_SEC = 365 * 24 * 60 * 60

// A process that only does recurring work says how it is, and nothing else.
const OF_A_WORKER = new Set(["/healthz", "/readyz", "/metrics"])
const isForNobody = (path: string) => process.env.SLACKLINE_ONLY_JOBS === "1" && !OF_A_WORKER.has(path)

/** Gives each page its own script nonce and finds its language. It decides nothing about who may see what: every page and action asks itself. */
export function proxy(request: NextRequest) {
  if (isForNobody(request.nextUrl.pathname))
    return new NextResponse("There are no pages here.\n", { status: 404 })
  const nonce = btoa(crypto.randomUUID())
  const isDevelopment = process.env.NODE_ENV === "development"
  // A list made to stand on other sites; nothing there can be pressed that changes anything.
  const isEmbedded = request.nextUrl.pathname.startsWith("/embed/")
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // The staff kit positions things with style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    isEmbedded ? "frame-ancestors *" : "frame-ancestors 'none'",
  ].join("; ")
  const headers = new Headers(request.headers)
  headers.set("x-nonce", nonce)
  // A page cannot see how it was asked for; what counts looks must know a question for the head alone.
  headers.set("x-method", request.method)
  headers.set("content-security-policy", policy)
  const asked = request.nextUrl.searchParams.get("lang")
  const kept = request.cookies.get(LANGUAGE_COOKIE)?.value
  const language = chooseLanguage({
    asked,
    kept,
    accepts: request.headers.get("accept-language"),
    isTest: process.env.SLACKLINE_TEST_LANGUAGE === "1",
  })
  const query = new URLSearchParams(request.nextUrl.searchParams)
  query.delete("lang")
  // Set on every request, so that nobody outside can speak for the proxy. Their readers: lib/platform/language.ts.
  headers.set("x-slackline-language", language)
  headers.set("x-slackline-query", query.toString())
  headers.set("x-slackline-path", request.nextUrl.pathname)
  const response = NextResponse.next({ request: { headers } })
  // Not again with each request: an answer that sets a cookie makes a form's page start anew.
  if (!isEmbedded && languageOf(asked) && kept !== language)
    response.cookies.set(LANGUAGE_COOKIE, language, { sameSite: "lax", maxAge: YEAR_SEC, path: "/" })
  response.headers.set("content-security-policy", policy)
  return response
}

export const config = {
  // Everything but built files and photos, which carry no script of their own; a photo sent here would be held twice.
  matcher: ["/((?!_next/static|_next/image|icon.svg|sw.js|photos/|api/cats/[^/]+/photos).*)"],
}
