import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { buildDir, root } from "../bin/house.mjs"
import { startMailServer, textOfMail } from "../tests/setup/mail-server"
import { OPEN, PLANTED } from "./canary-columns"
import { type Ask, fillEmptyTables, linkToken, MARK, openRows, plant } from "./canary-rows"
import { expect, test } from "./fixtures"
import { serveApp } from "./house"

test.describe.configure({ mode: "serial", timeout: 600_000 })

let ask: Ask
let app: Awaited<ReturnType<typeof serveApp>>
let mail: Awaited<ReturnType<typeof startMailServer>>
let close = async () => {}
let slugs: string[] = []

test.beforeAll(async () => {
  const url = process.env.CANARY_DATABASE ?? ""
  const rows = await openRows(url)
  ask = rows.ask
  await fillEmptyTables(ask)
  expect(await plant(ask), "a private column without a row to plant").toEqual([])
  mail = await startMailServer()
  app = await serveApp({ name: "canaries", databaseUrl: url, smtpUrl: mail.url })
  slugs = (await ask<{ slug: string }>(`select "slug" from "Cat" where "listed" order by "slug"`)).map(
    ({ slug }) => slug,
  )
  close = async () => {
    await app.close()
    await mail.close()
    await rows.close()
  }
})
test.afterAll(() => close())

/** Every canary in a text, with what stands before it. */
const canariesIn = (text: string) =>
  [...text.matchAll(new RegExp(`.{0,60}${MARK}\\d{3}[.\\w-]*`, "gi"))].map(([found]) => found)

test("every text of the database is planted or open for a reason", async () => {
  const columns = await ask<{ name: string }>(
    `select c.table_name || '.' || c.column_name as name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> '_prisma_migrations'
       and (data_type in ('text', 'character varying', 'json', 'jsonb') or udt_name in ('_text', '_varchar'))`,
  )
  const named = [...PLANTED, ...Object.values(OPEN).flat()]
  expect(named.toSorted()).toEqual(columns.map(({ name }) => name).toSorted())
  expect(PLANTED.length).toBeGreaterThan(50)
})

const MADE: Readonly<Record<string, string>> = {
  "sitemap.ts": "/sitemap.xml",
  "robots.ts": "/robots.txt",
  "manifest.ts": "/manifest.webmanifest",
}

/** Doors of the public wing, and of folders that belong to no wing; /api has its own list of rights. */
function publicDoors(): string[] {
  const found: string[] = []
  const walk = (folder: string, isOpen: boolean) => {
    for (const entry of readdirSync(path.join(root, "app", folder), { withFileTypes: true })) {
      const { name } = entry
      const isOurs = isOpen || name === "(public)" || !(name.startsWith("(") || name === "api")
      if (entry.isDirectory() && isOurs) walk(path.join(folder, name), true)
      const door = `/${folder.replace(/^\(public\)\/?/, "")}`
      if (name === "page.tsx" || name === "route.ts") found.push(door)
      if (MADE[name]) found.push(MADE[name])
    }
  }
  walk("", false)
  return [...new Set(found)].sort()
}

const TOKENS: Readonly<Record<string, { purpose: string; table: string }>> = {
  requests: { purpose: "request", table: "Request" },
  "requests/confirm": { purpose: "request-confirm", table: "Request" },
  "check-in": { purpose: "check-in", table: "CheckIn" },
  disclosure: { purpose: "disclosure", table: "Disclosure" },
  passport: { purpose: "passport", table: "Passport" },
  calendar: { purpose: "calendar", table: "CalendarFeed" },
}
const SOME = 5

/** Every address behind a door; a door with a part nobody told how to fill fails. */
async function addressesOf(door: string): Promise<string[]> {
  if (door.includes("[slug]")) return slugs.map((slug) => door.replace("[slug]", slug))
  if (door.includes("[token]")) {
    const kind = TOKENS[door.split("/[token]")[0]?.slice(1) ?? ""]
    if (!kind) throw new Error(`${door}: say in TOKENS how its link is made`)
    const found = await ask<{ id: string }>(`select "id" from "${kind.table}" order by "id" limit ${SOME}`)
    return found.map(({ id }) => door.replace("[token]", linkToken(kind.purpose, id)))
  }
  if (!door.includes("[")) return [door]
  // Of photos and the like: whatever the part stands for, a stranger's guess answers nothing private.
  return [door.replace(/\[[^\]]+\]/g, slugs[0] ?? "x")]
}

const get = async (address: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(new URL(address, app.base), { headers, redirect: "manual" })
  expect([address, answer.status < 500]).toEqual([address, true])
  return { status: answer.status, text: `${[...answer.headers].join("\n")}\n${await answer.text()}` }
}

/** The rows of the person behind a request's link: that person's own file of data holds their words, and nobody else's. */
async function ownRows(address: string): Promise<ReadonlySet<string>> {
  const requests = await ask<{ id: string; adopterId: string }>(`select "id", "adopterId" from "Request"`)
  const own = requests.find(({ id }) => address.includes(linkToken("request", id)))
  const rows = await ask<{ id: string }>(
    `select $1::uuid as id union select "id" from "Request" where "adopterId" = $1
     union select "id" from "Answers" where "adopterId" = $1 union select "id" from "Message" where "adopterId" = $1
     union select c."id" from "CheckIn" c join "Placement" p on p."id" = c."placementId" where p."adopterId" = $1`,
    [own?.adopterId],
  )
  return new Set(rows.map(({ id }) => id))
}

test("no page anybody can open holds a private word, in the page, its payload or another language", async () => {
  const doors = publicDoors()
  expect(doors).toEqual(expect.arrayContaining(["/", "/cats", "/cats/[slug]", "/match", "/requests/[token]"]))
  const words = { opened: 0, own: 0 }
  for (const door of doors)
    for (const address of await addressesOf(door)) {
      const own = door === "/requests/[token]/data.json" ? [...(await ownRows(address))] : []
      for (const { text, status } of [
        await get(address),
        await get(address, { RSC: "1" }),
        await get(`${address}?lang=es`),
      ]) {
        const all = canariesIn(text)
        const found = all.filter((one) => !own.some((id) => one.includes(id)))
        expect([address, found]).toEqual([address, []])
        words.own += all.length
        if (status === 200) words.opened++
      }
    }
  expect(words.opened).toBeGreaterThan(slugs.length * 6)
  // The search does find canaries where they may stand.
  expect(words.own).toBeGreaterThan(SOME)
})

test("every page of the list, comparing, the shortlist and filters hold none", async () => {
  let address: string | undefined = "/cats"
  const seen: string[] = []
  while (address && !seen.includes(address)) {
    seen.push(address)
    const { text } = await get(address)
    expect([address, canariesIn(text)]).toEqual([address, []])
    address = /href="(\/cats\?[^"]*after=[^"]+)"/.exec(text)?.[1]?.replaceAll("&amp;", "&")
  }
  expect(seen.length).toBeGreaterThan(1)
  const few = slugs.slice(0, 3).join(",")
  for (const place of [
    `/compare?cats=${few}`,
    `/shortlist?cats=${few},gone`,
    "/cats?ready=TRAIL",
    "/cats/nobody",
  ])
    expect([place, canariesIn((await get(place)).text)]).toEqual([place, []])
})

test("the match answers without one, and a mail names nobody but its reader", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: app.base })
  const page = await context.newPage()
  const answers: string[] = []
  const reading: Promise<unknown>[] = []
  page.on("response", (response) => {
    if (response.url().startsWith(app.base))
      reading.push(
        response.text().then(
          (text) => answers.push(text),
          () => {},
        ),
      )
  })
  await page.goto("/match")
  for (const label of ["Walking outside together", "It is why I am looking", "Gladly", "Dogs"])
    await expect(async () => {
      await page.getByLabel(label, { exact: true }).first().check()
      await expect(page.getByLabel(label, { exact: true }).first()).toBeChecked()
    }).toPass()
  await expect(page.locator("article[data-band]").first()).toContainText(/What speaks for it|Ask us about/)
  await page.goto(`/cats/${slugs[0]}/meet`)
  await page.getByLabel("Your name").fill("Own Reader")
  await page.getByLabel("E-mail").fill("own.reader@example.org")
  await page.getByRole("checkbox", { name: /I agree that/ }).check()
  await page.getByRole("button", { name: /^Ask to meet/ }).click()
  await expect(page.getByText(/We have sent you a mail/)).toBeVisible()
  await expect.poll(() => mail.taken.length, { timeout: 60_000 }).toBeGreaterThan(0)
  await page.goto(page.url())
  await Promise.all(reading)
  expect(answers.length).toBeGreaterThan(5)
  expect(canariesIn(answers.join("\n"))).toEqual([])
  expect(canariesIn(await page.content())).toEqual([])
  const own = mail.taken.filter(({ to }) => to.includes("own.reader@example.org"))
  expect(own.length).toBeGreaterThan(0)
  for (const one of own) {
    expect(canariesIn(`${one.raw}\n${textOfMail(one)}`)).toEqual([])
    expect(textOfMail(one)).toContain("Own Reader")
  }
  await context.close()
})

test("a mail to somebody whose every word is a canary holds that person's own name and nothing else", async () => {
  await ask(`update "Shelter" set "isDemo" = false`)
  await ask(`update "CheckIn" set "dueOn" = current_date, "answeredAt" = null, "mailedAt" = null where "id" in (
    select c."id" from "CheckIn" c join "Placement" p on p."id" = c."placementId"
    where p."endedOn" is null and p."adopterId" is not null and c."tokenHash" is not null order by c."id" limit 3)`)
  await ask("select graphile_worker.add_job('ask-homes')")
  const planted = () => mail.taken.filter(({ to }) => to.some((one) => one.startsWith(MARK)))
  await expect.poll(() => planted().length, { timeout: 90_000 }).toBeGreaterThan(0)
  const name = PLANTED.indexOf("Adopter.name")
  for (const one of planted()) {
    const id = /\.([0-9a-f-]{36})@/.exec(one.to[0] ?? "")?.[1] ?? ""
    const text = textOfMail(one)
    expect(text).toContain(`${MARK}${String(name).padStart(3, "0")}.${id}`)
    expect(canariesIn(text.replaceAll(`${MARK}${String(name).padStart(3, "0")}.${id}`, "")).join("\n")).toBe(
      "",
    )
  }
})

test("the app's log holds none", async () => {
  const log = readFileSync(path.join(buildDir, "canaries-app.log"), "utf8")
  expect(log.length).toBeGreaterThan(0)
  expect(canariesIn(log)).toEqual([])
  expect(log).not.toMatch(/own\.reader@example\.org|Own Reader/)
})
