import { Alert, Text } from "@mantine/core"
import { disclosureParts } from "@/components/asking/disclosure-words"
import { CatSection } from "@/components/cats/cat-section"
import { PartOnScreen } from "@/components/passport/document-parts"
import { TextLink } from "@/components/ui/links"
import { HOLD_WORDS } from "@/lib/domain/placement/holds"
import type { Disclosures } from "@/lib/features/placements/disclosure-queries"
import type { GoingHome } from "@/lib/features/placements/going-home-queries"
import { formatMoment } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { DEFAULT_LANGUAGE, languageOf } from "@/lib/platform/texts"
import { PlaceForm } from "./place-form"
import { AcknowledgeHere, PrepareSheet } from "./sheet-steps"

interface Place {
  timeZone: string
  locale: string
}
type Sheet = Disclosures["sheets"][number]

/** What has to be said first: a hold, another placement, a bonded cat. */
export function GoingHomeNotes({ going }: { going: GoingHome }) {
  const { cat, bonded } = going
  return (
    <>
      {going.isFree ? null : (
        <Alert color="red" mb="md" title={`${cat.name} cannot go home now`}>
          {going.running ? "The cat is already placed with somebody else." : "The cat is not in our care."}
        </Alert>
      )}
      {going.hold ? (
        <Alert color="red" mb="md" title={`${cat.name} is held`}>
          {HOLD_WORDS[going.hold]} Until it is over only foster care can be recorded.
        </Alert>
      ) : going.isHoldUnknown ? (
        <Alert color="yellow" mb="md" title="Nobody wrote down that holds are over">
          Make sure that stray and legal holds have ended, and record it under the cat's gates.
        </Alert>
      ) : null}
      {bonded.length > 0 ? (
        <Alert color="yellow" mb="md" title={`${cat.name} is bonded`}>
          Goes home together with {bonded.map(({ name }) => name).join(", ")}. Record each of them.
        </Alert>
      ) : null}
    </>
  )
}

/** Step one: what the adopter is told, handed over and acknowledged. */
export function SheetStep({ going, sheets, place }: { going: GoingHome; sheets: Disclosures; place: Place }) {
  const newest = sheets.sheets[0]
  const pair = { adopterId: going.adopter.id, catId: going.cat.id }
  return (
    <CatSection id="sheet" title="1. What they should know">
      {newest ? (
        <SheetState sheet={newest} name={going.adopter.name} place={place} />
      ) : (
        <Text mb="sm">
          Before an adoption or a trial the adopter reads what we know and what we do not know. It is frozen
          with the placement and never public.
        </Text>
      )}
      <PrepareSheet {...pair} isAnew={newest !== undefined} canWrite={going.adopter.email !== null} />
      <details>
        <summary>What the sheet says</summary>
        {disclosureParts(
          newest?.content ?? sheets.draft,
          languageOf(going.adopter.language) ?? DEFAULT_LANGUAGE,
        ).map((part) => (
          <PartOnScreen key={part.id} part={part} />
        ))}
      </details>
    </CatSection>
  )
}

function SheetState({ sheet, name, place }: { sheet: Sheet; name: string; place: Place }) {
  return (
    <>
      <Text mb="xs">
        Prepared {formatMoment(sheet.createdAt, place)} ·{" "}
        <TextLink href={routes.disclosure(sheet.token)}>open, print, hand over</TextLink>
      </Text>
      {sheet.isCurrent ? null : (
        <Alert color="yellow" mb="sm" title="Something changed since">
          What happened, what is known or what we agree on is not what stands on this sheet. Prepare a new
          one.
        </Alert>
      )}
      {sheet.acknowledgedAt ? (
        <Text mb="sm">
          Acknowledged by {sheet.acknowledgedAs ?? "the adopter"}, {formatMoment(sheet.acknowledgedAt, place)}
          {sheet.acknowledgedBy === "link" ? ", through the link." : ", at our desk."}
        </Text>
      ) : sheet.isCurrent ? (
        <AcknowledgeHere disclosureId={sheet.id} name={name} />
      ) : null}
    </>
  )
}

/** Step two: the placement itself. */
export function PlaceStep({
  going,
  sheets,
  today,
  trialEnd,
}: {
  going: GoingHome
  sheets: Disclosures
  today: string
  trialEnd: string
}) {
  const ready = sheets.sheets.find(({ isCurrent, acknowledgedAt }) => isCurrent && acknowledgedAt !== null)
  return (
    <CatSection id="placement" title="2. Going home">
      {ready ? null : (
        <Text mb="sm">Until the sheet is acknowledged, only a foster placement can be recorded.</Text>
      )}
      {going.isFree ? (
        <PlaceForm
          adopterId={going.adopter.id}
          catId={going.cat.id}
          disclosureId={ready?.id ?? null}
          isOnTrial={going.running !== null}
          today={today}
          trialEnd={trialEnd}
          doneAddress={routes.adopter(going.adopter.id)}
        />
      ) : null}
    </CatSection>
  )
}
