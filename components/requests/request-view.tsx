import { Text, Title } from "@mantine/core"
import { CatSection } from "@/components/cats/cat-section"
import { TextLink } from "@/components/ui/links"
import type { RequestRecord } from "@/lib/features/requests/board-queries"
import { formatMoment } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { LANGUAGES, languageOf, textsIn } from "@/lib/platform/texts"
import { Messages, WriteMessage } from "./messages"
import classes from "./request-board.module.css"
import { RequestMoves } from "./request-moves"
import { closeReasonWords, EVENT_WORDS, queueWords, STATUS_WORDS } from "./status-words"

interface Place {
  timeZone: string
  locale: string
  shelterName: string
}

export function RequestView({
  request,
  place,
  suggestedTime,
  statusCode,
}: {
  request: RequestRecord
  place: Place
  suggestedTime: string
  /** The status page's address as a QR code, to print or to hold up. */
  statusCode: string | null
}) {
  const { adopter, cat } = request
  const { say } = textsIn(languageOf(adopter.language) ?? "en")
  const words = { name: adopter.name, cat: cat.name, shelter: place.shelterName }
  return (
    <>
      <Title order={1} mb="xs">
        {adopter.name} would like to meet {cat.name}
      </Title>
      <Text mb="md">
        {[
          STATUS_WORDS[request.status],
          request.status === "closed" ? closeReasonWords(request.closeReason) : null,
          request.isUnconfirmed ? "address not confirmed yet" : null,
          queueWords(request.queue),
          request.shortCode && request.status === "new" ? `here now, code ${request.shortCode}` : null,
        ]
          .filter(Boolean)
          .join(" · ")}
      </Text>
      <CatSection id="who" title="Who, and which cat">
        <Text>
          <TextLink href={routes.adopter(adopter.id)}>{adopter.name}</TextLink>
          {adopter.hasAnswers ? " (with answers)" : " (no answers yet)"} ·{" "}
          <TextLink href={routes.cat(cat.id)}>{cat.name}</TextLink> ·{" "}
          <TextLink href={routes.catMatches(cat.id)}>Who else fits {cat.name}</TextLink>
        </Text>
        <Text>
          {[adopter.email, adopter.phone, adopter.contactNote].filter(Boolean).join(" · ") ||
            "No contact was left."}
          {` · reads ${LANGUAGES[adopter.language as keyof typeof LANGUAGES] ?? adopter.language}`}
        </Text>
        {request.message ? <blockquote className={classes.message}>{request.message}</blockquote> : null}
      </CatSection>
      <CatSection id="next" title="What next">
        {request.status === "placed" ? (
          <Text>They went home together.</Text>
        ) : (
          <>
            <RequestMoves request={request} suggestedTime={suggestedTime} />
            <Text mt="md">
              <TextLink href={routes.goingHome(adopter.id, cat.id)}>{cat.name} goes home with them</TextLink>
            </Text>
          </>
        )}
      </CatSection>
      <CatSection id="messages" title="Messages">
        <Messages
          email={adopter.email}
          messages={request.messages.map((one) => ({
            ...one,
            when: formatMoment(one.sentAt ?? one.createdAt, place),
          }))}
        />
        {adopter.erasedAt ? null : (
          <WriteMessage
            requestId={request.id}
            subject={say("mail.note.subject", words)}
            body={`${say("mail.note.body", words)}${say("mail.signature", words)}`}
          />
        )}
        {request.statusAddress ? (
          <details>
            <summary>The address of their status page</summary>
            <Text size="sm" className={classes.message}>
              {request.statusAddress}
            </Text>
            {statusCode ? (
              // biome-ignore lint/performance/noImgElement: drawn here as data, nothing to optimise
              <img src={statusCode} alt="QR code of the status page" width={132} height={132} />
            ) : null}
          </details>
        ) : null}
      </CatSection>
      <CatSection id="history" title="What happened">
        <ol>
          {request.events.map(({ id, kind, at }) => (
            <li key={id}>
              {EVENT_WORDS[kind] ?? kind}, {formatMoment(at, place)}
            </li>
          ))}
        </ol>
      </CatSection>
    </>
  )
}
