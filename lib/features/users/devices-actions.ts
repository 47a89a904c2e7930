"use server"
import { action } from "@/lib/platform/action"
import { keepToken } from "@/lib/platform/token-cookie"
import { registerDevice, revokeDevice, setPin } from "./devices-mutations"
import { DeviceInput, DeviceVersion, PinInput } from "./devices-schema"

/** The token goes into the cookie of this very browser and nowhere else. */
export const registerDeviceAction = action("device:manage", DeviceInput, async (viewer, input) => {
  const { token } = await registerDevice(viewer, input)
  await keepToken("device", token)
})
export const revokeDeviceAction = action("device:manage", DeviceVersion, revokeDevice)
export const setPinAction = action("account:own", PinInput, setPin)
