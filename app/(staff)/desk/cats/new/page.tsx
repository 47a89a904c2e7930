import { Title } from "@mantine/core"
import { TakeInForm } from "@/components/cats/take-in-form"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Take in a cat" }

export default async function TakeInPage() {
  await requirePage("cat:edit")
  return (
    <>
      <Title order={1} mb="sm">
        Take in a cat
      </Title>
      <TakeInForm catBase={routes.cats()} />
    </>
  )
}
