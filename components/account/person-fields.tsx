"use client"
import { Checkbox, Group, NativeSelect, NumberInput } from "@mantine/core"
import {
  HIGHEST_CLEARANCE,
  PERMISSION_LABELS,
  PERMISSIONS,
  type Permission,
  ROLE_LABELS,
  ROLES,
  type Role,
} from "@/lib/domain/access/roles"

export interface Rights {
  role: Role
  permissions: Permission[]
  clearance: number
}

/** Role, permissions and clearance of one person. */
export function PersonFields({
  rights,
  onChange,
  isRoleFixed = false,
}: {
  rights: Rights
  onChange: (rights: Rights) => void
  isRoleFixed?: boolean
}) {
  return (
    <Group align="flex-end" gap="md">
      <NativeSelect
        label="Role"
        value={rights.role}
        disabled={isRoleFixed}
        data={ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] }))}
        onChange={(event) => {
          const role = ROLES.find((one) => one === event.currentTarget.value)
          if (role) onChange({ ...rights, role })
        }}
      />
      <Checkbox.Group
        label="Permissions"
        value={rights.permissions}
        onChange={(values) =>
          onChange({
            ...rights,
            permissions: PERMISSIONS.filter((permission) => values.includes(permission)),
          })
        }
      >
        <Group gap="sm" mt={4}>
          {PERMISSIONS.map((permission) => (
            <Checkbox key={permission} value={permission} label={PERMISSION_LABELS[permission]} />
          ))}
        </Group>
      </Checkbox.Group>
      <NumberInput
        label="Clearance (stage)"
        min={0}
        max={HIGHEST_CLEARANCE}
        w={130}
        value={rights.clearance}
        onChange={(value) => onChange({ ...rights, clearance: typeof value === "number" ? value : 0 })}
      />
    </Group>
  )
}
