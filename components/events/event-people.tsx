import { Button, Group, Text, TextInput, Title } from "@mantine/core"
import type { EventRecord } from "@/lib/features/events/queries"
import { BondForm } from "./bond-form"
import { EventButton } from "./event-button"
import classes from "./events.module.css"

/** Who comes and which cats are there: found by name, or everybody at once. */
export function EventPeople({
  record,
  asked,
}: {
  record: EventRecord
  asked: { who?: string; cat?: string }
}) {
  const { found, catNames, bonded, plan, away } = record
  const event = { eventId: record.id, version: record.version }
  const inPlan = plan.units.flat()
  return (
    <div className={classes.screen}>
      <Group align="flex-end" gap="xs">
        <form method="get">
          <Group align="flex-end" gap="xs">
            <TextInput name="who" label="Adopter" defaultValue={asked.who} />
            <TextInput name="cat" label="Cat" defaultValue={asked.cat} />
            <Button type="submit" variant="default">
              Find
            </Button>
          </Group>
        </form>
        <EventButton event={event} change={{ kind: "add", fill: "requests" }} size="sm">
          Add all with an open request
        </EventButton>
        <EventButton event={event} change={{ kind: "add", fill: "listed" }} size="sm">
          Add all listed cats
        </EventButton>
      </Group>
      {(asked.who || asked.cat) && found.adopters.length + found.cats.length === 0 ? (
        <Text size="sm">Nobody by that name who is not in the event already.</Text>
      ) : null}
      <Group gap="xs" my="xs">
        {found.adopters.map(({ id, name }) => (
          <EventButton key={id} event={event} change={{ kind: "add", adopterIds: [id] }}>
            {`Add ${name}`}
          </EventButton>
        ))}
        {found.cats.map(({ id, name }) => (
          <EventButton key={id} event={event} change={{ kind: "add", catIds: [id] }}>
            {`Add ${name}`}
          </EventButton>
        ))}
      </Group>
      <details>
        <summary>Cats in this event ({inPlan.length})</summary>
        <Title order={3} size="h5" mt="xs">
          Take out, or say who belongs together
        </Title>
        <BondForm cats={inPlan.map((id) => ({ value: id, label: catNames[id] ?? "" }))} />
        <Group gap="xs" my="xs">
          {inPlan.map((id) => (
            <span key={id}>
              {catNames[id]}{" "}
              <EventButton
                event={event}
                change={{ kind: "remove", catId: id }}
                variant="subtle"
                label={`Take ${catNames[id]} out`}
              >
                Take out
              </EventButton>
              {bonded.includes(id) ? (
                <EventButton event={event} change={{ kind: "unbond", catId: id }} variant="subtle">
                  {`${catNames[id]} goes alone`}
                </EventButton>
              ) : null}
            </span>
          ))}
        </Group>
      </details>
      {away.length > 0 ? (
        <Text size="sm">
          Not looking for a home any more, left out of the plan: {away.map(({ name }) => name).join(", ")}.
        </Text>
      ) : null}
    </div>
  )
}
