import { SwitchForm } from "@/components/account/switch-form"
import { peopleOnDevice } from "@/lib/features/users/handlers-queries"
import { currentViewer } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"
import { currentDevice } from "@/lib/platform/shared-device"

export const metadata = { title: "Who is here?" }

export default async function SwitchPage() {
  const device = await currentDevice()
  if (!device)
    return (
      <div className="plain-card">
        <h1>This is no shared device</h1>
        <p>
          Switching by name and PIN works on the shelter's own tablets. An administrator or coordinator makes
          a tablet one of them under Handlers.
        </p>
        <p>
          <a className="plain-link" href={routes.signIn()}>
            Sign in with e-mail and password
          </a>
        </p>
      </div>
    )
  const people = await peopleOnDevice(device)
  const viewer = await currentViewer()
  return (
    <div className="plain-card">
      <h1>Who is here?</h1>
      <p className="plain-note">
        {device.label}
        {viewer ? (
          <>
            . {viewer.name} is signed in; <a href={routes.today()}>go on as {viewer.name}</a>
          </>
        ) : null}
      </p>
      {people.length === 0 ? (
        <p>
          Nobody has set a PIN yet. Sign in on your own phone, open “My account” and choose one; then your
          name is here.
        </p>
      ) : (
        <SwitchForm people={people} afterwards={routes.today()} />
      )}
    </div>
  )
}
