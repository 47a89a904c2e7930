import "server-only"
import { cookies } from "next/headers"
import { env } from "./env"
import { isToken } from "./token"

/** Cookies that carry a token of ours: which shared device this is, and which foster link it holds. */
const COOKIES = {
  device: { name: "slackline-device", days: 400 },
  foster: { name: "slackline-foster", days: 400 },
} as const
type TokenCookie = keyof typeof COOKIES

const SECONDS_PER_DAY = 86_400

/** The token this browser holds, or null. Says nothing yet about whether it still counts. */
export async function tokenIn(cookie: TokenCookie): Promise<string | null> {
  const value = (await cookies()).get(COOKIES[cookie].name)?.value
  return value && isToken(value) ? value : null
}

/** Hands a token to this browser. Scripts cannot read it, and other sites cannot make the browser post it. */
export async function keepToken(cookie: TokenCookie, token: string): Promise<void> {
  const { name, days } = COOKIES[cookie]
  ;(await cookies()).set(name, token, {
    httpOnly: true,
    sameSite: "lax",
    // The same question next-auth asks for its own cookie.
    secure: env().NEXTAUTH_URL?.startsWith("https://") ?? false,
    path: "/",
    maxAge: days * SECONDS_PER_DAY,
  })
}

export async function forgetToken(cookie: TokenCookie): Promise<void> {
  ;(await cookies()).delete(COOKIES[cookie].name)
}
