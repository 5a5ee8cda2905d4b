# What Portal admins keep, letters, and assessment results.
admin-save = Save
admin-cancel = Cancel

field-organisation-name = Organization
field-organisation-country = Country
field-organisation-domain = Domain
organisations-about = The partner organizations, each with its people and locations.
organisations-add = Add an organization
organisations-add-about = With its first Global admin, who then adds the organization’s other people and its locations.
organisations-add-now = Add and invite
organisations-none = No organizations yet
organisations-none-about = Add the first partner organization; its people can then file claims.
organisations-name-about = Its legal name, as it appears in letters to customers.
organisations-domain-about = Its own domain, such as fabrikam.com: an organization cannot claim itself as a customer.
organisations-first = The first Global admin

catalogue-title = Catalog of products
catalogue-about = What partners can claim. Nothing is deleted, because claims name it; what is withdrawn is no longer offered.
catalogue-add = Add a product
catalogue-new-about = Its code is made from the name and stays, also when it is renamed.
catalogue-code = Code: { $code }
catalogue-activities = Activities
catalogue-activities-about = For what it can be claimed; all of one solution area.
catalogue-name-about = The same in every language.
catalogue-state = Status
catalogue-offered = Offered
catalogue-withdrawn = Withdrawn
catalogue-offered-label = Offered for new claims
catalogue-offered-about = Claims that name it already keep it either way.
catalogue-no-activity = Choose at least one activity
catalogue-two-areas = Choose activities of one solution area only
catalogue-name-taken = There is a product of this name already
catalogue-saved = The catalog has been changed.
field-product-name = Product
field-activities = Activities

holidays-about = Holidays are not business days. A change counts for deadlines given from now on; those already given do not move.
holidays-end-soon = The list ends on { $day }. Add the days that follow, or deadlines after it will be too early.
holidays-weekday = Weekday
holidays-add = Add a holiday
holidays-add-now = Add
holidays-name-about = On a day that is listed already, this changes its name.
holidays-remove = Remove
holidays-remove-title = Make this holiday an ordinary day?
holidays-remove-about = Deadlines given from now on count it as a business day unless it falls on a weekend. Deadlines already given do not move.
holidays-remove-now = Remove the holiday
holidays-no-day = Enter a day of this century, such as 2027-12-24
holidays-saved = The holiday has been saved.
holidays-removed = The holiday has been removed.
field-holiday-day = Day
field-holiday-name = Name
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

deadlines-about = How long each period lasts. The day something happens does not count; a deadline ends with its last day.
deadlines-running = Running claims keep the deadlines they were given. What you change applies from the next event on.
deadlines-days = Number of days
deadlines-unit = Kind of days
deadlines-unit-b = Business days
deadlines-unit-d = Calendar days
deadlines-default = Default: { $span }
deadlines-wrong = Enter a whole number from 1 to { $limit }
deadlines-saved = The deadlines have been changed.
field-start-review = Start of the review
field-review = Review
field-answer = Partner’s answer
field-consent = Customer’s consent
field-dispute-window = Time to dispute
field-dispute-review = Review of a dispute
span-business = { $n ->
    [one] { $n } business day
   *[other] { $n } business days
}
span-calendar = { $n ->
    [one] { $n } day
   *[other] { $n } days
}

reasons-title = Wording of reasons
reasons-about = What partners read when more is needed or a claim is rejected. Every page and letter shows the new words at once.
reasons-reworded = Reworded
reasons-title-label = Short words
reasons-cure-label = Advice
reasons-cure-about = What the partner can do about it.
reasons-own = The portal’s own words:
reasons-back = Back to the portal’s own words ({ $language })
reasons-next = Letters that have left keep the words they had.
reasons-saved = The wording has been saved.
reasons-own-again = The portal’s own words are back.
field-title-en = Short words, English
field-cure-en = Advice, English
field-title-sv = Short words, Swedish
field-cure-sv = Advice, Swedish

letters-about = Every letter the portal writes, the newest first. A letter that does not get through is tried again for days before it is given up.
letters-failed = Not delivered
letters-waiting = Waiting
letters-sent = Sent
letters-overtaken = Out of date
letters-all = All
letters-letter = Letter
letters-to = To
letters-written = Written
letters-state = Status
letters-waits-until = Waits until { $when }.
letters-sent-at = Sent { $when }.
letters-failed-at = Given up { $when }.
letters-tries = { $n ->
    [one] Tried once.
    [0] Not tried yet.
   *[other] Tried { $n } times.
}
letters-kind-submitted = Claim received
letters-kind-info-requested = More is needed
letters-kind-approved = Claim approved
letters-kind-rejected = Claim rejected
letters-kind-consent = To the customer: association to look at
letters-kind-consent-denied = The customer has denied
letters-kind-denial-receipt = To the customer: receipt of the denial
letters-kind-consent-elapsed = Sent for assessment
letters-kind-disputed = Dispute received
letters-kind-dispute-decided = Dispute decided
letters-kind-commented = New comment
letters-kind-wrong-person = Wrong addressee
letters-kind-reminder = Reminder
letters-kind-dispute-filed = A dispute waits
letters-kind-consent-bounced = The customer could not be reached
letters-kind-resend-needed = The customer’s letter came back
letters-kind-invitation = Invitation
letters-kind-password-reset = Way to a new password
letters-kind-password-changed = Password changed
letters-kind-factors-removed = Second factors removed
letters-overtaken-why = Not sent, because it no longer applied.
letters-none = No letters here
letters-none-about = No letter is in this state.
letters-more = Only the newest { $n } are shown.
letters-failed-about = Some letters could not be delivered. Read the error, fix its cause, then try again.
letters-again = Try again
letters-again-all-now = Try all of them again
letters-again-one = The letter will be tried again within moments.
letters-again-all = The letters will be tried again within moments.

assessment-claim = Claim
assessment-claim-name = Claim name
assessment-partner = Partner
assessment-customer = Customer
assessment-tenant = Tenant ID
assessment-product = Product
assessment-subscription = Subscription ID
assessment-products = Products
assessment-mpn = MPN ID
assessment-sent = Sent for assessment
assessment-result = Result
assessment-result-now = Result now
assessment-reason = Reason
assessment-cure = What you can do
assessment-recorded = Recorded
assessment-pending = Pending
assessment-eligible = Eligible
assessment-not-eligible = Not eligible

assessments-about = Approved means that you are associated with the customer. Here is what the later assessment of incentives found, by claim, tenant and subscription.
assessments-search = Claim, customer, tenant or subscription ID
assessments-all = All results
assessments-filter = Show
assessments-export = Export (CSV)
assessments-none = No claims match
assessments-show-all = Show all results
assessments-none-yet = Nothing has been sent for assessment yet
assessments-none-about = A claim is sent for assessment when it is approved and the customer’s time to deny has passed.
assessments-more = Only the first { $n } are shown; search for others.
assessments-admin-title = Assessments
assessments-admin-about = Approved claims whose consent period has passed wait here for the result of the assessment.
assessments-admin-none-about = Choose another result, or search for something else.
assessments-record = Record the result
assessments-record-now = Record
assessments-reason-about = The partner sees the reason and what can be done about it.
assessments-next = The result appears in the claim’s history and in the partner’s report. It can be recorded again when it changes.
assessments-recorded = The result has been recorded.
field-result = Result
field-file = File

import-title = Import results
import-about = A CSV file with a row for each claim. Every row is checked first; nothing is written before you say so.
import-start = Begin with a file of what is pending and fill in its last two columns:
import-pending-file = pending assessments (CSV)
import-longest = CSV, at most { $n } rows.
import-check = Check the file
import-columns-title = What the file holds
import-column-claim = The claim’s number, such as CPOR-2026-4F7K2MX
import-column-result = eligible or not-eligible
import-column-reason = For not-eligible, one of the reasons below; otherwise empty
import-reasons = Reasons
import-checked = The file has been checked
import-nothing-yet = Nothing has been written yet.
import-another = Choose another file
import-bad-rows = { $n ->
    [one] { $n } row cannot be imported
   *[other] { $n } rows cannot be imported
}
import-bad-about = Correct them and check the file again, or import the good rows without them.
import-good-rows = { $n ->
    [one] { $n } good row
   *[other] { $n } good rows
}
import-now = { $n ->
    [one] Import the one good row
   *[other] Import the { $n } good rows
}
import-none-good = No row can be imported. Correct the file and check it again.
import-line = Line
import-wrong = What is wrong
import-empty = Choose a file that has a heading and at least one row
import-unreadable = The file cannot be read as CSV; save it as CSV (UTF-8) and try again
import-columns = The first row must name the columns claim, result and reason
import-too-long = The file has more than { $limit } rows; split it
import-wrong-claim = “{ $text }” is not a claim’s number. Write it as CPOR-2026-4F7K2MX.
import-no-result = The result is missing. Write eligible or not-eligible.
import-wrong-result = “{ $text }” is not a result. Write eligible or not-eligible.
import-no-reason = A claim that is not eligible needs a reason. Write one of the reasons below.
import-wrong-reason = “{ $text }” is not one of the reasons.
import-needless-reason = An eligible claim has no reason; empty it or change the result.
import-twice = { $text } is in the file more than once; only its first row counts.
import-no-such-claim = There is no claim { $text }.
import-not-assessed = { $text } has not been sent for assessment.
import-done = { $n ->
    [one] One result has been recorded
   *[other] { $n } results have been recorded
}
import-unchanged = { $n ->
    [one] One result was recorded already, so nothing changed.
   *[other] { $n } results were recorded already, so nothing changed.
}
import-refused = These claims changed in the meantime and were left as they are:

scans-about = Evidence that waits for the malware check, in which something was found, or that could not be checked.
scans-off = No malware check is set up, so new files are not checked. The setting is PORTAL_SCAN.
scans-none = No file is held back
scans-none-about = Every file has been checked, or came before there was a check.
scans-file = File
scans-since = Since
scans-state = State
scans-decide = Microsoft cannot open this file until it has been checked or you let it through. What you decide is kept with your name.
scans-again = Check again
scans-release = Let through unchecked
scans-again-done = The file will be checked again within moments.
scans-release-done = The file has been let through.
