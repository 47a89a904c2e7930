const BOTS =
  /bot|crawl|spider|slurp|preview|headless-?check|monitor|curl|wget|python-requests|facebookexternalhit/i

/**
 * Whether a page was asked for to be looked at: not a fetch ahead of a click, not the head alone, not an obvious bot.
 * Only the request's own words are read, and nothing of them is kept.
 */
export function isLookedAt(headers: { get: (name: string) => string | null }): boolean {
  if (headers.get("x-method") === "HEAD") return false
  if (headers.get("next-router-prefetch") || headers.get("next-router-segment-prefetch")) return false
  if (/prefetch|prerender/i.test(`${headers.get("purpose") ?? ""} ${headers.get("sec-purpose") ?? ""}`))
    return false
  const agent = headers.get("user-agent") ?? ""
  return agent !== "" && !BOTS.test(agent)
}
