/** Days after an adoption on which we ask how it goes; 30 and 180 are the study points (product rule). */
export const CHECK_IN_DAYS = [3, 14, 30, 90, 180, 365] as const

/** Days a cat stays inside in a new home, however well it was trained (rule C.8: the first two weeks). */
export const INDOORS_FIRST_DAYS = 14

/** A passport is read for the first year and a month of grace. */
export const PASSPORT_DAYS = 400
