import { Stack, Text, Title } from "@mantine/core"
import { CalendarFeed } from "@/components/account/calendar-feed"
import { PinForm } from "@/components/account/pin-form"
import { SignOutEverywhere } from "@/components/account/sign-out-everywhere"
import { PERMISSION_LABELS, ROLE_LABELS } from "@/lib/domain/access/roles"
import { feedOf } from "@/lib/features/calendar/queries"
import { hasPin } from "@/lib/features/users/handlers-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "My account" }

export default async function AccountPage() {
  const viewer = await requirePage("account:own")
  return (
    <Stack align="flex-start">
      <Title order={1}>{viewer.name}</Title>
      <Text>
        {ROLE_LABELS[viewer.role]} at {viewer.shelterName}
        {viewer.permissions.length > 0
          ? `; ${viewer.permissions.map((one) => PERMISSION_LABELS[one]).join(", ")}`
          : ""}
        .
      </Text>
      <Text>
        {viewer.clearance > 0
          ? `Cleared to handle cats up to stage ${viewer.clearance}.`
          : "Not cleared to handle cats in training."}
      </Text>
      {viewer.isOnSharedDevice || viewer.role === "adopter" ? null : (
        <>
          <PinForm hasPin={await hasPin(viewer)} />
          <CalendarFeed feed={await feedOf(viewer)} />
        </>
      )}
      <SignOutEverywhere />
    </Stack>
  )
}
