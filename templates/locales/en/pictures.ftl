# Where people would rather look than read: the steps of a claim's life, how a deadline is counted, figures.

steps-title = The claim step by step
step-done = done
step-now = now
step-ahead = still to come
step-editing = Draft
step-submitted = Submitted
step-review = Under review
step-answering = Partner action required
step-consent-open = Approved
step-rejected = Rejected
step-dispute-review = Dispute under review
step-dispute-answering = Partner action required
step-dispute-consent-open = Approved after dispute
step-rejected-finally = Rejected, final
step-associated = Assessment
step-discarded = Discarded
step-times = { $n ->
    [one] asked once
   *[other] asked { $n } times
}

days-title = How this date is counted
days-business = The deadline was set on { $from }. That day does not count; { $n ->
    [one] { $n } business day follows
   *[other] { $n } business days follow
}, and the last of them is { $to }. Weekends and holidays are left out.
days-calendar = The deadline was set on { $from }. That day does not count; { $n ->
    [one] { $n } day follows
   *[other] { $n } days follow
}, weekends and holidays included, and the last of them is { $to }.
days-paused = The reviewer’s days were paused while the partner’s answer was awaited.
days-stand-still = Meanwhile the reviewer’s days are paused; { $n ->
    [one] { $n } business day is left
   *[other] { $n } business days are left
} when the partner has answered.
days-otherwise = The holidays or periods have been changed since. Counted today, the last day would be { $day }. The deadline that was given applies: { $to }.
days-over = The last day was { $to }; today is { $today }.
days-table = Every day in a table
days-day = Day
days-what = Counted as
day-set = Day zero: the deadline was set
day-counted = Day { $n }
day-last = Day { $n }, the last
day-weekend = Weekend, not counted
day-holiday = Holiday, not counted
day-holiday-named = Holiday, not counted: { $name }
day-paused = Paused, waiting for the partner; { $n ->
    [one] { $n } day was left
   *[other] { $n } days were left
}
day-late = Not counted: the reviewer was late
day-today = today
days-legend-set = Day zero
days-legend-counted = Counted day
days-legend-weekend = Weekend
days-legend-holiday = Holiday
days-legend-paused = Paused
days-legend-late = Late
days-legend-last = Last day
days-legend-today = Today
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

figures-title = Figures
figures-about-partner = How your organization’s claims stand, and what became of them in the last twelve weeks.
figures-about-all = How all partners’ claims stand, and what became of them in the last twelve weeks.
figures-numbers = The numbers
figures-none = Nothing to count yet.
figures-number = Number

figures-status = Claims by status
figures-status-says = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
} in all.
figures-status-name = Status

figures-weeks = Decisions by week
figures-weeks-says = { $n ->
    [one] { $n } decision
   *[other] { $n } decisions
} in twelve weeks: { $approved } approved, { $rejected } rejected.
figures-week = Week
figures-week-of = Week { $week }, from { $day }
figures-approved = Approved
figures-rejected = Rejected

figures-days = Business days per step
figures-days-says = Half of all took this long or less. Counted are steps that ended in the last twelve weeks; the partner’s days do not count as the reviewer’s.
figures-days-none = No step ended in the last twelve weeks.
figures-days-name = Step
figures-days-median = Median, business days
figures-days-ended = Ended
figures-step-start-review = From submission to the start of the review
figures-step-start-review-short = Start of review
figures-step-decision = From the start of the review to the decision
figures-step-decision-short = Decision
figures-step-answer = From a request for information to the partner’s answer
figures-step-answer-short = Partner’s answer
figures-step-dispute = From a dispute to its result
figures-step-dispute-short = Dispute
figures-and-a-half = { $n }.5

figures-grounds = Reasons for rejection
figures-grounds-says = { $n ->
    [one] { $n } rejection
   *[other] { $n } rejections
} in twelve weeks, each with one primary reason.
figures-grounds-name = Primary reason

figures-faults = What was wrong with the proof
figures-faults-says = A rejection may name several faults.
figures-faults-name = Fault

figures-late = Overdue now
figures-late-says = { $n ->
    [0] Microsoft is late with no claim.
    [one] Microsoft is late with { $n } claim.
   *[other] Microsoft is late with { $n } claims.
}
figures-late-name = Waiting for
figures-late-submitted = The start of the review
figures-late-review = The decision
figures-late-dispute-review = The result of a dispute
