import "server-only"
import { v7 as newId } from "uuid"
import { now } from "@/lib/platform/clock"
import type { Db } from "@/lib/platform/db"
import { runSoon } from "@/lib/platform/jobs"
import { canSendMail } from "@/lib/platform/mailer"
import { DEFAULT_LANGUAGE, languageOf, type TextKey, textsIn, type Values } from "@/lib/platform/texts"
import { type MailTemplate, SEND_JOB } from "./messages-schema"

export interface MessageDraft {
  /** Made by whoever sends it, where a network can repeat it. */
  messageId?: string
  adopterId: string
  requestId?: string
  template: MailTemplate
  /** Beside {name} and {shelter}, which every template may use. */
  values?: Values
  /** Instead of the template's own words: what staff made of them. */
  wording?: { subject: string; body: string }
  by: string | null
}

/** Writing to somebody and erasing them wait for each other: nothing is written to a person who is gone. */
export async function lockAdopter(db: Db, adopterId: string): Promise<void> {
  await db.$queryRaw`select "id" from "Adopter" where "id" = ${adopterId}::uuid for update`
}

/**
 * Writes a message to an adopter in their language, in the transaction of what it tells about. With a mail server and an
 * address it waits to be sent; otherwise staff send it by hand. Nobody who was erased is written to.
 */
export async function writeMessage(
  db: Db,
  shelter: { shelterId: string; shelterName: string },
  draft: MessageDraft,
): Promise<void> {
  await lockAdopter(db, draft.adopterId)
  const adopter = await db.adopter.findUniqueOrThrow({
    where: { id: draft.adopterId },
    select: { name: true, email: true, language: true, erasedAt: true },
  })
  if (adopter.erasedAt) return
  const language = languageOf(adopter.language) ?? DEFAULT_LANGUAGE
  const { say } = textsIn(language)
  const values = { name: adopter.name, shelter: shelter.shelterName, ...draft.values }
  const word = (part: "subject" | "body") => say(`mail.${draft.template}.${part}` as TextKey, values)
  const isByMail = adopter.email !== null && canSendMail()
  await db.message.create({
    data: {
      id: draft.messageId ?? newId(),
      shelterId: shelter.shelterId,
      adopterId: draft.adopterId,
      requestId: draft.requestId ?? null,
      template: draft.template,
      language,
      subject: draft.wording?.subject ?? word("subject"),
      body: draft.wording?.body ?? `${word("body")}\n\n${say("mail.signature", values)}`,
      state: isByMail ? "waiting" : "by_hand",
      nextTryAt: isByMail ? now() : null,
      createdBy: draft.by,
      createdAt: now(),
    },
  })
  if (isByMail) runSoon(SEND_JOB)
}
