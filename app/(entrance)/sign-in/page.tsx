import { redirect } from "next/navigation"
import { SignInForm } from "@/components/account/sign-in-form"
import { installState } from "@/lib/features/shelter/queries"
import { currentViewer } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"
import { currentDevice } from "@/lib/platform/shared-device"

export const metadata = { title: "Sign in" }

export default async function SignInPage() {
  const state = await installState()
  if (state === "empty") redirect(routes.firstRun())
  const viewer = await currentViewer()
  if (viewer) redirect(viewer.role === "adopter" ? routes.publicCats() : routes.today())
  return (
    <div className="plain-card">
      <h1>Sign in</h1>
      {state === "demo" ? (
        <p className="plain-note">
          This is the demo shelter. The terminal that started Slackline shows one sign-in for each role. Ready
          for your own? <a href={routes.firstRun()}>Start our shelter</a>
        </p>
      ) : null}
      {(await currentDevice()) ? (
        <p>
          <a className="plain-link" href={routes.switchPerson()}>
            This is a shared device: sign in by name and PIN
          </a>
        </p>
      ) : null}
      <SignInForm afterwards={routes.signIn()} />
      <p className="plain-note">
        Looking for a cat? <a href={routes.publicCats()}>See who is here</a>, no account needed.
      </p>
    </div>
  )
}
