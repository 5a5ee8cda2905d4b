# What happened to a claim, worded for the side that reads it.
history-about = Everything that both sides, the customer and the portal have done with this claim, the latest first.
event-opened = { $reader ->
    [partner] The draft was started.
   *[reviewer] The partner started the draft.
}
event-edited = The claim was changed: { $sections }
event-saved-unchanged = The claim was saved without a change.
event-poe-attached = A PoE file was added.
event-poe-removed = A PoE file was taken out of the draft: { $file }
event-submitted = { $reader ->
    [partner] The claim was submitted, and the acknowledgments were given.
   *[reviewer] The partner submitted the claim and gave the acknowledgments.
}
event-discarded = The draft was discarded.
event-commented = A comment was written.
event-rejection-asked = { $reader ->
    [partner] Your organization asked for the claim to be rejected.
   *[reviewer] The partner asked for the claim to be rejected.
}
event-review-started = The review began.
event-taken-over = { $reader ->
    [partner] Another reviewer took the claim.
   *[reviewer] The claim was taken over from { $from }.
}
event-taken = { $reader ->
    [partner] A reviewer took the claim.
   *[reviewer] The claim was taken; nobody had it.
}
event-info-requested = { $reader ->
    [partner] The reviewer asked you for more.
   *[reviewer] The partner was asked for more.
}
event-resubmitted = { $reader ->
    [partner] The claim was handed back to the reviewer.
   *[reviewer] The partner answered and handed the claim back.
}
event-approved = The claim was approved.
event-rejected = The claim was rejected.
event-collision-settled = { $reader ->
    [partner] A lead reviewer let this claim go on although another partner claims the same product.
   *[reviewer] A lead reviewer let this claim go before competing ones.
}
event-disputed = { $reader ->
    [partner] Your organization disputed the rejection.
   *[reviewer] The partner disputed the rejection.
}
event-consent-denied = The customer denied the association. { $name }
event-wrong-person-reported = The addressee of the customer’s letter reported being the wrong person.
event-consent-resent = The customer’s letter was sent again, to { $to }.
event-no-response = { $reader ->
    [partner] You did not answer in time. The claim was rejected.
   *[reviewer] The partner did not answer in time. The claim was rejected.
}
event-partner-reminded = { $reader ->
    [partner] You were reminded that an answer is still missing.
   *[reviewer] The partner was reminded that an answer is still missing.
}
event-consent-delivered = The letter to the customer was delivered. The consent period began.
event-consent-bounced = The letter to the customer could not be delivered to anybody. The consent period has not begun.
event-consent-elapsed = The consent period passed without a denial. The claim was sent for assessment.
event-assessment-recorded = The result of the assessment was recorded.

history-concerns = About: { $products }
history-may-add = Products may be added in the answer.
history-against = Claims that had to wait: { $claims }
history-colleague = Named instead: { $email }
history-colleague-named = Somebody else was named instead.
history-assessment-pending = No answer yet
history-assessment-eligible = Eligible for incentives
history-assessment-not-eligible = Not eligible for incentives
history-due-start = The review is due to begin by { $due }.
history-due-decision = The decision is due by { $due }.
history-due-answer = The partner can answer until { $due }.
history-due-consent = The customer can deny until { $due }.
history-due-dispute = The rejection can be disputed until { $due }.
history-letter = { $audience ->
    [customer] Letter to the customer, “{ $letter }”, to { $to }: { $state }
   *[other] Letter “{ $letter }” to { $to }: { $state }
}
letter-waiting = waiting to be sent
letter-sent = sent { $when }
letter-failed = could not be delivered; given up { $when }
letter-overtaken = not sent, because it no longer applied ({ $when })
history-notice-submitted = Received
history-notice-info-requested = More is needed
history-notice-approved = Approved
history-notice-rejected = Rejected
history-notice-consent = You can deny the association
history-notice-consent-denied = The customer has denied
history-notice-denial-receipt = Receipt of the denial
history-notice-consent-elapsed = Sent for assessment
history-notice-disputed = Dispute received
history-notice-dispute-decided = Dispute decided
history-notice-commented = New comment
history-notice-wrong-person = Wrong addressee
history-notice-reminder = Reminder
history-notice-dispute-filed = A dispute waits
history-notice-consent-bounced = The customer could not be reached
history-notice-resend-needed = The customer’s letter came back
history-whole = { $n ->
    [one] One event,
   *[other] { $n } events,
} each sealed to the one before; checked just now. Seal of the last:
history-broken = This history is no longer what was written: something in the database was changed from outside the portal. Tell the portal’s operator at once.
