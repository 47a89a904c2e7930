import { redirect } from "next/navigation"
import { FirstRunForm } from "@/components/account/first-run-form"
import { installState } from "@/lib/features/shelter/queries"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Start our shelter" }

export default async function FirstRunPage() {
  const state = await installState()
  if (state === "own") redirect(routes.signIn())
  return (
    <div className="plain-card">
      <h1>Start our shelter</h1>
      <p>
        Four things, and you can begin.{" "}
        {state === "demo" ? "The demo shelter and its sign-ins are removed completely. " : ""}
        You will be its first administrator.
      </p>
      <FirstRunForm zones={Intl.supportedValuesOf("timeZone")} afterwards={routes.signIn()} />
    </div>
  )
}
