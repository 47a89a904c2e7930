import { baseUrl, expect, expectAccessibleInBoth, signIn, test } from "./fixtures"
import { houseRows as rows } from "./house-rows"

test.describe.configure({ timeout: 360_000 })

/** A cat of the demo as calm and as well known as a show asks for: three calm carrier sessions in a row. */
async function readyCat(): Promise<{ id: string; name: string; stage: number }> {
  const [cat] = await rows<{ id: string; name: string; stage: number }>(
    `select "id", "name", "stage" from "Cat" where "inCare" and "stage" >= 6 and "gateCap" <> 'WINDOW'
     and not "reviewOpen" and "coolDownUntil" is null order by "name" desc limit 1`,
  )
  if (!cat) throw new Error("no cat at stage 6 or later with open gates")
  await rows(
    `update "Cat" set "roundAt" = null where "id" = $1 and ("roundStress" >= 3 or "roundEating" = 'no' or "roundIllness" = 'yes')`,
    [cat.id],
  )
  await rows(
    `insert into "Session" ("id", "shelterId", "catId", "protocolVersionId", "startedAt", "startedOn", "handlerId",
       "peakStress", "endedBy", "track", "loggedBy")
     select gen_random_uuid(), "shelterId", "catId", "protocolVersionId", now() - n * interval '1 hour',
       (now() - n * interval '1 hour')::date, "handlerId", 0, 'plan', 'carrier', "handlerId"
     from (select * from "Session" where "catId" = $1 limit 1) one, generate_series(1, 3) n`,
    [cat.id],
  )
  return cat
}

test("one tap at a show without a connection is one session, an exposure, once it is back", async ({
  browser,
}) => {
  const cat = await readyCat()
  const context = await browser.newContext({
    baseURL: baseUrl(),
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  })
  const page = await context.newPage()
  await signIn(page, "staff")
  await page.goto("/show")
  await expect(page.getByText("Not this time")).toBeVisible()
  await expectAccessibleInBoth(page, "choosing cats for a show")
  await expect(page.getByText("This page works without a connection.")).toBeVisible({ timeout: 30_000 })
  await page.getByRole("checkbox", { name: cat.name, exact: true }).check()
  await page.getByRole("button", { name: "Off to the show with one cat" }).tap()
  const signs = page.getByRole("group", { name: `${cat.name}: worst sign` })
  await expect(signs).toBeVisible()
  await context.setOffline(true)
  // The choice is in the address: a page opened anew, without a connection, knows it.
  await page.reload()
  await signs.getByRole("button", { name: "0 loose" }).tap()
  await expect(page.getByText("Stays, while it is this calm")).toBeVisible()
  // A slip of the thumb is put right by the next tap.
  await signs.getByRole("button", { name: "2 worried" }).tap()
  await expect(page.getByText(/^To the quiet place now/)).toBeVisible()
  await expectAccessibleInBoth(page, "at a show, worried")
  await expect(page.locator("[data-outbox-bar]")).toContainText("1 session waits on this device")
  await context.setOffline(false)
  const kept = () =>
    rows(
      `select "peakStress", "trials", "track", "trackStep" from "Session" where "catId" = $1 and "setting" = 'show'`,
      [cat.id],
    )
  await expect
    .poll(kept, { timeout: 30_000 })
    .toEqual([{ peakStress: 2, trials: null, track: "carrier", trackStep: null }])
  await page.reload()
  await expect(page.locator("[data-outbox-bar]")).not.toContainText("waits")
  expect(await kept()).toHaveLength(1)
  expect(await rows(`select "stage" from "Cat" where "id" = $1`, [cat.id])).toEqual([{ stage: cat.stage }])

  await signs.getByRole("button", { name: "3 afraid" }).tap()
  await expect(page.getByText("Home now")).toBeVisible()
  await expect(page.getByRole("link", { name: "write down what happened" })).toBeVisible({ timeout: 30_000 })
  await expectAccessibleInBoth(page, "at a show, afraid")
  await page.getByRole("link", { name: "All are back: close the show" }).tap()
  await expect(page.getByText("Not this time")).toBeVisible()
  await context.close()
})
