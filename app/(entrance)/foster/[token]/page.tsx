import { OpenFosterForm } from "@/components/foster/open-foster-form"
import { fosterByToken } from "@/lib/platform/foster-viewer"
import { FosterEnded } from "../foster-ended"

export const metadata = { title: "Your foster cats", robots: { index: false, follow: false } }

interface Props {
  params: Promise<{ token: string }>
}

// A button, because messengers open links to preview them: looking must change nothing.
export default async function FosterLinkPage({ params }: Props) {
  const { token } = await params
  const viewer = await fosterByToken(token)
  if (!viewer) return <FosterEnded />
  return (
    <div className="plain-card">
      <h1>Hello {viewer.name}</h1>
      <p>
        {viewer.shelterName} asks you to tell what you see in your foster{" "}
        {viewer.onlyCats?.length === 1 ? "cat" : "cats"}, and to note the training you do. There is nothing to
        sign up for.
      </p>
      <OpenFosterForm token={token} />
      <p className="plain-note">
        This phone then keeps the link. Open it on your own phone only, and do not pass it on: what comes
        through it stands under your name.
      </p>
    </div>
  )
}
