import {
  Alert,
  Code,
  Group,
  Stack,
  Table,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
  Title,
} from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { DeliveryLine, WebhookLine } from "@/lib/features/webhooks/queries"
import { WEBHOOK_EVENTS } from "@/lib/features/webhooks/schema"
import { formatMoment } from "@/lib/platform/format"
import { SendAgainButton, WebhookButtons } from "./webhook-buttons"
import { WebhookForm } from "./webhook-form"

interface Place {
  timeZone: string
  locale: string
}

/** Webhooks: who is told what, what was sent lately, and what went wrong. */
export function WebhooksView({ hooks, place }: { hooks: WebhookLine[]; place: Place }) {
  return (
    <Stack>
      <Title order={1}>Webhooks</Title>
      <Text maw={720}>
        Another system is told by itself when a cat is published, placed or comes back. It learns about the
        cat and never about the adopter. Each message is signed, so that the receiver can tell it is ours.
      </Text>
      {hooks.length === 0 ? <Text>Nobody is told anything yet.</Text> : null}
      {hooks.map((hook) => (
        <Hook key={hook.id} hook={hook} place={place} />
      ))}
      <section aria-labelledby="new-webhook">
        <Title order={2} size="h3" id="new-webhook" mb="xs">
          A new webhook
        </Title>
        <WebhookForm />
      </section>
      <section aria-labelledby="check">
        <Title order={2} size="h3" id="check">
          How the receiver checks it
        </Title>
        <Text maw={720}>
          By the Standard Webhooks scheme: <Code>webhook-signature</Code> holds v1 and the HMAC-SHA256 of{" "}
          <Code>webhook-id</Code>, <Code>webhook-timestamp</Code> and the body, joined by dots, made with the
          secret. The receiver answers with 200 to 299 within ten seconds. Otherwise it is told again after 1,
          5 and 30 minutes, then after 2, 6 and 24 hours, always with the same id.
        </Text>
      </section>
    </Stack>
  )
}

function Hook({ hook, place }: { hook: WebhookLine; place: Place }) {
  const host = URL.canParse(hook.url) ? new URL(hook.url).host : hook.url
  const told = WEBHOOK_EVENTS.filter(({ key }) => hook.events.includes(key)).map(({ label }) => label)
  return (
    <section aria-labelledby={`hook-${hook.id}`}>
      <Group gap="sm" mb={4}>
        <Title order={2} size="h3" id={`hook-${hook.id}`} style={{ overflowWrap: "anywhere" }}>
          {host}
        </Title>
        <Text fw={700}>{hook.active ? "on" : "off"}</Text>
      </Group>
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        {hook.url}
      </Text>
      <Text size="sm" mb="xs">
        Is told: {told.join(", ").toLowerCase()}.
      </Text>
      {hook.problem ? (
        <Alert color="red" mb="xs" maw={720}>
          {hook.problem} Put the receiver right, then switch it on again: what waits is sent then.
        </Alert>
      ) : null}
      <WebhookButtons id={hook.id} version={hook.version} active={hook.active} host={host} />
      <Deliveries deliveries={hook.deliveries} host={host} place={place} />
    </section>
  )
}

function stateWords({ state, tries, sentAt, nextTryAt, problem }: DeliveryLine, place: Place): string {
  if (state === "sent") return `taken ${formatMoment(sentAt, place)}`
  const why = problem ? `${problem} ` : ""
  if (state === "failed") return `${why}Given up after ${tries} tries.`
  return tries === 0 ? "on its way" : `${why}Next try ${formatMoment(nextTryAt, place)}.`
}

function Deliveries({ deliveries, host, place }: { deliveries: DeliveryLine[]; host: string; place: Place }) {
  if (deliveries.length === 0)
    return (
      <Text size="sm" mt="xs">
        Nothing was sent yet.
      </Text>
    )
  return (
    <ScrollRegion label={`Deliveries to ${host}, scrollable`}>
      <Table aria-label={`Deliveries to ${host}`} miw={620} mt="xs">
        <TableThead>
          <TableTr>
            <TableTh scope="col">When</TableTh>
            <TableTh scope="col">What</TableTh>
            <TableTh scope="col">State</TableTh>
            <TableTh scope="col">Change</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {deliveries.map((delivery) => (
            <TableTr key={delivery.id}>
              <TableTd>{formatMoment(delivery.createdAt, place)}</TableTd>
              <TableTd>
                <Code>{delivery.event}</Code>
                {delivery.catName ? ` ${delivery.catName}` : ""}
              </TableTd>
              <TableTd>{stateWords(delivery, place)}</TableTd>
              <TableTd>
                {delivery.state === "waiting" && delivery.tries === 0 ? null : (
                  <SendAgainButton
                    deliveryId={delivery.id}
                    event={`${delivery.event}${delivery.catName ? ` of ${delivery.catName}` : ""}`}
                  />
                )}
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </ScrollRegion>
  )
}
