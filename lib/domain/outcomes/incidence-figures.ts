import { aalenJohansen, incidenceAt } from "./aalen-johansen"
import { aalenVarianceAt } from "./aalen-variance"
import type { SurvivalInput } from "./risk-sets"
import { codeOfState, EXIT_STATES } from "./stays"

const INCIDENCE_DAYS = [7, 14, 30, 60, 90, 180] as const

/**
 * Cumulative incidence of every exit state at fixed days. The document repeats each value under the names of the
 * two R packages it is checked against; only Aalen's own variance differs from the closed form.
 */
export function incidenceRows(input: SurvivalInput) {
  const aj = aalenJohansen(input)
  return EXIT_STATES.flatMap((state) =>
    INCIDENCE_DAYS.map((t) => {
      const cause = codeOfState(state)
      const { incidence, standardError, lower, upper } = incidenceAt(aj, cause, t)
      const hasHappened = aj.byCause.has(cause)
      return {
        state,
        t,
        cif: incidence,
        cif_survfit: incidence,
        cif_cmprsk: hasHappened ? incidence : null,
        var_delta: standardError === null ? null : standardError ** 2,
        se_delta: standardError,
        var_cmprsk_aalen: hasHappened && incidence !== null ? aalenVarianceAt(aj, cause, t) : null,
        se_survfit_ij: standardError,
        lower_loglog_delta: lower,
        upper_loglog_delta: upper,
      }
    }),
  )
}
