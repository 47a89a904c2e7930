import { Text, Title } from "@mantine/core"
import { GoingHomeNotes, PlaceStep, SheetStep } from "@/components/placements/going-home"
import { TextLink } from "@/components/ui/links"
import { isoFromDay } from "@/lib/domain/calendar/day"
import { disclosuresOf } from "@/lib/features/placements/disclosure-queries"
import { goingHome } from "@/lib/features/placements/going-home-queries"
import { today } from "@/lib/platform/clock"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Going home" }

const TRIAL_DAYS = 14

interface Props {
  params: Promise<{ adopterId: string; catId: string }>
}

export default async function GoingHomePage({ params }: Props) {
  const viewer = await requirePage("placement:create")
  const found = await params
  const pair = { adopterId: pageId(found.adopterId), catId: pageId(found.catId) }
  const going = await orNotFound(goingHome(viewer, pair))
  const sheets = await disclosuresOf(viewer, pair)
  const day = today(viewer)
  return (
    <>
      <Title order={1} mb="xs">
        {going.cat.name} and {going.adopter.name}
      </Title>
      <Text mb="md">
        <TextLink href={routes.adopter(going.adopter.id)}>{going.adopter.name}</TextLink> ·{" "}
        <TextLink href={routes.cat(going.cat.id)}>{going.cat.name}</TextLink>
      </Text>
      <GoingHomeNotes going={going} />
      <SheetStep going={going} sheets={sheets} place={viewer} />
      <PlaceStep
        going={going}
        sheets={sheets}
        today={isoFromDay(day)}
        trialEnd={isoFromDay(day + TRIAL_DAYS)}
      />
    </>
  )
}
