/** What a drawing of a sign is put together from; the pictures stay alike because every part is drawn once. */
export interface SignDrawing {
  /** The whole cat, or its face alone where ears, eyes or mouth say it. */
  readonly view: "cat" | "face"
  readonly pose: "sit" | "stand" | "low" | "crouch" | "arch" | "lie" | "roll" | "run"
  readonly ears: "up" | "aside" | "side" | "flat"
  readonly eyes: "open" | "half" | "wide" | "shut" | "aside"
  readonly tail: "rest" | "up" | "tip" | "swish" | "tucked" | "puffed"
  readonly mouth: "shut" | "lick" | "open" | "hiss" | "scream" | "drool" | "chew"
  readonly mark:
    | "none"
    | "bowl"
    | "no_bowl"
    | "no_bowls"
    | "ball"
    | "paw"
    | "trail"
    | "gaze"
    | "post"
    | "pause"
    | "shake"
    | "tremble"
    | "sleep"
    | "clock"
    | "long_clock"
    | "back"
    | "sound"
    | "breath"
    | "box"
    | "leash"
    | "swipe"
    | "puddle"
    | "turn"
    | "slow"
    | "claws"
  readonly isInHarness: boolean
  /** The part the eye should go to. */
  readonly focus: "pose" | "ears" | "eyes" | "tail" | "mouth" | "mark"
}

const CALM: SignDrawing = {
  view: "cat",
  pose: "sit",
  ears: "up",
  eyes: "open",
  tail: "rest",
  mouth: "shut",
  mark: "none",
  isInHarness: false,
  focus: "mark",
}
const cat = (parts: Partial<SignDrawing>): SignDrawing => ({ ...CALM, ...parts })
const face = (parts: Partial<SignDrawing>): SignDrawing => ({ ...CALM, view: "face", ...parts })
const SCARED = { ears: "flat", eyes: "wide", tail: "tucked" } as const

/** One drawing for every sign of the calm ladder, by its code. */
export const SIGN_DRAWINGS: Readonly<Record<string, SignDrawing>> = {
  t_up: cat({ pose: "stand", tail: "up", focus: "tail" }),
  e_blink: face({ eyes: "shut", focus: "eyes" }),
  m_eat: cat({ pose: "low", mark: "bowl" }),
  g_calm: cat({ eyes: "shut", mouth: "lick", mark: "paw" }),
  x_explore: cat({ pose: "stand", mark: "trail" }),
  p_play: cat({ pose: "run", tail: "up", mark: "ball" }),
  l_watch: cat({ mark: "gaze" }),
  s_mark: cat({ pose: "stand", eyes: "shut", tail: "up", mark: "post" }),
  t_tip: cat({ tail: "tip", focus: "tail" }),
  e_side: face({ ears: "aside", focus: "ears" }),
  m_lick: face({ mouth: "lick", focus: "mouth" }),
  h_away: face({ eyes: "aside", focus: "eyes" }),
  b_pause: cat({ pose: "stand", mark: "pause" }),
  g_quick: cat({ pose: "stand", eyes: "shut", mark: "shake" }),
  c_chew: face({ mouth: "chew", isInHarness: true, focus: "mouth" }),
  f_tired: cat({ pose: "lie", eyes: "half", mark: "sleep" }),
  e_flat1: face({ ears: "side", focus: "ears" }),
  y_wide: face({ eyes: "wide", focus: "eyes" }),
  t_swish: cat({ pose: "stand", tail: "swish", focus: "tail" }),
  b_low: cat({ pose: "low", ears: "side", tail: "tucked", focus: "pose" }),
  b_freeze1: cat({ pose: "crouch", eyes: "wide", mark: "clock" }),
  b_back: cat({ pose: "stand", ears: "side", tail: "tucked", mark: "back" }),
  m_refuse1: cat({ mark: "no_bowl" }),
  v_meow: face({ mouth: "open", mark: "sound", focus: "mouth" }),
  e_flat2: face({ ears: "flat", focus: "ears" }),
  t_puff: cat({ pose: "arch", ears: "flat", eyes: "wide", tail: "puffed", focus: "tail" }),
  v_hiss: face({ ears: "flat", mouth: "hiss", focus: "mouth" }),
  b_freeze2: cat({ pose: "crouch", ...SCARED, mark: "long_clock" }),
  b_shake: cat({ pose: "crouch", ...SCARED, mark: "tremble" }),
  r_fast: cat({ pose: "crouch", eyes: "wide", mark: "breath" }),
  b_hide: cat({ pose: "crouch", ...SCARED, mark: "box" }),
  m_refuse3: cat({ ears: "side", mark: "no_bowls" }),
  b_feign: cat({ pose: "crouch", ears: "side", eyes: "half", tail: "tucked", focus: "eyes" }),
  m_drool: face({ mouth: "drool", focus: "mouth" }),
  b_thrash: cat({ pose: "roll", ears: "flat", eyes: "wide", mark: "claws", isInHarness: true }),
  b_bolt: cat({ pose: "run", ears: "flat", eyes: "wide", mark: "leash", isInHarness: true }),
  a_contact: cat({ pose: "arch", ears: "flat", mouth: "hiss", mark: "swipe" }),
  v_scream: face({ ears: "flat", eyes: "shut", mouth: "scream", mark: "sound", focus: "mouth" }),
  s_soil: cat({ pose: "crouch", ...SCARED, mark: "puddle" }),
  r_open: face({ eyes: "wide", mouth: "open", mark: "breath", focus: "mouth" }),
  d_flop: cat({ pose: "lie", isInHarness: true, focus: "pose" }),
  d_roll: cat({ pose: "roll", isInHarness: true, mark: "turn" }),
  d_moon: cat({ pose: "stand", isInHarness: true, mark: "slow" }),
  d_back: cat({ pose: "stand", isInHarness: true, mark: "back" }),
}
