import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { SMTPServer } from "smtp-server"

export interface TakenMail {
  from: string
  to: string[]
  /** Headers and text as they came over the wire. */
  raw: string
}

/** A real SMTP server on this machine. `refuse` makes it answer 451 to whatever is sent. */
export async function startMailServer(onMail: (mail: TakenMail) => void = () => {}) {
  const taken: TakenMail[] = []
  const state = { refuse: false }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on("data", (part: Buffer) => parts.push(part))
      stream.on("end", () => {
        if (state.refuse) {
          const busy = Object.assign(new Error("mailbox of ada@canary.example is busy"), {
            responseCode: 451,
          })
          done(busy)
          return
        }
        const { mailFrom, rcptTo } = session.envelope
        const mail = {
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString("utf8"),
        }
        taken.push(mail)
        onMail(mail)
        done()
      })
    },
  })
  server.on("error", () => {})
  server.listen(0, "127.0.0.1")
  await once(server.server, "listening")
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    refuse: (isRefusing: boolean) => {
      state.refuse = isRefusing
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}

/** The text of a mail, its quoted-printable or base64 undone, one part. */
export function textOfMail({ raw }: TakenMail): string {
  const [, boundary] = /boundary="([^"]+)"/.exec(raw) ?? []
  const parts = boundary ? raw.split(`--${boundary}`) : [raw]
  const plain = parts.find((part) => /content-type: text\/plain/i.test(part)) ?? raw
  const [head = "", ...rest] = plain.split("\r\n\r\n")
  const body = rest.join("\r\n\r\n")
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8")
  if (!/content-transfer-encoding: quoted-printable/i.test(head)) return body
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, "latin1").toString("utf8")
}
