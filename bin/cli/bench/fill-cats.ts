import { DIMENSION_KEYS } from "@/lib/domain/temperament/dimensions"
import { systemPool } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

const one = (values: string[], from: string) =>
  `(array[${values.map((value) => `'${value}'`).join(",")}])[1 + (${from}) % ${values.length}]`
const TIER = ["WINDOW", "PATIO_PACK", "TRAIL"]
const GATES = "(array['G1','G2','G3','G4','G7'])"

// Two of three cats are rated; every number differs from cat to cat as far as it does in a shelter.
const ESTIMATES = DIMENSION_KEYS.map(
  (key, place) =>
    `'${key}', jsonb_build_object('mean', 1 + ((n * ${place + 3}) % 397) / 100.0, 'se', 0.4, 'W', (n + ${place}) % 3)`,
).join(", ")

/** Cats in care with everything a list shows and filters by; written in bulk, since only the reading is measured. */
export async function fillCats(viewer: Viewer, cats: number) {
  await systemPool().query(
    `insert into "Cat" ("id","shelterId","slug","name","code","sex","bornOn","breed","colour","weightKg","room","unit","inCare",
       "intakeOn","potential","effective","sufficient","gatesOpen","suitability","suitabilityLow","suitabilityHigh","coverage",
       "nextLook","proposedLook","stage","mastered","lastSessionAt","lastRatingAt","roundAt","roundStress","estimates","facets")
     select gen_random_uuid(), $1::uuid, 'c' || n, 'Cat ' || lpad((n::bigint * 7919 % 1000003)::text, 7, '0'), 'A' || n,
       ${one(["F", "M", "unknown"], "n")}::"Sex", date '2014-01-01' + (n * 37) % 4200, ${one(["Domestic shorthair", "Siamese mix", "Maine Coon"], "n / 3")},
       ${one(["black", "brown tabby", "orange", "tortie", "white"], "n / 2")}, 2.5 + (n % 400) / 100.0, (n % 40)::text, (n % 12)::text, true,
       date '2026-01-01' + n % 300, ${one(TIER, "n")}::"Tier", ${one(TIER, "n / 5")}::"Tier", n % 4 <> 0, ${GATES}[1:n % 6],
       (n * 13 % 1000) / 10.0, (n * 13 % 700) / 10.0, 90, n % 100, ${one(["recovery", "sound", "handling"], "n / 7")},
       ${one(["full", "quick", "none"], "n")}, nullif(n % 10, 0), n % 9, nullif(n % 5, 0) * interval '1 hour' * (n % 999) + timestamptz '2026-06-01 08:00+00',
       case when n % 3 > 0 then timestamptz '2026-05-01 08:00+00' + n % 9000 * interval '1 minute' end,
       timestamptz '2026-06-01 08:00+00' + n % 9000 * interval '1 minute', n % 5, jsonb_build_object(${ESTIMATES}),
       array['ready:' || ${one([...TIER, "unknown"], "n / 5")}, 'age:' || ${one(["kitten", "young", "adult", "senior"], "n")}, 'energy:' || ${one(["calm", "medium", "lively"], "n")},
         'sex:' || ${one(["F", "M", "unknown"], "n")}, 'stage:' || coalesce(nullif(n % 10, 0)::text, 'none'), 'room:' || n % 40, 'dogs:unknown', 'cats:unknown', 'children:unknown',
         'evidence:' || ${one(["none", "thin", "enough"], "n")}, 'potential:' || ${one(TIER, "n")}, 'look:' || ${one(["full", "quick", "none"], "n")},
         'gates:' || case when n % 6 = 0 then 'clear' else 'open' end, 'tag:' || ${one(["curious", "confident", "checks_in"], "n")}]
         || (select coalesce(array_agg('gate:' || g), '{}') from unnest(${GATES}[1:n % 6]) g)
     from generate_series(1, $2::int) n`,
    [viewer.shelterId, cats],
  )
  await systemPool().query('analyze "Cat"')
}
