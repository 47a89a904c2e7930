import { randomUUID } from "node:crypto"
import { writeFile } from "node:fs/promises"
import sharp from "sharp"
import { baseUrl, expect, expectAccessibleInBoth, signIn, test } from "./fixtures"
import { houseRows } from "./house-rows"

test.describe.configure({ timeout: 360_000 })

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }

/** A photo with something to see: light in the middle, dark around. */
const photo = (name: string, colour: string) =>
  sharp({ create: { width: 1500, height: 1000, channels: 3, background: colour } })
    .composite([
      {
        input: Buffer.from(
          '<svg width="600" height="600"><circle cx="300" cy="300" r="290" fill="#fff"/></svg>',
        ),
      },
    ])
    .jpeg()
    .toBuffer()
    .then((buffer) => ({ name, mimeType: "image/jpeg", buffer }))

test("photos come in by the file chooser, get words, order and crop, and stand on the phone's profile", async ({
  browser,
}) => {
  const [cat] = await houseRows<{ id: string; name: string; slug: string; room: string }>(
    `select "id", "name", "slug", "room" from "Cat" where "listed" and "room" is not null order by "intakeOn" desc, "id" desc limit 1`,
  )
  if (!cat) throw new Error("no listed cat")
  const desk = await browser.newContext({ baseURL: baseUrl(), viewport: { width: 1440, height: 900 } })
  const page = await desk.newPage()
  await signIn(page, "staff")
  await page.goto(`/desk/cats/${cat.id}#photos`)
  const section = page.getByRole("region", { name: "Photos and kennel card" })
  await expect(section.getByText("No photos yet")).toBeVisible()
  const chooser = page.waitForEvent("filechooser")
  await section.getByRole("button", { name: "Add photos" }).click()
  await (await chooser).setFiles([
    await photo("first.jpg", "#6b4f3a"),
    { name: "drawing.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") },
    await photo("second.jpg", "#36574a"),
  ])
  await expect(section.getByText("Photo 2 of 2")).toBeVisible()
  await expect(section.getByRole("alert").filter({ hasText: "drawing.svg" })).toContainText(
    "JPEG, PNG or WebP",
  )
  await expect(section.getByText("Not shown until described")).toHaveCount(2)

  const phone = await browser.newContext({ baseURL: baseUrl(), ...PHONE })
  const visitor = await phone.newPage()
  await visitor.goto(`/cats/${cat.slug}`)
  await expect(visitor.getByRole("img", { name: `Drawn portrait of ${cat.name}` })).toBeVisible()
  const hidden = await section.locator("ol img").first().getAttribute("src")
  expect((await phone.request.get(hidden ?? "/")).status()).toBe(404)

  await section.getByLabel("What photo 1 shows").fill(`${cat.name} on the window sill`)
  await section.getByRole("button", { name: "Save the words and show it" }).first().click()
  await expect(section.getByText("Shown first")).toBeVisible()
  await section.getByLabel("What photo 2 shows").fill(`${cat.name} asleep in a box`)
  await section.getByRole("button", { name: "Save the words and show it" }).click()
  await expect(section.getByText("Shown", { exact: true })).toBeVisible()

  // By keyboard alone.
  await section.getByRole("button", { name: "Move photo 2 earlier" }).press("Enter")
  await expect(section.getByLabel("What photo 1 shows")).toHaveValue(`${cat.name} asleep in a box`)
  await section.getByRole("button", { name: "Crop photo 1" }).press("Enter")
  await section.getByRole("button", { name: "Square" }).press("Enter")
  await expect(section.getByLabel("Width")).toHaveValue("67 %")
  await section.screenshot({ path: ".build/shots/photos-1440.png" })
  await expectAccessibleInBoth(page, "photos of a cat")
  await section.getByRole("button", { name: "Save the crop" }).press("Enter")
  await expect(section.locator("ol img").first()).toHaveAttribute("src", /-2\.jpg$/)
  await page.setViewportSize(PHONE.viewport)
  await section.screenshot({ path: ".build/shots/photos-390.png" })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  await visitor.reload()
  const first = visitor.getByRole("img", { name: `${cat.name} asleep in a box` })
  await expect(first).toBeVisible()
  expect(
    await first.evaluate((image: HTMLImageElement) => [
      image.naturalWidth > 0,
      image.currentSrc.endsWith(".webp"),
    ]),
  ).toEqual([true, true])
  expect(await first.getAttribute("width")).toBe(await first.getAttribute("height"))
  await visitor.getByRole("img", { name: `${cat.name} on the window sill` }).scrollIntoViewIfNeeded()
  await expectAccessibleInBoth(visitor, "a profile with photos")
  await visitor.screenshot({ path: ".build/shots/photo-profile-390.png", fullPage: true })
  expect(await visitor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  const address = await first.evaluate((image: HTMLImageElement) => image.currentSrc)
  const answer = await phone.request.get(address)
  expect([answer.status(), answer.headers()["cache-control"], answer.headers()["content-type"]]).toEqual([
    200,
    "public, max-age=300",
    "image/webp",
  ])
  const again = await phone.request.get(address, {
    headers: { "if-none-match": answer.headers().etag ?? "" },
  })
  expect(again.status()).toBe(304)
  await visitor.goto("/cats?o=newest")
  await visitor.screenshot({ path: ".build/shots/photo-list-390.png" })

  const card = await section.getByRole("link", { name: "Kennel card" }).getAttribute("href")
  for (const file of [card, `/desk/cats/cards?room=${encodeURIComponent(cat.room)}&perPage=2&lang=es`]) {
    const pdf = await desk.request.get(file ?? "")
    expect([pdf.status(), pdf.headers()["content-type"]]).toEqual([200, "application/pdf"])
    await writeFile(`.build/shots/card-${file === card ? 1 : 2}.pdf`, await pdf.body())
  }

  await section.getByRole("button", { name: "Remove photo 1" }).click()
  await expect(section.getByText(`Removed: ${cat.name} asleep in a box`)).toBeVisible()
  expect((await phone.request.get(address)).status()).toBe(404)
  await section.getByRole("button", { name: "Bring it back" }).click()
  await expect(section.getByText("Photo 2 of 2")).toBeVisible()
  await section.getByRole("button", { name: "Remove photo 1" }).click()
  await expect(section.getByText("Photo 1 of 1")).toBeVisible()
  await section.getByRole("button", { name: "Remove photo 1" }).click()
  await expect(section.getByText("No photos yet")).toBeVisible()
})

test("a photo is taken only from our own page and from those who may change a cat", async ({ browser }) => {
  const [cat] = await houseRows<{ id: string }>(`select "id" from "Cat" where "listed" limit 1`)
  const address = `/api/cats/${cat?.id}/photos?photoId=${randomUUID()}`
  const { buffer } = await photo("one.jpg", "#444444")
  const nobody = await browser.newContext({ baseURL: baseUrl() })
  const ours = { origin: baseUrl(), "sec-fetch-site": "same-origin" }
  expect((await nobody.request.post(address, { data: buffer, headers: ours })).status()).toBe(401)
  const helper = await browser.newContext({ baseURL: baseUrl() })
  await signIn(await helper.newPage(), "volunteer")
  expect((await helper.request.post(address, { data: buffer, headers: ours })).status()).toBe(403)
  const staff = await browser.newContext({ baseURL: baseUrl() })
  await signIn(await staff.newPage(), "staff")
  const elsewhere = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" }
  expect((await staff.request.post(address, { data: buffer, headers: elsewhere })).status()).toBe(403)
  const large = await staff.request.post(address, {
    data: Buffer.alloc(15 * 1024 * 1024 + 1),
    headers: ours,
  })
  expect([large.status(), (await large.json()).sentence]).toEqual([
    400,
    expect.stringContaining("larger than 15 MB"),
  ])
})
