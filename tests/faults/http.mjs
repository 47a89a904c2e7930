// What a browser of staff or a visitor sends, without the browser.
import { readFileSync } from "node:fs"
import path from "node:path"
import { root } from "../../bin/house.mjs"

/** For fetches of an app that may not be there: null instead of a throw. */
export const isDown = () => null

let actions
/** The number a server action has in this build, and a page it can be sent to. */
function actionNamed(name) {
  actions ??= JSON.parse(
    readFileSync(path.join(root, ".next/server/server-reference-manifest.json"), "utf8"),
  ).node
  const found = Object.entries(actions).find(([, { exportedName }]) => exportedName === name)
  if (!found) throw new Error(`this build has no action ${name}`)
  const [id, { workers }] = found
  const [page] = Object.keys(workers)
  return {
    id,
    address: page
      .replace(/^app/, "")
      .replace(/\/\([^)]*\)/g, "")
      .replace(/\/(page|route)$/, ""),
  }
}

const PATIENCE_MS = 20_000

/** Somebody at a device: keeps cookies, sends what their pages send. */
export function openVisitor(base) {
  const cookies = new Map()
  async function send(address, { headers = {}, ...options } = {}) {
    const answer = await fetch(new URL(address, base), {
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...options,
      headers: {
        accept: "text/html,*/*",
        origin: base,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...headers,
      },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(";")
      const at = pair.indexOf("=")
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }
  /** Calls a server action as the page does; its result, or null when none came. */
  async function call(name, input, address) {
    const action = actionNamed(name)
    const answer = await send(address ?? action.address, {
      method: "POST",
      headers: {
        "next-action": action.id,
        "content-type": "text/plain;charset=UTF-8",
        accept: "text/x-component",
      },
      body: JSON.stringify([input]),
    })
    const text = await answer.text()
    const line = /^1:(\{.*\})$/m.exec(text)
    return line ? JSON.parse(line[1]) : null
  }
  async function signIn({ email, password }) {
    const { csrfToken } = await (await send("/api/auth/csrf")).json()
    const answer = await send("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
    })
    if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
    const { person } = await (await send("/api/outbox")).json()
    if (!person) throw new Error("the sign-in did not hold")
    return person
  }
  /** Sends a page's own form the way a browser without script does: every hidden field it came with, and what is typed. */
  async function sendPlainForm(address, typed, { has }) {
    const page = await send(address)
    const html = await page.text()
    const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)]
      .map(([one]) => one)
      .find((one) => one.includes(has))
    if (!form) return { page, html, answer: null }
    const body = new FormData()
    for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(input)?.[1]
      if (name) body.append(unescaped(name), unescaped(/value="([^"]*)"/.exec(input)?.[1] ?? ""))
    }
    for (const [name, value] of Object.entries(typed)) body.set(name, value)
    return { page, html, post: () => send(address, { method: "POST", body }) }
  }
  return { base, send, call, signIn, sendPlainForm }
}

const unescaped = (text) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
