# The partner's pages: the dashboard, and a claim from its first word to its dispute.
cancel = Cancel
save = Save
next-steps = Next step:
next-getting-started = Getting started with incentives

dashboard-title = Customer associations
dashboard-about = Your organization’s claims as Claiming Partner of Record (CPOR), and where each of them stands.
dashboard-new = + Customer association
dashboard-search = Claim, customer or ID
dashboard-any-status = Any status
dashboard-due = What is due
dashboard-any-due = Anything
dashboard-due-today = Due today
dashboard-due-week = Due within a week
dashboard-due-microsoft = Waiting for Microsoft
dashboard-due-late = Overdue (Microsoft)
dashboard-due-consent = Customer may deny
dashboard-location = Location
dashboard-any-location = Any location
dashboard-filter = Filter
dashboard-chip-status = Status: { $status }
dashboard-chip-search = Search: { $search }
dashboard-claim = Claim
dashboard-status = Status
dashboard-next = What happens next
dashboard-changed = Last change
dashboard-none-here = No claim matches
dashboard-none-here-about = Remove a filter, or look for something else.
dashboard-show-all = Show all claims
dashboard-none = No claims yet
dashboard-none-about = A claim says that you work with a customer on certain products, and proves it with documents. Create the first one.
dashboard-statuses = What the statuses mean

new-claim-title = New customer association
new-claim-about = Give the claim a name. It is saved as a draft at once, and you fill in the rest over as many visits as it takes.
new-claim-name-hint = Your own label, such as the customer and the project. Microsoft’s reviewers see it too.
new-claim-create = Create claim
new-claim-next = Next you tell who the customer is, what you did, and upload proof of execution (PoE).
flash-opened = The draft is saved. Fill in the parts below in any order.

claim-rejection-asked = Your organization has asked for this claim to be rejected. A reviewer will confirm it. Until then, deadlines go on.
acts-title = More about this claim
act-copy = Copy to a new claim, with this or another activity
act-ask-to-reject = Request rejection
act-discard = Discard draft

next-draft = Finish the draft
next-draft-about = Nobody at Microsoft sees the claim until you submit it. Nothing is lost when you leave.
next-continue = Continue: { $task }
next-submitted = The claim waits for a reviewer
next-submitted-until = A reviewer begins by { $due }.
next-submitted-about = Until then you can still change MPN ID, products and contacts, and add PoE. There is nothing you have to do.
next-review = A reviewer is validating the PoE
next-review-until = A decision comes by { $due }.
next-review-about = The claim cannot be changed meanwhile. If the reviewer has a question, you get an e-mail and find it under Comments.
next-dispute-review = The dispute is being reviewed
next-dispute-review-until = An answer comes by { $due }.
next-dispute-review-about = Another reviewer than the one who rejected the claim looks at it afresh. The claim cannot be changed meanwhile.
next-late = Microsoft is late: this was promised by { $due }. The claim keeps its place and loses nothing. You may ask in a comment.
next-asked = The reviewer needs more from you
next-asked-until = Answer by { $due }. If you do not, the claim is rejected.
next-asked-products = It is about: { $products }
next-may-add = You may add products in your answer.
next-only-remove = You may remove products and go on with the rest; products cannot be added now.
next-resubmit = Answer and resubmit
next-upload = Upload PoE
next-edit-products = Change products
next-answer-over = The time to answer has ended
next-answer-over-about = The last moment was { $due }. The claim is being rejected for lack of an answer. You can dispute that afterwards.
next-approved = The claim is approved
next-associated-with = You are associated with { $customer }.
next-consent-until = The customer can deny until { $due }. If it does not, the claim is then sent for assessment of incentives.
next-wrong-person = Whoever got the customer’s letter says to be the wrong person to ask. A reviewer can send it to another. If you know who decides for the customer, say so in a comment.
next-wrong-person-named = Whoever got the customer’s letter says to be the wrong person to ask, and has named somebody else. A reviewer can send the letter there. If you know better who decides for the customer, say so in a comment.
next-consent-sending = The customer’s letter is on its way. The time to deny begins when it has been handed over, and the last day then stands here.
next-consent-bounced = The customer’s letter could not be delivered to anybody, so no time to deny is running. Write in a comment who at the customer can decide, with name and e-mail address. The reviewer sends the letter again.
next-comment = Write a comment
next-wish-lapsed = You had asked for the association to be rejected. No reviewer confirmed that before the consent period passed, so the request has lapsed and the association stands.
next-consent-over = The customer could deny until { $due }. The claim is about to be sent for assessment of incentives.
next-not-money = Approved means that you are associated with the customer. Whether incentives are paid is decided later.
next-associated = Approved, and the consent period has passed
next-assessment-pending = The claim has been sent for assessment of incentives. The result will be shown here.
next-eligible = The assessment found the association eligible for incentives. Find it in the earnings and payout report by tenant ID or subscription ID.
next-not-eligible = The assessment found the association not eligible for incentives. You stay associated with the customer.
next-rejected = The claim is rejected
next-rejected-finally = The claim is rejected for good
next-dispute-until = You can dispute this rejection until { $due }.
next-dispute = Dispute the rejection
next-final-about = The decision after a dispute is final. You can submit a new association with updated PoE.
next-final-own-wish = Your organization asked for this itself, so it cannot be disputed. You can submit a new association with updated PoE.
next-copy = Start a new claim from this one
next-in-words = In their words:

tasks-title = Before you submit
task-done = Done
task-todo = To do
task-blocked = Cannot start yet
task-missing = Missing: { $fields }
task-products-wait = Choose the activity first
task-poe-missing = Upload at least one proof of execution
task-poe-files = { $n ->
    [one] { $n } file
   *[other] { $n } files
}
task-submit = Check and submit
task-submit-waits = When everything above is done

warning-duplicate = Your organization has already claimed one of these products for this customer with the same activity, so this claim cannot be submitted as it is. See
warning-duplicate-other = Your organization has another claim for the same. See
warning-not-enrolled = This location is not enrolled in an incentive program. The claim may not earn incentives. Enroll it in Partner Center, or choose another location.
warning-contact-own-domain = The customer contact’s e-mail address is on your own organization’s domain. The customer’s letter goes there; use an address at the customer.
warning-contact-other-domain = The customer contact’s e-mail address is not on the customer’s domain. Check that the letter reaches somebody at the customer.
warning-disclosure = Public sector customers in the United States and Puerto Rico: the signed PoE must tell the customer that you may receive fees from Microsoft.
warning-rival = Another partner claims the same product. The review may take longer.

edit-customer-about = Who you did the work for. After submission this can no longer be changed.
edit-customer-hint = The legal name, as in the PoE.
edit-tenant-hint = The customer finds it on the overview page of its Microsoft Entra admin center. It looks like 01234567-89ab-cdef-0123-456789abcdef.
edit-domain-hint = Such as contoso.com or contoso.onmicrosoft.com. It must belong to the tenant.
edit-public-sector-hint = A government, a municipality, a public school or hospital, or another body of the state.
edit-activity-about = What you did for the customer. It decides which program the claim serves.
edit-activity-hint = Choose with care: after submission a wrong activity cannot be edited away. You would have to have the claim rejected and file a new one. One activity a claim: if you did two things, copy the claim afterwards. If you change the activity, products that do not belong to it are removed.
edit-activity-programme = Serves: { $programme }.
edit-activity-presales-time = File presales claims soon: the programs accepted them until 120 days after the purchase.
edit-recognition-hint = The claim counts for recognition, and no incentive is paid.
edit-products-about = What you claim. Every product or workload must be named in the PoE.
edit-products-hint = Choose all that the PoE proves.
edit-products-usage-hint = Power Apps, Power Automate, Power BI and other Power Platform products, and Customer Insights, are not listed here: Microsoft attributes their usage by Partner Admin Link (PAL), not by CPOR. You can claim them for presales or revenue association.
edit-keep-hint = The reviewer has not opened the claim for more products. Clear those you cannot prove, and go on with the rest.
edit-no-products = There are no products for this activity. Choose the activity first.
edit-subscription = Subscription ID
edit-subscription-hint = It looks like 01234567-89ab-cdef-0123-456789abcdef. The customer finds it with the subscription, under Billing in the Microsoft 365 admin center. One a line. Subscriptions bought through a cloud solution provider (CSP) cannot be claimed.
edit-only-subscription = The customer has exactly one subscription of this product
edit-only-subscription-hint = Tick this only when you leave the subscription ID empty. The portal cannot look into the customer’s tenant.
wrong-subscription-open = name the subscription ID, or confirm that the customer has exactly one subscription of this product
edit-location-about = Which of your locations claims, and whom Microsoft asks there. Incentives go to the location.
edit-mpn-hint = Only your organization’s location IDs are listed; claims, incentives and payouts belong to a location, never to the global ID. The portal cannot tell which partner type an ID has, such as FastTrack Ready Partner. If you are unsure, ask your global admin: a wrong MPN ID costs incentives.
edit-no-locations = Your organization has no locations in the portal yet. Ask your global admin to add one.
location-enrolled = Enrolled in an incentive program
edit-partner-contact-hint = Gets the letters about this claim.
edit-contacts-about = Who gets the customer’s letter.
edit-customer-contact = Customer contact
edit-customer-contact-hint = When the claim is approved, this person gets a letter and may deny the association during the consent period. Tell them beforehand.
edit-technical-contact = Technical contact
edit-technical-contact-hint = Required for Business Applications claims. This person gets the letter too.
edit-name = Name
edit-title = Title
edit-email = E-mail
flash-saved = Saved.
flash-products-dropped = Saved. Products that do not belong to the new activity were removed; choose products again.
partner-stale = The claim changed while you were filling this in, so nothing was saved. Your words are still here: check them against the claim and send again.
partner-review-began = A reviewer has started, so your change was not saved. If it matters to the review, say it in a comment.
wrong-own-domain = This is your own organization’s domain. Partner and customer cannot be the same company.
wrong-no-product = Keep at least one product. If nothing is left to claim, request rejection instead.
wrong-subscription-twice = This subscription ID is already named above
wrong-unacknowledged = Tick this to go on: { $what }

submit-title = Check and submit
submit-about = Read through what the claim says. After submission only MPN ID, products and contacts can be changed, until a reviewer begins.
submit-missing = Something is still missing
submit-not-yet = You can submit when nothing is missing.
submit-acknowledge = Before you submit
ack-right = What the claim says is right, and the PoE belongs to it
ack-customer-knows = The customer knows of this claim, and that a letter about it will come
ack-may-sign = I may sign for my organization
submit-then = A reviewer begins within { $span }. You get a receipt by e-mail.
submit-button = Submit claim
flash-submitted = The claim is submitted.

resubmit-title = Answer and resubmit
resubmit-until = Hand the claim back by { $due }, or it is rejected.
resubmit-changed = Changed since the request
resubmit-nothing-changed = Nothing yet. Upload PoE, change what was asked for, or explain below.
resubmit-reply = Reply to the reviewer
resubmit-reply-hint = What you changed, and where in the PoE the reviewer finds it. Needed only if nothing above has changed.
resubmit-then = The claim goes back to the reviewer, with the days that were left.
resubmit-button = Resubmit
field-reply = Reply to the reviewer
flash-resubmitted = The claim is back with the reviewer.

dispute-title = Dispute the rejection
dispute-until = You can dispute until { $due }.
dispute-about = Another reviewer answers within { $span }. A claim can be disputed once.
dispute-why = Why it was rejected
dispute-justification-hint = Why the rejection should be reconsidered. Answer each reason above. Justification, PoE or both: at least one is needed.
dispute-poe = Updated PoE
field-kept = Files that came in well
dispute-kept-hint = They go with the dispute. Untick what should not. Choose below only what was refused or is still missing.
dispute-button = Dispute
field-justification = Business justification
flash-disputed = The dispute is filed.

ask-to-reject-about = A reviewer confirms the request and the claim becomes Rejected, with your organization’s request as the reason. That cannot be disputed; you can file a new claim.
ask-to-reject-deadline = Until it is confirmed, deadlines go on.
ask-to-reject-note-hint = Needed for another reason; otherwise if there is more to say.
ask-to-reject-button = Request rejection
field-reason = Reason
field-note = In your own words
flash-asked-to-reject = The request is sent. A reviewer confirms it.

discard-about = { $n ->
    [0] The draft disappears from your list. It cannot be brought back.
    [one] The draft and its file disappear from your list. They cannot be brought back.
   *[other] The draft and its { $n } files disappear from your list. They cannot be brought back.
}
discard-button = Discard draft
flash-discarded = The draft is discarded.

copy-about = A new draft with the same customer, location and contacts. Products come along where they belong to the activity. PoE does not: each claim needs its own.
copy-name = Name of the new claim
copy-activity = Activity of the new claim
copy-activity-hint = One activity a claim; the same product with the same activity cannot be claimed twice.
copy-button = Create copy
flash-copied = The copy is saved as a draft. Upload its PoE and check its parts.
