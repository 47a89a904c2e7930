// What happens when the machine's time zone changes between two starts: nothing anybody can see.
import { expectations } from "./expectations.mjs"

/** What a page says, without markup and without what differs with each answer. */
const wordsOf = (html) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")

function firstDifference(one, other) {
  const at = [...one].findIndex((sign, i) => sign !== other[i])
  return `"${one.slice(Math.max(0, at - 30), at + 30)}" and "${other.slice(Math.max(0, at - 30), at + 30)}"`
}

/** The same pages by an app that was started in one time zone and then in others. */
export async function meetOtherZones({ zones, pagesIn }) {
  const { wrong, expect } = expectations()
  const said = []
  for (const zone of zones) {
    const pages = await pagesIn(zone)
    said.push(new Map([...pages].map(([address, html]) => [address, wordsOf(html)])))
  }
  let compared = 0
  for (const pages of said.slice(1))
    for (const [address, words] of pages) {
      compared++
      expect(
        `${address} differs: ${firstDifference(said[0].get(address), words)}`,
        words === said[0].get(address),
      )
    }
  return { wrong, compared }
}
