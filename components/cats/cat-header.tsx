import { Group, Stack, Text, Title } from "@mantine/core"
import { SourceHelp } from "@/components/sources/source-help"
import { ButtonLink } from "@/components/ui/links"
import { ageInMonths } from "@/lib/domain/calendar/age"
import type { CatPageRecord } from "@/lib/features/cats/record-queries"
import { formatAge, formatDays } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { CatPortrait } from "./portrait"
import { TierBlaze } from "./tier-blaze"

const SEXES = { F: "female", M: "male", unknown: "sex not known" } as const
const MS_PER_DAY = 86_400_000

/** Who this is, what the cat is ready for, and why. */
export function CatHeader({ record }: { record: CatPageRecord }) {
  const { cat, histories, summary } = record
  const { ready } = summary
  const openStay = cat.stays.findLast((stay) => stay.outcomeOn === null)
  const stayDays = openStay ? histories.asOfDay - Math.floor(openStay.intakeOn.getTime() / MS_PER_DAY) : null
  const facts = [
    formatAge(ageInMonths(histories.birthDay, histories.asOfDay)) + (cat.bornEstimated ? " (estimated)" : ""),
    SEXES[cat.sex],
    cat.breed,
    cat.colour,
    cat.room ? `room ${cat.room}` : null,
    stayDays === null ? "not in care" : `${formatDays(stayDays)} in care`,
  ]
  return (
    <Group align="flex-start" gap="lg" mb="lg">
      <CatPortrait cat={{ ...cat, seed: cat.id }} size={128} title={`Drawn portrait of ${cat.name}`} />
      <Stack gap={6} flex={1} miw={260}>
        <Title order={1}>
          {cat.name}{" "}
          {cat.code ? (
            <Text span c="dimmed" size="md">
              {cat.code}
            </Text>
          ) : null}
        </Title>
        <Text>{facts.filter(Boolean).join(" · ")}</Text>
        <Group gap="xs">
          <TierBlaze tier={ready.tier} />
          <SourceHelp home={{ kind: "rule", key: "sufficient_evidence" }} of="Ready for" />
          {ready.publicLines.slice(1).map((line) => (
            <Text key={line} size="sm">
              {line}
            </Text>
          ))}
        </Group>
        <ul style={{ margin: 0, paddingLeft: "1.2rem" }}>
          {[...ready.staffReasons, ...summary.suitability.reasons].map((reason) => (
            <li key={reason}>
              <Text size="sm" span>
                {reason}.
              </Text>
            </li>
          ))}
        </ul>
        <Text size="xs" c="dimmed">
          A guide, not a test: expert weights, not yet checked on our cats.
        </Text>
        <Group gap="xs" mt="xs">
          <ButtonLink href={routes.quickLook(cat.id)}>Quick look</ButtonLink>
          <ButtonLink
            href={routes.rateCat(cat.id)}
            variant={summary.look.kind === "full" ? "filled" : "default"}
          >
            Rate
          </ButtonLink>
          <ButtonLink href={routes.logSession(cat.id)} color="marker">
            Log a session
          </ButtonLink>
          <ButtonLink href={routes.catMatches(cat.id)} variant="default">
            Matches
          </ButtonLink>
          <ButtonLink href={routes.lostCat(cat.id)} variant="default">
            Lost?
          </ButtonLink>
        </Group>
      </Stack>
    </Group>
  )
}
