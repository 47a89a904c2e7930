import { createHash, randomBytes, randomUUID } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import type { APIRequestContext } from "@playwright/test"
import pg from "pg"
import { ROLES } from "@/lib/domain/access/roles"
import { type Action, canSometimes } from "@/lib/domain/access/table"
import { baseUrl, expect, type RoleName, signInOf, test } from "./fixtures"

const root = path.resolve(import.meta.dirname, "..")
const NO_SUCH_ID = "00000000-0000-4000-8000-000000000000"

/** The right every page asks for; null = anybody. A page that is not named here fails the test. */
const PAGES: Record<string, Action | null> = {
  "/": null,
  "/cats": null,
  "/cats/[slug]": null,
  "/embed/cats": null,
  "/match": null,
  "/cats/[slug]/meet": null,
  "/cats/[slug]/here": null,
  // Open to whoever holds the link; see asking.spec.ts.
  "/requests/[token]": null,
  "/requests/confirm/[token]": null,
  "/disclosure/[token]": null,
  "/check-in/[token]": null,
  "/about": null,
  "/figures": null,
  "/shortlist": null,
  "/compare": null,
  "/sign-in": null,
  "/welcome": null,
  "/passport/[token]": null,
  // Open to whoever holds the link, the device or the foster cookie; see handlers.spec.ts.
  "/join/[token]": null,
  "/switch": null,
  "/foster/[token]": null,
  "/foster/ended": null,
  "/foster": null,
  "/foster/cats/[catId]/log": null,
  "/foster/cats/[catId]/look": null,
  "/today": "cat:list",
  "/round": "rating:create",
  "/shift": "cat:list",
  "/show": "session:log",
  "/account": "account:own",
  "/caseload": "cat:edit",
  "/incidents": "cat:read",
  "/equipment": "cat:read",
  "/desk/cats": "cat:list",
  "/desk/cats/new": "cat:edit",
  "/desk/cats/[catId]": "cat:read",
  "/desk/cats/[catId]/rate": "rating:create",
  "/desk/cats/[catId]/look": "rating:create",
  "/desk/cats/[catId]/log": "session:log",
  "/desk/cats/[catId]/lost": "cat:list",
  "/desk/cats/[catId]/matches": "adopter:read",
  "/desk/adopters": "adopter:read",
  "/desk/adopters/new": "adopter:edit",
  "/desk/adopters/[adopterId]": "adopter:read",
  "/desk/adopters/[adopterId]/home/[catId]": "placement:create",
  "/desk/requests": "request:manage",
  "/desk/requests/[requestId]": "request:manage",
  "/desk/unknowns": "adopter:read",
  "/desk/overrides": "match:decide",
  "/events": "event:manage",
  "/events/[eventId]": "event:manage",
  "/outcomes": "outcomes:read",
  "/outcomes/exposure": "outcomes:read",
  "/outcomes/definitions": "outcomes:read",
  "/outcomes/validation": "outcomes:read",
  "/outcomes/data-check": "outcomes:read",
  "/outcomes/data-check/[stayId]": "cat:edit",
  "/reports": "outcomes:read",
  "/reports/new": "outcomes:export",
  "/reports/[reportId]": "outcomes:read",
  "/reports/matrix": "outcomes:read",
  "/reports/board": "outcomes:read",
  "/reports/matrix/animals": "outcomes:read",
  "/imports": "import:run",
  "/imports/[importId]": "import:run",
  "/imports/columns/[uploadId]": "import:run",
  "/imports/fields": "import:run",
  "/imports/conflicts": "import:run",
  "/imports/sources": "settings:edit",
  "/settings/people": "people:manage",
  "/settings/keys": "settings:edit",
  "/settings/webhooks": "settings:edit",
  "/settings/backups": "backup:manage",
  "/settings/shelter": "settings:edit",
  "/settings/handlers": "handler:manage",
  "/settings/listings": "outcomes:export",
  "/settings/protocols": "rubric:read",
  "/settings/rubric": "rubric:read",
  "/settings/rubric/[versionId]": "rubric:read",
  "/settings/raters": "rubric:read",
  "/settings/raters/certify": "rating:create",
  "/sources": "cat:list",
}

/** The right every action asks for; null = open to visitors, guarded by its own rules. */
const SERVER_ACTIONS: Record<string, Action | null> = {
  makeKeyAction: "settings:edit",
  revokeKeyAction: "settings:edit",
  startBackupAction: "backup:manage",
  startTrialAction: "backup:manage",
  addWebhookAction: "settings:edit",
  switchWebhookAction: "settings:edit",
  testWebhookAction: "settings:edit",
  sendAgainAction: "settings:edit",
  openFeedAction: "account:own",
  closeFeedAction: "account:own",
  saveCohortAction: "outcomes:read",
  removeCohortAction: "outcomes:export",
  noteQualityAction: "cat:edit",
  mendStayAction: "cat:edit",
  registerStudyAction: "protocol:edit",
  drawWeekAction: "protocol:edit",
  recordRatingsAction: "rating:create",
  recordRoundLookAction: "rating:create",
  addPhotoAction: "cat:edit",
  describePhotoAction: "cat:edit",
  cropPhotoAction: "cat:edit",
  removePhotoAction: "cat:edit",
  restorePhotoAction: "cat:edit",
  orderPhotosAction: "cat:edit",
  setTagAction: "tag:edit",
  saveGearAction: "cat:edit",
  recordGearEventAction: "rating:create",
  recordFitCheckAction: "rating:create",
  reportIncidentAction: "rating:create",
  reviewIncidentAction: "gate:clear:G8",
  takeReviewAction: "gate:clear:G8",
  setSlotsAction: "cat:edit",
  pauseCourseAction: "cat:edit",
  draftProtocolAction: "protocol:edit",
  approveProtocolAction: "protocol:approve",
  retireProtocolAction: "protocol:edit",
  draftVersionAction: "rubric:edit",
  editDraftNumbersAction: "rubric:edit",
  editDraftDimensionAction: "rubric:edit",
  approveVersionAction: "rubric:approve",
  retireDraftAction: "rubric:edit",
  adoptOwnVarianceAction: "rubric:edit",
  halveFlaggedAction: "rubric:edit",
  sitCasesAction: "rating:create",
  certifyLiveAction: "rater:certify",
  logSessionAction: "session:log",
  takeBackCorrectionAction: "session:log",
  enrolAction: "cat:edit",
  harnessEventAction: "session:log",
  takeInAction: "cat:edit",
  editCatAction: "cat:edit",
  previewBulkAction: "cat:edit",
  editCatsAction: "cat:edit",
  saveViewAction: "cat:list",
  changeViewAction: "cat:list",
  deleteViewAction: "cat:list",
  recordCatFactAction: "cat:edit",
  recordGateFactsAction: "cat:edit",
  recordOutcomeAction: "cat:edit",
  addAdopterAction: "adopter:edit",
  updateAnswersAction: "adopter:edit",
  changeLanguageAction: "adopter:edit",
  decideMatchAction: "match:decide",
  documentNeedAction: "cat:edit",
  reviewNeedAction: "cat:edit",
  endNeedAction: "cat:edit",
  reviewOverridesAction: "match:decide",
  createEventAction: "event:manage",
  addToEventAction: "event:manage",
  removeFromEventAction: "event:manage",
  setNoMatchAction: "event:manage",
  lockPairAction: "event:manage",
  unlockPairAction: "event:manage",
  recordResultAction: "event:manage",
  closeEventAction: "event:manage",
  bondCatsAction: "cat:edit",
  issuePassportAction: "passport:issue",
  revokePassportAction: "passport:issue",
  closeHomeReviewAction: "gate:clear:G8",
  requestMeetingAction: "request:manage",
  takeUpAction: "request:manage",
  planMeetingAction: "request:manage",
  closeRequestAction: "request:manage",
  sendOwnMessageAction: "request:manage",
  changeMessageAction: "request:manage",
  erasePersonAction: "adopter:edit",
  prepareDisclosureAction: "placement:create",
  acknowledgeHereAction: "placement:create",
  reportBiteAction: "cat:edit",
  closeBiteAction: "gate:clear:G7",
  changeShelterSettingsAction: "settings:edit",
  putFirstStepsAwayAction: "settings:edit",
  placeCatAction: "placement:create",
  recordReturnAction: "placement:create",
  answerCheckInAction: "placement:create",
  inviteAction: "handler:manage",
  revokeInvitationAction: "handler:manage",
  approveInvitationAction: "handler:manage",
  declineInvitationAction: "handler:manage",
  makeFosterLinkAction: "handler:manage",
  renewFosterLinkAction: "handler:manage",
  changeFosterLinkAction: "handler:manage",
  registerDeviceAction: "device:manage",
  revokeDeviceAction: "device:manage",
  setPinAction: "account:own",
  addPersonAction: "people:manage",
  changePersonAction: "people:manage",
  saveReportAction: "outcomes:export",
  archiveReportAction: "outcomes:export",
  askForFileAction: "outcomes:export",
  retryRunAction: "outcomes:export",
  saveScheduleAction: "outcomes:export",
  endScheduleAction: "outcomes:export",
  submitMatrixAction: "outcomes:export",
  askForArchiveAction: "settings:edit",
  setFieldOwnerAction: "settings:edit",
  decideConflictAction: "import:run",
  saveSourceAction: "settings:edit",
  pullSourceAction: "settings:edit",
  startUploadAction: "import:run",
  addUploadPartAction: "import:run",
  previewUploadAction: "import:run",
  commitUploadAction: "import:run",
  discardUploadAction: "import:run",
  guessAgainAction: "import:run",
  tryMappingAction: "import:run",
  saveMappingAction: "import:run",
  chooseProfileAction: "import:run",
  undoImportAction: "import:undo",
}

/** No page calls these: what devices send reaches them through /api/outbox, or through the address for photos, with their rights; see offline.spec.ts and photos.spec.ts. */
const SENT_BY_DEVICES = new Set([
  "recordRatingsAction",
  "recordRoundLookAction",
  "logSessionAction",
  "addPhotoAction",
])

/** The right every handler asks for; null = anybody, by design. */
const HANDLERS: Record<string, Action | null> = {
  "/api/auth/[...nextauth]": null,
  "/passport/[token]/file": null,
  "/requests/[token]/meeting.ics": null,
  "/requests/[token]/data.json": null,
  "/api/adopters/[adopterId]/data.json": "adopter:read",
  "/card.png": null,
  "/cats/[slug]/card.png": null,
  "/cats/feed.xml": null,
  // Open to whoever holds the address; see api.spec.ts and calendar.test.ts.
  "/calendar/[token]/slackline.ics": null,
  // By key and never by a sign-in; see api.spec.ts and api.test.ts.
  "/api/v1/public/cats": null,
  "/api/v1/public/cats/[slug]": null,
  "/api/v1/cats": null,
  "/api/v1/cats/[id]": null,
  "/api/v1/stays": null,
  "/api/v1/figures/[chart]": null,
  "/api/v1/figures/document": null,
  "/api/v1/reports": null,
  "/api/v1/reports/[id]/rows": null,
  "/api/v1/openapi.json": null,
  "/api/v1/[...rest]": null,
  "/healthz": null,
  "/readyz": null,
  // By a token and never by a sign-in; see operations.spec.ts.
  "/metrics": null,
  // Says who is signed in; what is sent to it asks for the right of each entry, see offline.spec.ts.
  "/api/outbox": null,
  // The same for foster carers, by the foster link and never by a sign-in; see handlers.spec.ts.
  "/api/outbox/foster": null,
  "/api/cats/rows": "cat:list",
  "/api/cats/[catId]/peek": "cat:list",
  // Only takes what is sent, from those who may change the cat; see photos.spec.ts.
  "/desk/cats/cards": "cat:read",
  "/api/cats/[catId]/photos": null,
  // Anybody's while the cat is listed, else the staff's; see photos.spec.ts.
  "/photos/[photoId]/[file]": null,
  "/api/cats/export.csv": "cat:read",
  "/api/listings/[target]": "outcomes:export",
  "/api/outcomes/file": "outcomes:export",
  "/api/reports/matrix": "outcomes:export",
  "/api/reports/board": "outcomes:export",
  "/api/reports/runs/[runId]/file": "outcomes:export",
  "/api/reports/runs/[runId]/progress": "outcomes:export",
  "/api/archives/[runId]/file": "settings:edit",
  "/api/archives/[runId]/progress": "settings:edit",
  "/api/imports/[importId]/skipped.csv": "import:run",
  "/api/imports/[importId]/progress": "import:run",
}

function pathsOf(fileName: "page.tsx" | "route.ts"): string[] {
  const found: string[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(path.join(root, "app", folder), { withFileTypes: true })) {
      if (entry.isDirectory()) walk(path.join(folder, entry.name))
      else if (entry.name === fileName)
        found.push(
          `/${folder
            .split(path.sep)
            .filter((part) => part && !part.startsWith("("))
            .join("/")}`,
        )
    }
  }
  walk("")
  return found.sort()
}

interface ReferenceManifest {
  node: Record<string, { exportedName?: string; filename?: string }>
}

/** Every server action of the built app, by name. */
function builtActions(): { id: string; name: string; file: string }[] {
  const manifest = JSON.parse(
    readFileSync(path.join(root, ".next/server/server-reference-manifest.json"), "utf8"),
  ) as ReferenceManifest
  return Object.entries(manifest.node).map(([id, { exportedName = "", filename = "" }]) => ({
    id,
    name: exportedName,
    file: filename,
  }))
}

const who = (role: RoleName) => {
  const people: Record<RoleName, Parameters<typeof canSometimes>[0]> = {
    administrator: { role: "administrator", permissions: ["behaviour_lead", "counsellor"], clearance: 9 },
    coordinator: { role: "coordinator", permissions: ["counsellor"], clearance: 0 },
    staff: { role: "staff", permissions: ["behaviour_lead", "counsellor"], clearance: 9 },
    volunteer: { role: "volunteer", permissions: [], clearance: 4 },
    adopter: { role: "adopter", permissions: [], clearance: 0 },
  }
  return people[role]
}

async function signInByRequest(request: APIRequestContext, role: RoleName) {
  const { email, password } = signInOf(role)
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json()
  await request.post("/api/auth/callback/credentials", { form: { csrfToken, email, password, json: "true" } })
}

const addressOf = (page: string) => page.replace(/\[[^\]]+\]/g, NO_SUCH_ID)

test("every page and handler is in the list, with the right it asks for", () => {
  expect(pathsOf("page.tsx")).toEqual(Object.keys(PAGES).sort())
  expect(pathsOf("route.ts")).toEqual(Object.keys(HANDLERS).sort())
})

test("every server action is in the list, with the right it asks for", () => {
  const features = readdirSync(path.join(root, "lib/features"))
  const exported = features.flatMap((room) =>
    readdirSync(path.join(root, "lib/features", room))
      .filter((file) => /actions\.ts$/.test(file))
      .flatMap((file) =>
        [
          ...readFileSync(path.join(root, "lib/features", room, file), "utf8").matchAll(
            /export const (\w+Action) = action\(\s*"([^"]+)"/g,
          ),
        ].map((match) => [match[1], match[2]]),
      ),
  )
  expect(Object.fromEntries(exported)).toEqual(SERVER_ACTIONS)
})

test("signed out, every page of the house leads to the sign-in", async ({ request }) => {
  for (const [page, right] of Object.entries(PAGES)) {
    if (right === null) continue
    const answer = await request.get(addressOf(page), { maxRedirects: 0 })
    expect(`${page} ${answer.status()} ${answer.headers().location ?? ""}`).toBe(`${page} 307 /sign-in`)
  }
})

for (const role of ROLES) {
  test(`${role}: every page answers as the access table says`, async ({ playwright }) => {
    const request = await playwright.request.newContext({ baseURL: baseUrl() })
    await signInByRequest(request, role)
    for (const [page, right] of Object.entries(PAGES)) {
      if (right === null) continue
      for (const headers of [{}, { RSC: "1" }] as Record<string, string>[]) {
        // Next first sends a data request to its own address of the page.
        const answer = await request.get(addressOf(page), { headers, maxRedirects: headers.RSC ? 2 : 0 })
        const isAllowed = canSometimes(who(role), right)
        // A page fetched as data carries the refusal in its stream, behind a 200.
        const isRefused =
          answer.status() === 403 || (await answer.text()).includes("NEXT_HTTP_ERROR_FALLBACK;403")
        expect(`${page} ${JSON.stringify(headers)}: ${isRefused ? "refused" : "passed"}`).toBe(
          `${page} ${JSON.stringify(headers)}: ${isAllowed ? "passed" : "refused"}`,
        )
      }
    }
    await request.dispose()
  })

  test(`${role}: every server action answers as the access table says`, async ({ playwright }) => {
    const request = await playwright.request.newContext({ baseURL: baseUrl() })
    await signInByRequest(request, role)
    let asked = 0
    for (const { id, name } of builtActions()) {
      const right = SERVER_ACTIONS[name]
      if (!right || SENT_BY_DEVICES.has(name)) continue
      const answer = await request.post("/sign-in", {
        headers: {
          "Next-Action": id,
          "Content-Type": "text/plain;charset=UTF-8",
          Origin: baseUrl(),
          "Sec-Fetch-Site": "same-origin",
        },
        data: JSON.stringify([{}]),
        maxRedirects: 0,
      })
      const text = await answer.text()
      const expected = canSometimes(who(role), right) ? "INVALID" : "FORBIDDEN"
      expect(
        `${name}: ${/"code":"(\w+)"/.exec(text)?.[1] ?? `${answer.status()} ${text.slice(0, 200)}`}`,
      ).toBe(`${name}: ${expected}`)
      asked++
    }
    expect(asked).toBeGreaterThanOrEqual(8)
    await request.dispose()
  })
}

test("every handler refuses the signed-out and the wrong role", async ({ playwright }) => {
  for (const role of [null, ...ROLES]) {
    const request = await playwright.request.newContext({ baseURL: baseUrl() })
    if (role) await signInByRequest(request, role)
    for (const [handler, right] of Object.entries(HANDLERS)) {
      if (right === null) continue
      const status = (await request.get(addressOf(handler))).status()
      const expected = role === null ? [401] : canSometimes(who(role), right) ? [200, 404] : [403]
      expect(expected, `${handler} as ${role}: ${status}`).toContain(status)
    }
    await request.dispose()
  }
})

/** The token of a foster link that works, for one cat of the house. */
async function fosterToken(): Promise<string> {
  const token = randomBytes(24).toString("base64url")
  const hash = createHash("sha256").update(token).digest("base64url")
  const [personId, linkId] = [randomUUID(), randomUUID()]
  const client = new pg.Client({ connectionString: process.env.HOUSE_DATABASE ?? "" })
  await client.connect()
  await client.query(
    `with cat as (select "id", "shelterId" from "Cat" where "inCare" order by "name" limit 1), carer as (
       insert into "Person" ("id", "shelterId", "name", "role", "clearance")
       select $1, "shelterId", 'Foster of this test', 'volunteer', 5 from cat returning "id")
     insert into "Invitation" ("id", "shelterId", "kind", "tokenHash", "catIds", "clearance", "personId", "invitedBy", "expiresAt")
     select $2, cat."shelterId", 'foster', $3, array[cat."id"], 5, carer."id", carer."id", now() + interval '1 day'
     from cat, carer`,
    [personId, linkId, hash],
  )
  await client.end()
  return token
}

test("a foster carer's link opens no page, action or handler of the house", async ({ playwright }) => {
  const cookie = `slackline-foster=${await fosterToken()}`
  const request = await playwright.request.newContext({ baseURL: baseUrl(), extraHTTPHeaders: { cookie } })
  expect((await request.get("/foster", { maxRedirects: 0 })).status()).toBe(200)
  for (const [page, right] of Object.entries(PAGES)) {
    if (right === null) continue
    const answer = await request.get(addressOf(page), { maxRedirects: 0 })
    expect(`${page} ${answer.status()} ${answer.headers().location ?? ""}`).toBe(`${page} 307 /sign-in`)
  }
  for (const { id, name } of builtActions()) {
    if (!SERVER_ACTIONS[name] || SENT_BY_DEVICES.has(name)) continue
    const answer = await request.post("/sign-in", {
      headers: {
        "Next-Action": id,
        "Content-Type": "text/plain;charset=UTF-8",
        Origin: baseUrl(),
        "Sec-Fetch-Site": "same-origin",
      },
      data: JSON.stringify([{}]),
      maxRedirects: 0,
    })
    expect(`${name}: ${/"code":"(\w+)"/.exec(await answer.text())?.[1]}`).toBe(`${name}: SIGNED_OUT`)
  }
  for (const [handler, right] of Object.entries(HANDLERS)) {
    if (right === null) continue
    expect(`${handler} ${(await request.get(addressOf(handler))).status()}`).toBe(`${handler} 401`)
  }
  expect(await (await request.get("/api/outbox")).json()).toMatchObject({ person: null })
  await request.dispose()
})

test("an action from another origin, or without one, is refused", async ({ playwright }) => {
  const request = await playwright.request.newContext({ baseURL: baseUrl() })
  await signInByRequest(request, "administrator")
  const action = builtActions().find(({ name }) => name === "setTagAction")
  expect(action).toBeDefined()
  for (const headers of [
    {},
    { Origin: "https://elsewhere.example" },
    { Origin: "null" },
    { Origin: baseUrl(), "Sec-Fetch-Site": "cross-site" },
  ] as Record<string, string>[]) {
    const answer = await request.post("/sign-in", {
      headers: { "Next-Action": action?.id ?? "", "Content-Type": "text/plain;charset=UTF-8", ...headers },
      data: JSON.stringify([{}]),
    })
    const text = await answer.text()
    expect(text.includes('"ok":true') || text.includes('"code":"INVALID"'), JSON.stringify(headers)).toBe(
      false,
    )
  }
  await request.dispose()
})
