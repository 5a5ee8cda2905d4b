# Where a claim stands, who acts on it, and the lengths of time it lives by.

# The six statuses are spelled as in the source document.
status-editing = Editing
status-editing-meaning = The claim is a draft. Upload PoE and submit it to have it reviewed.
status-submitted = Submitted
status-submitted-meaning = The claim has been submitted. The review has not begun.
status-under-review = Under review
status-under-review-meaning = A reviewer is validating the PoE. Questions are asked under Comments.
status-partner-action-required = Partner action required
status-partner-action-required-meaning = The reviewer needs more. Answer by the due date, or the claim is rejected.
status-approved = Approved
status-approved-meaning = Partner and customer are associated. Whether incentives are paid is decided later.
status-rejected = Rejected
status-rejected-meaning = The claim has been rejected. See the reason on the claim’s page.
status-discarded = Discarded
status-discarded-meaning = The draft has been discarded.

role-global-admin = Global admin
role-billing-admin = Billing admin
role-incentives-admin = Incentives admin
role-incentives-user = Incentives user
role-reviewer = Reviewer
role-lead-reviewer = Lead reviewer
role-portal-admin = Portal admin
role-customer = Customer
role-clock = The portal

side-partner = Partner
side-reviewer = Microsoft
side-customer = Customer
side-system = The portal

period-start-review = From submission until a reviewer starts
period-review = From the start of the review until the decision
period-answer = From a request for information until the partner has answered
period-consent = From approval until the customer can no longer deny
period-dispute-window = From a rejection until it can no longer be disputed
period-dispute-review = From a dispute until its result
