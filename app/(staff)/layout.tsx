import type { ReactNode } from "react"
import { StaffWing } from "@/components/shell/staff-wing"
import { viewerForFrame } from "@/lib/platform/require-role"

// Every page asks who is there and carries its own script nonce: nothing is made ahead of time.
export const dynamic = "force-dynamic"

export const metadata = {
  title: { default: "Slackline", template: "%s · Slackline" },
  robots: { index: false },
}

export default async function Layout({ children }: { children: ReactNode }) {
  return <StaffWing viewer={await viewerForFrame()}>{children}</StaffWing>
}
