import { Text, Title } from "@mantine/core"
import { SignOutEverywhere } from "@/components/account/sign-out-everywhere"
import { PERMISSION_LABELS, ROLE_LABELS } from "@/lib/domain/access/roles"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "My account" }

export default async function AccountPage() {
  const viewer = await requirePage("account:own")
  return (
    <>
      <Title order={1} mb="sm">
        {viewer.name}
      </Title>
      <Text>
        {ROLE_LABELS[viewer.role]} at {viewer.shelterName}
        {viewer.permissions.length > 0
          ? `; ${viewer.permissions.map((one) => PERMISSION_LABELS[one]).join(", ")}`
          : ""}
        .
      </Text>
      <Text mb="md">
        {viewer.clearance > 0
          ? `Cleared to handle cats up to stage ${viewer.clearance}.`
          : "Not cleared to handle cats in training."}
      </Text>
      <SignOutEverywhere />
    </>
  )
}
