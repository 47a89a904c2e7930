import { JoinForm } from "@/components/account/join-form"
import { invitationByToken } from "@/lib/features/users/handlers-queries"
import type { LinkState } from "@/lib/features/users/invitations-schema"
import { routes } from "@/lib/platform/routes"

// Neither a search engine nor the next site may learn an address that is a secret; see next.config.ts for the latter.
export const metadata = { title: "Join as a handler", robots: { index: false, follow: false } }

const ENDED: Record<Exclude<LinkState, "open">, { title: string; words: string }> = {
  waiting: {
    title: "Thank you, you are on the list",
    words:
      "The shelter looks at it and tells you. After that you sign in with your e-mail address and password.",
  },
  used: {
    title: "This invitation was used",
    words:
      "If it was you, sign in with your e-mail address and password. If not, ask the shelter for a new link.",
  },
  expired: {
    title: "This invitation has run out",
    words: "It was open for two weeks. Ask the shelter for a new link; it takes them a minute.",
  },
  revoked: {
    title: "This invitation was taken back",
    words: "Ask the shelter what to do; perhaps you were sent a newer link.",
  },
  declined: {
    title: "This invitation has ended",
    words: "Please talk to the shelter.",
  },
}
const UNKNOWN = {
  title: "This link is not complete",
  words:
    "Open it again from the message, or scan the code once more. If that does not help, ask for a new link.",
}

interface Props {
  params: Promise<{ token: string }>
}

export default async function JoinPage({ params }: Props) {
  const { token } = await params
  const invitation = await invitationByToken(token)
  if (invitation?.state === "open")
    return (
      <div className="plain-card">
        <h1>Join {invitation.shelterName}</h1>
        <p>
          You were invited to handle cats. Write down who you are; somebody of the shelter says yes, and then
          you can sign in.
        </p>
        <JoinForm token={token} />
      </div>
    )
  const { title, words } = invitation ? ENDED[invitation.state as keyof typeof ENDED] : UNKNOWN
  return (
    <div className="plain-card">
      <h1>{title}</h1>
      <p>{words}</p>
      <p>
        <a className="plain-link" href={routes.signIn()}>
          To the sign-in
        </a>
      </p>
    </div>
  )
}
