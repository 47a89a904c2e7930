import { Title } from "@mantine/core"
import { AdopterForm } from "@/components/adopters/adopter-form"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Add an adopter" }

export default async function NewAdopterPage() {
  await requirePage("adopter:edit")
  return (
    <>
      <Title order={1} mb="sm">
        Add an adopter
      </Title>
      <AdopterForm adopterBase={routes.adopters()} />
    </>
  )
}
