import { Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import type { LoggedBy } from "@/lib/features/training/handlers-queries"
import { formatDay } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"

const SECONDS_PER_MINUTE = 60

/** What one person logged lately, each line leading to the cat. */
export function LoggedList({ person }: { person: LoggedBy }) {
  return (
    <section aria-labelledby="logged">
      <Title order={2} size="h3" id="logged">
        What {person.name} logged
      </Title>
      {person.sessions.length === 0 ? <Text>Nothing yet.</Text> : null}
      <ul>
        {person.sessions.map((one) => (
          <li key={one.id}>
            {formatDay(one.day)}: <TextLink href={`${routes.cat(one.catId)}#harness`}>{one.catName}</TextLink>
            , {one.trials === null ? "no trials" : `${one.hits} of ${one.trials} hits`}, stress{" "}
            {one.peakStress}
            {one.durationSec ? `, ${Math.round(one.durationSec / SECONDS_PER_MINUTE)} min` : ""}
            {one.isSecond ? ", as the second person" : ""}
          </li>
        ))}
      </ul>
      <TextLink href={routes.handlers()}>Back to all handlers</TextLink>
    </section>
  )
}
