# The letters. Blanks every sentence may use: $claim, $name, $partner, $location, $mpn, $customer, $tenant, $domain,
# $activity, $due (the last day and hour, with its zone), $at (when it happened), $event, $round (first or dispute),
# $reason, $colleague, $contact, $contact_email, $sees (usage or seats), $count. A subject holds nothing people typed, but for the partner's name in the customer's letter.

letter-greeting = Hello { $name },
letter-automatic = This letter was sent automatically. Answers to it are not read.
letter-open-claim = Open the claim
letter-open-history = Open the claim’s history
letter-note = The reviewer writes:
letter-not-money = Approved means that you are associated with the customer. It does not approve incentives: whether any are paid is decided in a separate assessment, once the consent period has passed.

letter-fact-claim = Claim
letter-fact-partner = Partner
letter-fact-location = Partner location
letter-fact-mpn = MPN ID
letter-fact-customer = Customer
letter-fact-organization = Your organization
letter-fact-tenant = Tenant ID
letter-fact-domain = Domain
letter-fact-products = Products and workloads
letter-fact-activity = Activity
letter-fact-last-day = Last day to deny
letter-fact-reference = Reference number
letter-fact-due = Answer by

letter-submitted-subject = { $event ->
    [resubmitted] { $claim }: your answer has been received
   *[other] { $claim }: your claim has been submitted
}
letter-submitted-heading = { $event ->
    [resubmitted] Your answer has been received
   *[other] Your claim has been submitted
}
letter-submitted-what = { $event ->
    [resubmitted] Your answer about { $customer } has been handed to the reviewer, and the review goes on.
   *[other] Your claim about { $customer } now waits for a reviewer.
}
letter-submitted-next = { $event ->
    [resubmitted] A decision or another question is due by { $due }.
   *[other] The review should begin by { $due }. Until it begins you can still change the claim.
}
letter-submitted-told = You will get a letter as soon as something is decided or asked.

letter-info-requested-subject = { $claim }: answer by { $due }
letter-info-requested-heading = The reviewer needs more
letter-info-requested-what = The review of your claim about { $customer } is paused, because the proof of execution (PoE) leaves questions open. The claim now has the status Partner action required.
letter-info-requested-due = { $round ->
    [dispute] Answer by { $due }. Without an answer by then, the claim is rejected for good.
   *[first] Answer by { $due }. Without an answer by then, the claim is rejected.
}
letter-info-requested-needed = What is needed
letter-info-requested-products = This is about:
letter-info-requested-may-add = You may also add products in your answer.
letter-info-requested-how = Open the claim, upload or correct what is missing, and resubmit it.
letter-reminder-subject = { $claim }: reminder, answer by { $due }
letter-reminder-heading = Your answer is still missing
letter-reminder-what = The reviewer asked you for more about your claim about { $customer }, and the claim has not been handed back yet.

letter-approved-subject = { $claim }: approved; the customer can deny until { $due }
letter-approved-heading = Your claim has been approved
letter-approved-what = Your claim about { $customer } has been approved, and you are associated with the customer.
letter-approved-consent = The customer is sent a letter and can then deny the association: until { $due }, unless something delays its letter. You do not need to do anything.

letter-rejected-subject = { $claim }: rejected
letter-rejected-heading = Your claim has been rejected
letter-rejected-what = Your claim about { $customer } was rejected on { $at }.
letter-rejected-why = The reason
letter-rejected-own-reason = Your reason: { $reason }
letter-rejected-where = You also find the reason on the claim’s page, and everything that led to it in the claim’s history:
letter-asked = What the reviewer had asked for
letter-rejected-dispute-heading = How to dispute it
letter-rejected-dispute-until = You can dispute this rejection until { $due }.
letter-rejected-dispute-how = Open the dispute form, then give a business justification, upload updated PoE, or both. A rejection can be disputed once, and another reviewer decides.
letter-rejected-dispute = Dispute the rejection
letter-rejected-no-dispute = A rejection you asked for yourself cannot be disputed. You can submit a new claim at any time.

letter-consent-subject = { $partner } is associated with your organization – you can deny this until { $due }
letter-consent-heading = { $partner } is associated with your organization
letter-consent-what = { $partner }, a Microsoft partner, has stated that it worked for { $customer } with the products below. Evidence of that work has been reviewed on behalf of Microsoft, and the partner is now associated with your organization as Claiming Partner of Record (CPOR).
letter-consent-nothing = You do not need to do anything if this is correct.
letter-consent-deny-until = If it is not correct, you can deny the association until { $due }. After that it stays in force.
letter-consent-deny-how = Open this page to see the details and, if you want to, to deny. Opening it changes nothing:
letter-consent-deny = See the details or deny
letter-consent-sees-heading = What the partner gets to see
letter-consent-sees = { $sees ->
    [usage] Figures on how much the products above are used in your organization, and no other data of yours.
   *[seats] Figures on how many seats of the products above were sold to your organization and how much they are used, and no other data of yours.
}
letter-consent-not-heading = What it does not mean
letter-consent-not-rights = The partner gets no administrator rights and no access to your systems.
letter-consent-not-contract = You enter into no contract and nothing is charged.
letter-consent-not-reseller = Whoever sells you your licenses stays the same.
letter-consent-not-others = Other partners can be associated with you for other products and workloads.
letter-consent-may-earn = Microsoft may pay the partner incentives for its work with you.
letter-consent-ask-heading = Where to ask
letter-consent-ask = Ask { $contact } at { $partner } ({ $contact_email }) about the work, or your usual contact at Microsoft about the association; quote the reference number { $claim }. If this letter should have gone to a colleague, say so on the page above.
letter-consent-ask-no-contact = Ask your contact at { $partner } about the work, or your usual contact at Microsoft about the association; quote the reference number { $claim }. If this letter should have gone to a colleague, say so on the page above.
letter-consent-genuine-heading = How to know that this letter is genuine
letter-consent-reference = The page above shows the same reference number: { $claim }. You can read more about CPOR, and how to check a letter, here:
letter-consent-about = About CPOR
letter-consent-from = This letter comes from { product-name }, the portal in which partners file their claims; Microsoft has not sent it. It has no attachments and asks for no password.

letter-consent-denied-subject = { $claim }: the customer has denied the association
letter-consent-denied-heading = The customer has denied the association
letter-consent-denied-what = { $customer } denied the association on { $at }. Your claim has been rejected for that reason, and its products are free to be claimed again.
letter-consent-denied-reason = The customer’s reason: { $reason }
letter-consent-denied-no-reason = The customer gave no reason.
letter-consent-denied-note = The customer writes:
letter-consent-denied-now = What you can do now
letter-consent-denied-dispute = If the denial was a mistake, you can dispute the rejection until { $due }. If the claim is then approved, the customer is asked again.
letter-consent-denied-final = The claim had been disputed before, so this rejection is final. You can submit a new claim with updated PoE.

letter-denial-receipt-subject = { $claim }: the association has been denied
letter-denial-receipt-heading = The association has been denied
letter-denial-receipt-what = Your organization denied the association with { $partner } on { $at }.
letter-denial-receipt-effect = The partner is no longer associated with your organization for the products below. It has been told, and you do not need to do anything more.
letter-denial-receipt-mistake = { $round ->
    [dispute] If this was a mistake, tell the partner: it can file a new claim, and you are then asked again. It cannot dispute this one any more.
   *[first] If this was a mistake, tell the partner: it can dispute the outcome or file a new claim, and you are then asked again.
}

letter-consent-elapsed-subject = { $claim }: the consent period has passed
letter-consent-elapsed-heading = The consent period has passed
letter-consent-elapsed-what = { $customer } has not denied the association, and it stays in force. The claim has been sent to have its eligibility for incentives assessed.
letter-consent-elapsed-not-yet = Being assessed does not mean being eligible. The result will be shown on the claim’s page.
letter-consent-elapsed-wish = You had asked for the claim to be rejected. No reviewer confirmed that in time, so your request has lapsed.

letter-disputed-subject = { $claim }: your dispute has been received
letter-disputed-heading = Your dispute has been received
letter-disputed-what = You have disputed the rejection of your claim about { $customer }. A reviewer other than the one who rejected it will decide.
letter-disputed-due = You should have a result by { $due }.
letter-dispute-filed-subject = { $claim }: a dispute waits for a reviewer
letter-dispute-filed-heading = A dispute waits for a reviewer
letter-dispute-filed-what = { $partner } has disputed the rejection of its claim about { $customer }. Somebody other than the reviewer who rejected it decides.
letter-dispute-filed-due = The partner should have a result by { $due }.

letter-dispute-decided-subject = { $event ->
    [approved] { $claim }: approved after your dispute
   *[rejected] { $claim }: your dispute has been decided, the claim stays rejected
}
letter-dispute-decided-heading = { $event ->
    [approved] Your claim has been approved after all
   *[rejected] Your claim stays rejected
}
letter-dispute-decided-what = { $event ->
    [approved] Your dispute about { $customer } has been decided in your favor, and you are associated with the customer.
    [no-response] You were asked for more while your dispute about { $customer } was reviewed, and did not answer in time. The claim stays rejected.
   *[rejected] Your dispute about { $customer } has been reviewed by another reviewer, who also finds that the claim must be rejected.
}
letter-dispute-decided-final = This decision is final. With updated PoE you can submit a new claim.

letter-commented-subject = { $count ->
    [one] { $claim }: a new comment from the reviewer
   *[other] { $claim }: { $count } new comments from the reviewer
}
letter-commented-heading = { $count ->
    [one] A new comment
   *[other] { $count } new comments
}
letter-commented-what = { $count ->
    [one] A reviewer has commented on your claim about { $customer }.
   *[other] Reviewers have commented on your claim about { $customer }.
}
letter-commented-answer = Read and answer under Comments on the claim’s page.

letter-wrong-person-subject = { $claim }: the customer’s letter went to the wrong person
letter-wrong-person-heading = The customer’s letter went to the wrong person
letter-wrong-person-what = Somebody who opened the letter about { $customer } says that they are not the right person to ask. The association has not been denied.
letter-wrong-person-colleague = Named as the right person: { $colleague }
letter-wrong-person-no-colleague = Nobody was named as the right person.
letter-wrong-person-do = Check the address, with the partner if need be, and send the letter again from the claim’s page. The consent period then starts again. Otherwise it ends on { $due }.
letter-consent-bounced-subject = { $claim }: the customer could not be reached
letter-consent-bounced-heading = The customer could not be reached
letter-consent-bounced-what = The letter about your approved claim could not be delivered to anybody at { $customer }. The consent period does not run until a letter gets through.
letter-consent-bounced-do = Write in a comment on the claim’s page who at the customer can decide, with name and e-mail address. The reviewer then sends the letter again.
letter-resend-needed-subject = { $claim }: the customer’s letter came back
letter-resend-needed-heading = The customer’s letter came back
letter-resend-needed-what = The letter about the claim of { $partner } could not be delivered to anybody at { $customer }. The consent period does not run until a letter gets through.
letter-resend-needed-do = The partner has been asked for another address. Check it, and send the letter again from the claim’s page.

letter-oneself-why = You get this letter because you sign in to Partner Claims with this address.
letter-invitation-subject = Choose your password for Partner Claims
letter-invitation-heading = Welcome to Partner Claims
letter-invitation-what = An administrator of { $organisation } has made you an account. You sign in with { $email }.
letter-invitation-until = Choose a password before { $until }. The link works once.
letter-invitation-choose = Choose a password
letter-invitation-not-you = Has the time passed? Ask your administrator for a new letter. If you know nothing of this, you need not do anything.
letter-password-reset-subject = Choose a new password for Partner Claims
letter-password-reset-heading = Choose a new password
letter-password-reset-what = Somebody, probably you, has said that the password for { $email } is forgotten.
letter-password-reset-until = Choose a new one before { $until }. The link works once.
letter-password-reset-choose = Choose a new password
letter-password-reset-not-you = If it was not you, you need not do anything: your password stays as it is.
letter-password-changed-subject = Your password for Partner Claims was changed
letter-password-changed-heading = Your password was changed
letter-password-changed-what = The password for { $email } was changed on { $when }, and you were signed out everywhere else.
letter-password-changed-not-you = If it was you, you need not do anything. If it was not, choose another password now, and tell your administrator.
letter-password-changed-another = Choose another password
letter-factors-removed-subject = Your second factors for Partner Claims were removed
letter-factors-removed-heading = Your second factors were removed
letter-factors-removed-what = All second factors and recovery codes of { $email } were removed on { $when } by your administrator, and you were signed out everywhere. Until you add a new second factor, you sign in with your password only.
letter-factors-removed-not-you = If you asked for this, sign in and add a second factor. If you did not, choose another password now, and tell your administrator.
letter-factors-removed-another = Choose another password
