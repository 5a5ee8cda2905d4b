# Signing in, the ways to go, what is wrong with a field, and pages of what went wrong.
sign-in = Sign in
sign-in-title = Sign in
sign-in-about = Manage your customer associations (CPOR claims).
sign-in-wrong = The e-mail address or the password is wrong. Check both and try again.
wait-seconds = { $n ->
    [one] Too many tries. Wait one second, then try again.
   *[other] Too many tries. Wait { $n } seconds, then try again.
}
wait-minutes = { $n ->
    [one] Too many tries. Wait one minute, then try again.
   *[other] Too many tries. Wait { $n } minutes, then try again.
}
field-email = E-mail address
field-password = Password

nav-claims = Customer associations
nav-assessments = Assessment results
nav-queue = Review queue
nav-conflicts = Conflicts of interest
nav-record-assessments = Assessments
nav-settings = Settings
nav-letters = Letters
nav-scans = Malware check
nav-audit = Audit log
nav-organisations = Organizations
nav-catalogue = Catalog
nav-holidays = Holidays
nav-deadlines = Deadlines
nav-reasons = Wording of reasons
nav-people = People
nav-locations = Locations
nav-getting-started = Getting started

wrong-empty = Fill this in
field-most = At most { $limit } characters.
wrong-too-long = Use at most { $limit } characters
wrong-control = Remove the line breaks or control characters
wrong-mpn = An MPN ID has 4 to 10 digits and nothing else
wrong-tenant = A tenant ID looks like 01234567-89ab-cdef-0123-456789abcdef; copy it from the customer’s directory
wrong-tenant-zero = This is the empty ID; copy the tenant ID from the customer’s directory
wrong-subscription = A subscription ID looks like 01234567-89ab-cdef-0123-456789abcdef; copy it from the customer’s subscription
wrong-domain = Enter a domain such as contoso.com or contoso.onmicrosoft.com
wrong-domain-email = Enter the domain only: the part behind the @
wrong-domain-url = Enter the domain only, without https:// and without a path
wrong-email = Enter an e-mail address such as name@example.com
wrong-unchosen = Choose one
wrong-choice = Choose one of the listed options

onward-home = Go to your start page
onward-claim = See the claim as it is now
onward-other-claim = See the other claim
onward-back = Go back and try again

error-not-found-title = Page not found
error-not-found = There is nothing at this address, or it is not yours to see. Check the address, or go to your start page.
error-sign-in-title = Sign in
error-sign-in = Sign in to see this page.
error-stale-title = The claim has changed
error-stale = Somebody changed this claim while you were reading, so your change was not saved. See how it stands now, then decide.
error-refused-title = This is not possible now
error-refused = This cannot be done while the claim has this status. See the claim for what can be done now.
error-token-title = Please try again
error-token = The page you sent was too old or did not come from this portal, so nothing was saved. Go back and send it once more.
error-too-large-title = Too much was sent
error-too-large = What you sent is larger than this portal takes. Send less at a time.
error-too-large-limit = What you sent is larger than { $limit }. Send less at a time.
error-bad-title = That could not be read
error-bad = The portal could not make sense of what was sent. Go back and try once more.
error-busy-title = Please wait a moment
error-busy = Too much is going on at this moment. Wait a few seconds and try again; nothing was lost.
error-damaged-title = This file is damaged
error-damaged = The file is not what was handed in, so it is not shown. We have noted it. Tell support this number: { $id }. The partner can send the file again.
error-held-pending-title = Not checked yet
error-held-pending = This file is being checked for malware, and is shown when that is done. Try again in a minute.
error-held-failed-title = Could not be checked
error-held-failed = This file could not be checked for malware, so it is not shown. A Portal admin decides about it.
error-held-blocked-title = Malware was found
error-held-blocked = Malware was found in this file, so nobody can open it. The partner can add a clean copy.
error-too-slow-title = That took too long
error-too-slow = What you sent came too slowly and was not read to its end. Check your connection, go back and send it again.
error-too-often-title = Please wait a moment
error-too-often = { $n ->
    [one] Too many requests came in a short time. Wait a second and try again.
   *[other] Too many requests came in a short time. Wait { $n } seconds and try again.
}
error-misdirected-title = There is no portal under this name
error-misdirected = You came by a name that is not the portal’s. Its address is { $address }.
onward-again = Try again
onward-portal = Go to the portal
error-broken-title = Something went wrong
error-broken = Something went wrong on our side, and we have noted it. If it happens again, tell support this number: { $id }.

refusal-not-now = This cannot be done while the claim has this status. See the claim for what can be done now.
refusal-not-yours = This is for somebody else to do. See the claim for whose move it is.
refusal-too-late = The time for this ended { $due }. See the claim for what can be done now.
refusal-not-due = The deadline has not passed yet. Wait until it has.
refusal-partner-has-not-asked = The partner has not asked for the rejection. Reject with a reason of your own instead.
refusal-already-told = A letter to the customer has been handed over before.
refusal-already-asked = The rejection has already been asked for. A reviewer will confirm it.
refusal-you-rejected-it = You rejected this claim, so another reviewer decides the dispute.
refusal-conflict-of-interest = You have a conflict of interest with this organization, declared by you or because you belong to it. Another reviewer acts on its claims.
refusal-already-yours = You already have this claim.
refusal-window-closed = The time to dispute has passed. Submit a new association with updated PoE.
refusal-own-wish = Your organization asked for this rejection, so it cannot be disputed. Submit a new association instead.
refusal-incomplete = Something is still missing: { $fields }.
refusal-duplicate = Your organization has already claimed this product for this customer, in claim { $claim }.
refusal-duplicate-elsewhere = Another location of your organization has already claimed this product for this customer. Ask somebody who sees the whole organization, for example a Global admin.
refusal-out-of-reach = Your role does not cover this location. Choose one of your own locations.
refusal-locked = This field can no longer be changed: { $field }.
refusal-only-remove-products = Products can be removed now, but not added. Ask in a comment if one must be added.
refusal-too-many-files = A claim can have at most 20 files. Leave one out, or combine some.
refusal-too-many-bytes = The files of a claim can be at most 100 MB together. Leave one out, or make some smaller.
refusal-no-such-file = The claim has no such file. See its list of files as it is now.
refusal-nothing-answered = Change something, add a file or write a reply before you hand the claim back.
refusal-nothing-said = Write a justification, add an updated PoE, or both.
refusal-collides = A competing claim covers the same product: { $claims }. A lead reviewer must settle it first.
refusal-evidence-damaged = A file of this claim is damaged, so the claim cannot be approved. Ask the partner to send the file again.
refusal-evidence-blocked = Malware was found in all of the evidence. Add a clean copy first.
refusal-evidence-unscanned = Not all of the evidence has been checked for malware yet, so the claim cannot be approved. Wait until that is done; a Portal admin decides about files that could not be checked.
refusal-nothing-to-settle = No pending claim competes with this one, so there is nothing to settle.

sign-in-stale = The page you signed in on was too old. Type your password once more.
sign-in-to-go-on = Your session has ended. Sign in again: what you wrote is kept, and you can send it afterwards.
again-title = Send this again?
again-signed-in = You are signed in again. This is what you wrote; none of it has been saved yet.
again-confirmed = Confirmed. This is what you wrote; none of it has been saved yet.
again-too-old = The page you sent was too old, so none of it has been saved yet.
again-busy = The portal could not save anything just now. This is what you wrote; none of it has been saved yet. Wait a few seconds, then send it.
again-too-often = { $n ->
    [one] The portal was being asked for too much, so nothing of this has been saved yet. Wait a second and send it again.
   *[other] The portal was being asked for too much, so nothing of this has been saved yet. Wait { $n } seconds and send it again.
}
again-nothing = There was nothing to fill in. You can do it again with the button.
again-written = This is what you wrote
again-other = Also
again-files = { $n ->
    [one] A file cannot be kept. Choose it again:
   *[other] Files cannot be kept. Choose them again:
}
again-choose = Choose files
again-send = Send now
again-leave = Do not send
