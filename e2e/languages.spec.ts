import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures"

test.use({ viewport: { width: 390, height: 844 } })

/** Words in sight, or read out, that came past the texts: nothing in brackets, nothing that is a name. */
const untranslated = (page: Page) =>
  page.evaluate(() => {
    const isOwn = (node: Element | null) =>
      node?.closest('[translate="no"], script, style, noscript, svg style')
    // A value inside a text brings brackets of its own: take off the innermost until none is left.
    const bare = (words: string): string => {
      const less = words.replace(/⟦[^⟦⟧]*⟧/g, " ")
      return less === words ? words : bare(less)
    }
    const hasWords = (words: string) => /[a-z]{2,}/i.test(bare(words))
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { textContent, parentElement } = walker.currentNode
      if (!isOwn(parentElement) && hasWords(textContent ?? "")) found.push(textContent ?? "")
    }
    for (const name of ["aria-label", "alt", "title", "placeholder"])
      for (const element of document.querySelectorAll(`[${name}]`))
        if (!isOwn(element) && hasWords(element.getAttribute(name) ?? ""))
          found.push(`${name}: ${element.getAttribute(name)}`)
    return found
  })

/** What makes a page wider than the phone it is read on. */
const offThePhone = (page: Page) =>
  page.evaluate(() => {
    const width = window.innerWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll("body *")]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect()
        return left < -1 || right > width + 1
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`)
      .slice(0, 8)
  })

test("every word of the public pages comes from the texts, and right to left nothing runs off a phone", async ({
  page,
}) => {
  await page.goto("/cats")
  const cats = await page
    .locator("main h2 a[href^='/cats/']")
    .evaluateAll((links) => links.slice(0, 3).map((link) => link.getAttribute("href") ?? ""))
  const slugs = cats.map((href) => href.slice("/cats/".length)).join(",")
  const places = [
    "/",
    "/cats",
    "/cats?ready=TRAIL",
    "/cats?after=x",
    "/match",
    "/about",
    "/figures",
    "/cats/nobody",
    ...cats,
    "/shortlist",
    `/shortlist?cats=${slugs},gone`,
    `/compare?cats=${slugs}`,
    "/compare",
  ]
  for (const place of places) {
    await page.goto(`${place}${place.includes("?") ? "&" : "?"}lang=ar-XB`)
    expect([place, await page.locator("html").getAttribute("dir")]).toEqual([place, "rtl"])
    expect([place, await untranslated(page)]).toEqual([place, []])
    expect([place, await offThePhone(page)]).toEqual([place, []])
  }
})

test("a language is chosen with a link, keeps the address, and stays chosen", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
    ...(baseURL ? { baseURL } : {}),
  })
  const page = await context.newPage()
  await page.goto("/cats?ready=PATIO_PACK")
  await page.getByRole("link", { name: "Español" }).click()
  await expect(page).toHaveURL(/ready=PATIO_PACK&lang=es/)
  await expect(page.locator('head link[hreflang="en"]')).toHaveAttribute("href", /ready=PATIO_PACK&lang=en$/)
  await expect(page.locator("html")).toHaveAttribute("lang", "es")
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gatos que buscan hogar")
  await page.goto("/about")
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cómo lo hacemos")
  await page.getByRole("link", { name: "English" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("How we do it")
  await context.close()
})

test("without a choice the browser's own language is spoken, the order of cats too", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ locale: "es-MX", ...(baseURL ? { baseURL } : {}) })
  const page = await context.newPage()
  const answer = await page.goto("/match")
  // No cache between us may hand one reader's language to the next.
  expect(answer?.headers()["cache-control"]).toContain("no-store")
  await expect(page.locator("html")).toHaveAttribute("lang", "es")
  for (const label of ["Pasear juntos al aire libre", "Es por lo que busco", "Con gusto"])
    await expect(async () => {
      await page.getByLabel(label, { exact: true }).check()
      await expect(page.getByLabel(label, { exact: true })).toBeChecked()
    }).toPass()
  const first = page.locator("article[data-band]").first()
  await expect(first).toContainText(/hablarlo|conversación|Distinto/)
  await expect(first).toContainText(/Lo que habla a favor|Pregúntenos por/)
  await expect(first).not.toContainText(/Ready|Great|What|Good to/)
  await context.close()
})
