import { PERMISSIONS, type Permission, type Role } from "@/lib/domain/access/roles"

declare const minted: unique symbol

/** Who is asking, for which shelter. Only the gates of people, links and keys and the operator's door can make one. */
export interface Viewer<R extends Role = Role> {
  readonly [minted]: true
  readonly personId: string
  readonly shelterId: string
  readonly shelterName: string
  readonly isDemo: boolean
  readonly timeZone: string
  readonly locale: string
  readonly name: string
  readonly role: R
  readonly permissions: readonly Permission[]
  readonly clearance: number
  /** Signed in by PIN on a shared device. */
  readonly isOnSharedDevice: boolean
  /** A foster carer's cats, and the only ones; null for everybody else. */
  readonly onlyCats: readonly string[] | null
}

type Facts<R extends Role> = { [K in Exclude<keyof Viewer<R>, typeof minted>]: Viewer<R>[K] }

export interface ShelterFacts {
  id: string
  name: string
  isDemo: boolean
  timeZone: string
  locale: string
}

/** What a viewer and a visitor both know of the shelter. */
export const shelterFacts = ({ id, name, isDemo, timeZone, locale }: ShelterFacts) => ({
  shelterId: id,
  shelterName: name,
  isDemo,
  timeZone,
  locale,
})

/** For lib/platform/require-role.ts and lib/platform/operator.ts alone; the architecture test says so. */
export const mintViewer = <R extends Role>(facts: Facts<R>): Viewer<R> =>
  Object.freeze({ ...facts }) as Viewer<R>

/** A person of a shelter, as the rows have them, as a viewer. */
export const viewerOf = (
  person: { id: string; name: string; role: Role; permissions: string[]; clearance: number },
  shelter: ShelterFacts,
): Viewer =>
  mintViewer({
    ...shelterFacts(shelter),
    personId: person.id,
    name: person.name,
    role: person.role,
    permissions: PERMISSIONS.filter((permission) => person.permissions.includes(permission)),
    clearance: person.clearance,
    isOnSharedDevice: false,
    onlyCats: null,
  })

/** The same person by PIN on a shared device: a volunteer there, whatever the role is elsewhere. */
export const onSharedDevice = (viewer: Viewer, { isByPin }: { isByPin: boolean }): Viewer =>
  mintViewer({
    ...viewer,
    ...(isByPin ? { role: viewer.role === "adopter" ? "adopter" : "volunteer", permissions: [] } : {}),
    isOnSharedDevice: true,
  })

/** A foster carer who came by link: no sign-in, and rights for a few cats only. */
export const fosterViewerOf = (
  person: { id: string; name: string },
  link: { clearance: number; catIds: readonly string[] },
  shelter: ShelterFacts,
): Viewer =>
  mintViewer({
    ...shelterFacts(shelter),
    personId: person.id,
    name: person.name,
    role: "volunteer",
    permissions: [],
    clearance: link.clearance,
    isOnSharedDevice: false,
    onlyCats: link.catIds,
  })

/** A program that came with a key: no person, no personal permission; what it may read is said by the key's scopes. */
export const programViewerOf = (key: { id: string; name: string }, shelter: ShelterFacts): Viewer =>
  mintViewer({
    ...shelterFacts(shelter),
    personId: key.id,
    name: key.name,
    role: "staff",
    permissions: [],
    clearance: 0,
    isOnSharedDevice: false,
    onlyCats: null,
  })

/** Anybody on the public pages: a shelter, and nothing about the person. */
export interface Visitor {
  readonly [minted]: true
  readonly shelterId: string
  readonly shelterName: string
  readonly isDemo: boolean
  readonly timeZone: string
  readonly locale: string
}

export const mintVisitor = (facts: { [K in Exclude<keyof Visitor, typeof minted>]: Visitor[K] }): Visitor =>
  Object.freeze({ ...facts }) as Visitor
