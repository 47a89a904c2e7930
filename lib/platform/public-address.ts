import "server-only"
import { env } from "./env"
import { routes } from "./routes"
import { fillLinks, type LinkPurpose } from "./token"

/** The address people use, for links that leave the house. */
export const absoluteAddress = (path: string) =>
  new URL(path, env().NEXTAUTH_URL ?? "http://localhost:3000").href

const PAGES: Readonly<Record<LinkPurpose, (token: string) => string>> = {
  passport: routes.passport,
  request: routes.request,
  "request-confirm": routes.confirmRequest,
  "check-in": routes.checkIn,
  disclosure: routes.disclosure,
  calendar: routes.calendarFeed,
}

/** A stored text as it is read: its links made and put in. */
export const withLinks = (text: string) =>
  fillLinks(text, (purpose, token) => absoluteAddress(PAGES[purpose](token)))
