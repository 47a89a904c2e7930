import type { ReactNode } from "react"
import { StaffWing } from "@/components/shell/staff-wing"
import { currentViewer } from "@/lib/platform/require-role"

export const metadata = {
  title: { default: "Slackline", template: "%s · Slackline" },
  robots: { index: false },
}

export default async function Layout({ children }: { children: ReactNode }) {
  return <StaffWing viewer={await currentViewer()}>{children}</StaffWing>
}
