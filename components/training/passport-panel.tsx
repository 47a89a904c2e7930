import { Stack, Text } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { stageOf } from "@/lib/domain/harness/stages"
import type { IssuedPassport } from "@/lib/features/passport/queries"
import { formatDay } from "@/lib/platform/format"
import type { HandedLink } from "@/lib/platform/link-code"
import { routes } from "@/lib/platform/routes"
import { CloseHomeReview, IssuePassport, RevokePassport } from "./passport-buttons"

interface PassportPanelProps {
  catId: string
  catName: string
  isTrained: boolean
  passports: readonly IssuedPassport[]
  /** The open passport's link as text and picture; null when there is none to show. */
  link: HandedLink | null
  mayCloseReview: boolean
}

/** The cat's training passport: issue it, hand over its link, read what was logged at home. */
export function PassportPanel({
  catId,
  catName,
  isTrained,
  passports,
  link,
  mayCloseReview,
}: PassportPanelProps) {
  if (!isTrained) return <Text size="sm">A passport hands over training; {catName} has had none yet.</Text>
  const [newest] = passports
  const open = passports.find(({ isOpen }) => isOpen)
  return (
    <Stack gap="sm">
      {open ? <OpenPassport passport={open} catName={catName} link={link} /> : null}
      {passports
        .filter((passport) => passport !== open && passport.home.sessions > 0)
        .map((passport) => (
          <Text key={passport.id} size="sm">
            Passport of {formatDay(passport.issuedDay)}, no longer open: {homeWords(passport)}
          </Text>
        ))}
      {/* Also of a passport that is closed: until the review is, none is issued. */}
      {newest?.home.isReviewOpen && mayCloseReview ? <CloseHomeReview passportId={newest.id} /> : null}
      <IssuePassport catId={catId} isAnew={open !== undefined} />
    </Stack>
  )
}

function OpenPassport({
  passport,
  catName,
  link,
}: {
  passport: IssuedPassport
  catName: string
  link: HandedLink | null
}) {
  const { token } = passport
  return (
    <>
      <Text size="sm">
        {`Issued ${formatDay(passport.issuedDay)} at stage ${passport.stage}, ${stageOf(passport.stage).name}; opens until ${formatDay(passport.expiresDay)}.`}
      </Text>
      {token ? (
        <>
          <Text size="sm">
            <TextLink href={routes.passport(token)}>Open the passport</TextLink> ·{" "}
            <TextLink href={routes.passportFile(token, "en")}>PDF</TextLink> ·{" "}
            <TextLink href={routes.passportFile(token, "es")}>PDF in Spanish</TextLink>
          </Text>
          {link ? (
            // biome-ignore lint/performance/noImgElement: drawn here as data, nothing to optimise
            <img src={link.qr} alt={`QR code of the passport of ${catName}`} width={132} height={132} />
          ) : null}
          <Text size="xs" c="dimmed">
            Whoever has the link can read the passport and log at home. It names nobody.
          </Text>
        </>
      ) : (
        <Text size="sm">
          The link was given out before and still opens; to show one here, issue the passport anew.
        </Text>
      )}
      <Text size="sm">At home: {homeWords(passport)}</Text>
      <RevokePassport passportId={passport.id} version={passport.version} />
    </>
  )
}

/** The home log in one line. */
export function homeWords({ home }: Pick<IssuedPassport, "home">): string {
  if (home.sessions === 0) return "nothing logged yet."
  const parts = [
    `${home.sessions} ${home.sessions === 1 ? "session" : "sessions"}, ${home.calm} calm, now stage ${home.stage}`,
    ...(home.lastDay === null ? [] : [`last on ${formatDay(home.lastDay)}`]),
    ...(home.incidents > 0 ? [`${home.incidents} with an incident`] : []),
    ...(home.isReviewOpen ? ["a review is open: call them"] : []),
  ]
  return `${parts.join("; ")}.`
}
