import "server-only"
import { createTransport, type Transporter } from "nodemailer"
import { env } from "./env"

export interface Mail {
  /** The message's own id: a repeated send carries the same Message-ID, and mail programs show it once. */
  id: string
  to: string
  fromName: string
  /** Where answers go. */
  replyTo: string | null
  language: string
  subject: string
  text: string
  calendar?: { name: string; text: string }
}

const TIMEOUT_MS = 15_000

/** Whether this install can send mail by itself. */
export const canSendMail = () => Boolean(env().SLACKLINE_SMTP_URL && env().SLACKLINE_MAIL_FROM)

let transport: { url: string; sender: Transporter } | undefined

function sender(url: string): Transporter {
  if (transport?.url !== url)
    transport = {
      url,
      sender: createTransport({
        url,
        connectionTimeout: TIMEOUT_MS,
        greetingTimeout: TIMEOUT_MS,
        socketTimeout: TIMEOUT_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
      }),
    }
  return transport.sender
}

/** The address part of "Hillside Cats <cats@example.org>". */
const addressOf = (from: string) => /<([^>]+)>/.exec(from)?.[1] ?? from

/** Hands one mail to the mail server; throws what the server said when it refuses. Plain text, so that everything can read it. */
export async function sendMail(mail: Mail): Promise<void> {
  const { SLACKLINE_SMTP_URL: url, SLACKLINE_MAIL_FROM: from } = env()
  if (!url || !from) throw new Error("No mail server is set.")
  const address = addressOf(from)
  await sender(url).sendMail({
    messageId: `<${mail.id}@${address.split("@").at(1) ?? "slackline"}>`,
    from: { name: mail.fromName, address },
    to: { name: "", address: mail.to },
    ...(mail.replyTo ? { replyTo: { name: mail.fromName, address: mail.replyTo } } : {}),
    subject: mail.subject,
    text: mail.text,
    headers: { "Content-Language": mail.language, "Auto-Submitted": "auto-generated" },
    ...(mail.calendar
      ? {
          icalEvent: {
            filename: mail.calendar.name,
            method: "REQUEST",
            content: mail.calendar.text,
          },
        }
      : {}),
  })
}

/** What a mail server answered, without anybody's address in it. */
export function mailProblem(thrown: unknown): string {
  const error = thrown as { code?: string; responseCode?: number; response?: string; message?: string }
  const said = error.response ?? error.message ?? "unknown"
  const plain = said.replace(/[^\s<>"']+@[^\s<>"']+/g, "…").slice(0, 200)
  return [error.code, error.responseCode, plain].filter(Boolean).join(" ")
}
