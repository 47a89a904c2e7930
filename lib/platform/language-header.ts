/** Set by the proxy on every request, whatever was sent: the language it is answered in. */
export const LANGUAGE_HEADER = "x-slackline-language"
