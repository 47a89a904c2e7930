import { Stack, Text, Title } from "@mantine/core"
import type { HandlersOverview } from "@/lib/features/training/handlers-queries"
import type { Devices, Links } from "@/lib/features/users/handlers-queries"
import { formatDate, formatMoment } from "@/lib/platform/format"
import { ChangeFosterForm } from "./change-foster-form"
import { DeviceForm } from "./device-form"
import { FosterForm } from "./foster-form"
import classes from "./handlers.module.css"
import { HandlersTable } from "./handlers-table"
import { InviteForm } from "./invite-form"
import { DeviceButton, LinkButtons } from "./link-buttons"
import { WaitingList } from "./waiting-list"

interface HandlersViewProps {
  overview: HandlersOverview
  links: Links
  /** Null for who may not manage devices. */
  devices: { all: Devices; isThisShared: boolean } | null
  place: { timeZone: string; locale: string }
}

/** Who handles the cats, who wants to, and by which links and devices. */
export function HandlersView({ overview, links, devices, place }: HandlersViewProps) {
  return (
    <Stack gap="xl">
      <div>
        <Title order={1}>Handlers</Title>
        <Text maw={720}>
          A volunteer sees and logs the cats up to the own clearance and nothing else. Hours count for both
          people of a session.
        </Text>
      </div>
      <WaitingList waiting={links.waiting} />
      <HandlersTable people={overview.people} />
      <section aria-labelledby="invite">
        <Title order={2} size="h3" id="invite" mb="xs">
          Invitations
        </Title>
        <InviteForm />
        <OpenInvitations open={links.open} />
      </section>
      <section aria-labelledby="foster">
        <Title order={2} size="h3" id="foster" mb="xs">
          Foster links
        </Title>
        <Text size="sm" maw={720} mb="xs">
          With such a link a foster carer rates and logs for the chosen cats, from any phone. It shows nothing
          else.
        </Text>
        <FosterLinks links={links.foster} cats={overview.cats} />
        <details className={classes.foldable}>
          <summary>Make a foster link</summary>
          <FosterForm cats={overview.cats} />
        </details>
      </section>
      {devices ? (
        <section aria-labelledby="devices">
          <Title order={2} size="h3" id="devices" mb="xs">
            Shared devices
          </Title>
          <ul className={classes.list}>
            {devices.all.map((device) => (
              <li key={device.id} className={classes.item}>
                <strong>{device.label}</strong>, last used {formatMoment(device.lastSeenAt, place)}
                <DeviceButton device={{ ...device, name: device.label }} />
              </li>
            ))}
          </ul>
          <DeviceForm isShared={devices.isThisShared} />
        </section>
      ) : null}
    </Stack>
  )
}

function OpenInvitations({ open }: { open: Links["open"] }) {
  return (
    <ul className={classes.list}>
      {open.map((one) => (
        <li key={one.id} className={classes.item}>
          <strong>{one.label}</strong>,{" "}
          {one.state === "expired" ? "has ended unused" : `open until ${formatDate(one.expiresAt)}`}
          {one.by ? `, by ${one.by}` : ""}
          <LinkButtons
            link={{ id: one.id, version: one.version, name: one.label ?? "somebody" }}
            isFoster={false}
          />
        </li>
      ))}
    </ul>
  )
}

function FosterLinks({ links, cats }: { links: Links["foster"]; cats: HandlersOverview["cats"] }) {
  return (
    <ul className={classes.list}>
      {links.map((one) => (
        <li key={one.id} className={classes.item}>
          <strong>{one.name}</strong>:{" "}
          {cats
            .filter(({ id }) => one.catIds.includes(id))
            .map(({ name }) => name)
            .join(", ") || "no cat in care any more"}
          ; {one.clearance === 0 ? "rates only" : `trains up to stage ${one.clearance}`};{" "}
          {one.isExpired ? "has run out" : `until ${formatDate(one.expiresAt)}`}
          <LinkButtons link={{ id: one.id, version: one.version, name: one.name ?? "somebody" }} isFoster />
          <details className={classes.foldable}>
            <summary>Change the cats of {one.name}</summary>
            <ChangeFosterForm key={one.version} link={one} cats={cats} />
          </details>
        </li>
      ))}
    </ul>
  )
}
