/** Heard on the window when the server answers again after it did not: whatever waits may go out at once. */
export const ANSWERING_AGAIN = "slackline:answering-again"
