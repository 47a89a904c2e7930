import { Title } from "@mantine/core"
import { ArchivePanel } from "@/components/settings/archive-panel"
import { EmbedSnippet } from "@/components/settings/embed-snippet"
import { ShelterForm } from "@/components/settings/shelter-form"
import { archiveRuns } from "@/lib/features/exchange/queries"
import { shelterSettings } from "@/lib/features/shelter/settings-queries"
import { fullAddress } from "@/lib/platform/link-code"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Shelter" }

export default async function ShelterSettingsPage() {
  const viewer = await requirePage("settings:edit")
  const [settings, archives] = await Promise.all([shelterSettings(viewer), archiveRuns(viewer)])
  return (
    <>
      <Title order={1} mb="md">
        Shelter
      </Title>
      <ShelterForm key={settings.settingsVersion} settings={settings} />
      <EmbedSnippet
        address={await fullAddress(routes.embeddedCats())}
        feed={await fullAddress(routes.catFeed())}
      />
      <ArchivePanel archives={archives} place={viewer} />
    </>
  )
}
