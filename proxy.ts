import { type NextRequest, NextResponse } from "next/server"

/** Gives each page its own script nonce. It decides nothing about who may see what: every page and action asks itself. */
export function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID())
  const isDevelopment = process.env.NODE_ENV === "development"
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
    "frame-ancestors 'none'",
  ].join("; ")
  const headers = new Headers(request.headers)
  headers.set("x-nonce", nonce)
  // A page cannot see how it was asked for; what counts looks must know a question for the head alone.
  headers.set("x-method", request.method)
  headers.set("content-security-policy", policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set("content-security-policy", policy)
  return response
}

export const config = {
  // Everything but built files, which carry no script of their own.
  matcher: ["/((?!_next/static|_next/image|icon.svg|sw.js).*)"],
}
