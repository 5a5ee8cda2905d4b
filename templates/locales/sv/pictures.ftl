# Där man hellre tittar än läser: stegen i anspråkets liv, hur en tidsfrist räknas, siffror.

steps-title = Anspråket steg för steg
step-done = klart
step-now = nu
step-ahead = återstår
step-editing = Utkast
step-submitted = Inskickat
step-review = Under granskning
step-answering = Partneråtgärd krävs
step-consent-open = Godkänt
step-rejected = Avslaget
step-dispute-review = Bestridandet granskas
step-dispute-answering = Partneråtgärd krävs
step-dispute-consent-open = Godkänt efter bestridande
step-rejected-finally = Slutgiltigt avslaget
step-associated = Bedömning
step-discarded = Borttaget
step-times = { $n ->
    [one] begärt en gång
   *[other] begärt { $n } gånger
}

days-title = Så räknas dagen fram
days-business = Tidsfristen sattes { $from }. Den dagen räknas inte; därefter följer { $n ->
    [one] { $n } arbetsdag
   *[other] { $n } arbetsdagar
}, och den sista är { $to }. Helger och helgdagar räknas inte.
days-calendar = Tidsfristen sattes { $from }. Den dagen räknas inte; därefter följer { $n ->
    [one] { $n } kalenderdag
   *[other] { $n } kalenderdagar
}, helger och helgdagar inräknade, och den sista är { $to }.
days-paused = Granskarens dagar var pausade i väntan på partnerns svar.
days-stand-still = Under tiden är granskarens dagar pausade; { $n ->
    [one] { $n } arbetsdag återstår
   *[other] { $n } arbetsdagar återstår
} när partnern har svarat.
days-otherwise = Helgdagarna eller tiderna har ändrats sedan dess. Räknat i dag skulle sista dagen bli { $day }. Den tidsfrist som gavs gäller: { $to }.
days-over = Sista dagen var { $to }; i dag är det { $today }.
days-table = Varje dag i en tabell
days-day = Dag
days-what = Räknas som
day-set = Dag noll: tidsfristen sattes
day-counted = Dag { $n }
day-last = Dag { $n }, den sista
day-weekend = Helg, räknas inte
day-holiday = Helgdag, räknas inte
day-holiday-named = Helgdag, räknas inte: { $name }
day-paused = Paus, väntar på partnern; { $n ->
    [one] { $n } dag återstod
   *[other] { $n } dagar återstod
}
day-late = Räknas inte: granskaren var försenad
day-today = i dag
days-legend-set = Dag noll
days-legend-counted = Räknad dag
days-legend-weekend = Helg
days-legend-holiday = Helgdag
days-legend-paused = Paus
days-legend-late = Försenat
days-legend-last = Sista dagen
days-legend-today = I dag
weekday-short-1 = mån
weekday-short-2 = tis
weekday-short-3 = ons
weekday-short-4 = tor
weekday-short-5 = fre
weekday-short-6 = lör
weekday-short-7 = sön
month-short-1 = jan
month-short-2 = feb
month-short-3 = mars
month-short-4 = apr
month-short-5 = maj
month-short-6 = juni
month-short-7 = juli
month-short-8 = aug
month-short-9 = sep
month-short-10 = okt
month-short-11 = nov
month-short-12 = dec

figures-title = Siffror
figures-about-partner = Vilken status din organisations anspråk har, och vad det blev av dem under de senaste tolv veckorna.
figures-about-all = Vilken status alla partners anspråk har, och vad det blev av dem under de senaste tolv veckorna.
figures-numbers = Siffrorna
figures-none = Det finns inget att räkna ännu.
figures-number = Antal

figures-status = Anspråk efter status
figures-status-says = { $n } anspråk totalt.
figures-status-name = Status

figures-weeks = Beslut per vecka
figures-weeks-says = { $n } beslut på tolv veckor: { $approved } godkända, { $rejected } avslagna.
figures-week = Vecka
figures-week-of = Vecka { $week }, från { $day }
figures-approved = Godkända
figures-rejected = Avslagna

figures-days = Arbetsdagar per steg
figures-days-says = Hälften tog så lång tid eller kortare. Steg som avslutades de senaste tolv veckorna räknas; partnerns dagar räknas inte som granskarens.
figures-days-none = Inget steg har avslutats de senaste tolv veckorna.
figures-days-name = Steg
figures-days-median = Median, arbetsdagar
figures-days-ended = Avslutade
figures-step-start-review = Från inskickat anspråk till påbörjad granskning
figures-step-start-review-short = Påbörjad granskning
figures-step-decision = Från påbörjad granskning till beslut
figures-step-decision-short = Beslut
figures-step-answer = Från begärd komplettering till partnerns svar
figures-step-answer-short = Partnerns svar
figures-step-dispute = Från bestridande till besked
figures-step-dispute-short = Bestridande
figures-and-a-half = { $n },5

figures-grounds = Orsaker till avslag
figures-grounds-says = { $n } avslag på tolv veckor, vart och ett med en huvudorsak.
figures-grounds-name = Huvudorsak

figures-faults = Vad som brast i utförandebevisen
figures-faults-says = Ett avslag kan nämna flera brister.
figures-faults-name = Brist

figures-late = Försenat just nu
figures-late-says = { $n ->
    [0] Microsoft är inte försenat med något anspråk.
   *[other] Microsoft är försenat med { $n } anspråk.
}
figures-late-name = Väntar på
figures-late-submitted = Påbörjad granskning
figures-late-review = Beslut
figures-late-dispute-review = Besked om bestridande
