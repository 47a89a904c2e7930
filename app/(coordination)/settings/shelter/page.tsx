import { Title } from "@mantine/core"
import { EmbedSnippet } from "@/components/settings/embed-snippet"
import { ShelterForm } from "@/components/settings/shelter-form"
import { shelterSettings } from "@/lib/features/shelter/settings-queries"
import { fullAddress } from "@/lib/platform/link-code"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Shelter" }

export default async function ShelterSettingsPage() {
  const viewer = await requirePage("settings:edit")
  const settings = await shelterSettings(viewer)
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
    </>
  )
}
