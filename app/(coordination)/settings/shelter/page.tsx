import { Title } from "@mantine/core"
import { ShelterForm } from "@/components/settings/shelter-form"
import { shelterSettings } from "@/lib/features/shelter/settings-queries"
import { requirePage } from "@/lib/platform/require-role"

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
    </>
  )
}
