# The frame around every page, and words the components share.

product-name = Partner Claims
skip-to-content = Skip to content
navigation = Main
menu = Menu
signed-in-as = Signed in as
sign-out = Sign out

# The language this one offers instead, and its own name for itself.
language-other = sv
language-other-name = Svenska

foot-independent = Partner Claims is not a Microsoft website.
foot-about-cpor = About CPOR
foot-getting-started = Getting started

demo-title = Demonstration
demo-clock = The clock stands at
demo-step-day = Next day
demo-step-business-day = Next business day
demo-step-deadline = To the next deadline
demo-mailbox = Mailbox

form-problem = There is a problem
form-error = Error:
form-choose = Choose one
title-error = Error:{" "}

change = Change
change-from = from
change-to = to
nothing-yet = Not given
copy = Copy
copied = Copied

filter-remove = Remove filter:
pages = Pages
page-newer = Previous page
page-older = Next page

letter-why = You receive this letter because you are named in a claim in Partner Claims.

# Told to Portal admins on every page.
disk-nearly-full = The disk for evidence is nearly full. There is room for { $left } more; after that, partners’ files are refused. Make room on it, or move the portal’s files to a larger disk.
