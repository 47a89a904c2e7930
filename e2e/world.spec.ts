import { baseUrl, expect, expectAccessibleInBoth, test } from "./fixtures"
import { houseRows } from "./house-rows"

test.describe.configure({ timeout: 360_000 })

const aCat = async () => {
  const [cat] = await houseRows<{ name: string; slug: string }>(
    `select "name", "slug" from "Cat" where "listed" order by "intakeOn" desc, "id" desc limit 1`,
  )
  if (!cat) throw new Error("no listed cat")
  return cat
}
const unlisted = async () => {
  const [cat] = await houseRows<{ slug: string }>(`select "slug" from "Cat" where not "listed" limit 1`)
  if (!cat) throw new Error("every cat is listed")
  return cat
}

test("search engines find public pages and nothing else", async ({ request }) => {
  const sitemap = await (await request.get("/sitemap.xml")).text()
  expect(sitemap).toContain(`/cats/${(await aCat()).slug}<`)
  expect(sitemap).not.toContain((await unlisted()).slug)
  for (const [, path = ""] of sitemap.matchAll(/<loc>https?:\/\/[^/<]+([^<]*)<\/loc>/g))
    expect(path).toMatch(/^\/(cats|match|about|figures|cats\/[a-z0-9-]+)?$/)
  const robots = await (await request.get("/robots.txt")).text()
  for (const line of ["Disallow: /requests/", "Disallow: /passport/", "Disallow: /api/", "/sitemap.xml"])
    expect(robots).toContain(line)
})

test("a profile tells machines who it is, with a picture to share", async ({ page, request }) => {
  const problems: string[] = []
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()))
  const { name, slug } = await aCat()
  await page.goto(`/cats/${slug}`)
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "")
  expect(data).toMatchObject({ "@type": "Thing", name })
  expect(Object.keys(data).sort()).toEqual(["@context", "@type", "description", "image", "name", "url"])
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", new RegExp(`/cats/${slug}$`))
  const shared = await page.locator('meta[property="og:image"]').getAttribute("content")
  expect(shared).toContain(`/cats/${slug}/card.png`)
  for (const address of [`/cats/${slug}/card.png`, "/card.png"]) {
    const answer = await request.get(address)
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "image/png"])
    await page.goto(address)
    await page.screenshot({ path: `.build/shots/card-${address.length}.png` })
  }
  expect((await request.get(`/cats/${(await unlisted()).slug}/card.png`)).status()).toBe(404)
  // A picture by itself is asked for an icon that is not there.
  problems.length = 0
  await page.goto("/cats")
  const list = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "")
  expect(list["@type"]).toBe("ItemList")
  await page.goto(`/cats/${slug}`)
  await page.emulateMedia({ media: "print" })
  await expect(page.getByRole("img", { name: /Code that leads to/ })).toBeVisible()
  expect(problems).toEqual([])
})

test("the list stands on another site without script or cookie, and nothing else of ours does", async ({
  browser,
}) => {
  const context = await browser.newContext({
    baseURL: baseUrl(),
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  const page = await context.newPage()
  const answer = await page.goto("/embed/cats?order=newest&lang=es")
  const headers = answer?.headers() ?? {}
  expect(headers["content-security-policy"]).toContain("frame-ancestors *")
  expect([headers["x-frame-options"], headers["set-cookie"]]).toEqual([undefined, undefined])
  expect(await context.cookies()).toEqual([])
  const { name, slug } = await aCat()
  const link = page.locator(`a[href="/cats/${slug}"]`)
  await expect(link).toContainText(name)
  await expect(link).toHaveAttribute("target", "_blank")
  await expect(page.locator("html")).toHaveAttribute("lang", "es")
  await page.screenshot({ path: ".build/shots/embed-390.png" })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  for (const path of ["/cats", "/", "/sign-in", "/embedded"]) {
    const other = await context.request.get(path)
    expect([path, other.headers()["x-frame-options"]]).toEqual([path, "DENY"])
  }
  const wide = await (
    await browser.newContext({ baseURL: baseUrl(), viewport: { width: 1440, height: 900 } })
  ).newPage()
  await wide.goto("/embed/cats")
  await expectAccessibleInBoth(wide, "the embedded list")
  await wide.screenshot({ path: ".build/shots/embed-1440.png" })
  const feed = await context.request.get("/cats/feed.xml")
  expect(feed.headers()["content-type"]).toContain("application/atom+xml")
  const text = await feed.text()
  expect(text).toContain(`/cats/${slug}"`)
  expect(text).not.toContain((await unlisted()).slug)
})
