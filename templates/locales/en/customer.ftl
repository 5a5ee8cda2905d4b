# The customer's page, reached by the link in its letter, and the public page that explains CPOR.

customer-open-title = { $partner } is associated with your organization
customer-open-heading = { $partner } is associated with { $customer }
customer-open-lead = { $partner } states that it has helped your organization with the products below. Microsoft has reviewed the evidence it submitted and approved the association.
customer-nothing-to-do = You do not need to do anything if this is correct.
customer-until = If it is not, you can deny the association until { $due }.
customer-go-deny = Go to the form to deny the association

customer-what = What is claimed
customer-partner = Partner
customer-location = Partner location
customer-mpn = MPN ID (partner ID)
customer-organisation = Your organization
customer-tenant = Tenant ID (directory ID)
customer-domain = Domain
customer-products = Products and workloads
customer-subscription = Subscription { $id }
customer-activity = What the partner did
customer-did-presales = Presales: the partner says that its advice led you to buy the product
customer-did-usage = Usage: the partner says that it helps your users to work with the product
customer-did-revenue-association = Revenue association: the partner says that it had a part in which product you chose
customer-did-usage-m365 = Usage: the partner says that it helps your users to work with the workload
customer-last-day = You can deny until
customer-reference = Reference number

customer-means = What this means
customer-means-sees = The partner sees usage figures and sold seats for the products above, and no other data of yours.
customer-means-not = The partner gets no admin rights and no contract with you. It costs you nothing and does not change who sells you your licenses.
customer-means-others = Other partners can be associated with you for other products.
customer-means-silence = If nobody denies in time, the association stays, and Microsoft assesses whether the partner is paid an incentive for its work.
customer-about-link = What CPOR is, and how to check a letter

customer-deny-heading = Is something wrong?
customer-deny-about = You can deny the association. That concerns the whole of it: if only some of the products are wrong, say so below, and the partner can make a new claim for the rest.
customer-confirm = Yes, deny the association of { $partner } with { $customer }
customer-confirm-hint = It cannot be undone. The partner is told at once, and you get a receipt by e-mail.
customer-confirm-wrong = Tick the box if you want to deny the association. Nothing has been changed yet.
field-deny-reason = Why? (optional)
field-deny-note = In your own words (optional)
customer-note-hint = The partner and Microsoft’s reviewers can read this.
field-deny-name = Your name (optional)
customer-name-hint = It is kept with the denial.
customer-deny = Deny the association

customer-ask = Questions
customer-ask-wrong-person = Are you not the right person to decide this?
customer-wrong-person-link = Tell us whom to ask instead
customer-ask-partner = Ask the partner about the work: { $name }, { $email }.
customer-ask-microsoft = Ask your usual contact at Microsoft about this letter, and quote the reference number { $reference }.
customer-back = Back to the association

# What became of a claim whose link can do nothing any more.
customer-denied-title = The association has been denied
customer-denied = It was denied on { $when }. The partner has been informed.
customer-denied-then = You do not need to do anything more. If it was a mistake, talk to the partner, who can dispute the rejection or make a new claim.
customer-already-denied-title = The association is already denied
customer-already-denied = It was already denied on { $when }, so nothing has been changed now.
customer-already-denied-then = You do not need to do anything more. If it was a mistake, talk to the partner, who can dispute the rejection or make a new claim.
customer-contested-title = The association has been denied
customer-contested = It was denied on { $when }. The partner has disputed that, and Microsoft is reviewing the claim again.
customer-contested-then = You do not need to do anything. If the claim is approved after all, you get a new letter and can deny again.
customer-elapsed-title = The consent period has ended
customer-elapsed = The consent period ended on { $when }. Nobody denied, so the association is in force and can no longer be denied here.
customer-elapsed-then = To end it, talk to the partner or to your usual contact at Microsoft, and quote the reference number.
customer-associated-title = The consent period has ended
customer-associated = Nobody denied in time, so the association is in force and can no longer be denied here.
customer-associated-then = To end it, talk to the partner or to your usual contact at Microsoft, and quote the reference number.
customer-rejected-title = There is nothing left to deny
customer-rejected = The claim has been rejected, so { $partner } is not associated with your organization by it.
customer-rejected-then = You do not need to do anything. If the partner makes a new claim and it is approved, you get a new letter.
customer-reviewed-title = The claim is being reviewed again
customer-reviewed = { $partner } is not associated with your organization by this claim at present.
customer-reviewed-then = You do not need to do anything. If the claim is approved, you get a new letter and can deny.
customer-newer-title = A newer letter was sent
customer-newer = Another letter about the same association was sent after the one you have. Only the link in the newest letter works.
customer-newer-then = Look for it in your mailbox. It may have gone to a colleague of yours.

customer-unknown-title = This link does not work
customer-unknown = There is no letter with this link. Perhaps a part of it was lost on the way.
customer-unknown-then = Open the link from the letter once more, or copy all of it into the address field. If it still does not work, ask your usual contact at Microsoft and quote the reference number in the letter.

customer-wrong-person-title = Not the right person?
customer-wrong-person-about = Tell us, and the reviewer will send the letter to somebody else. This does not deny the association.
customer-wrong-person-until = Until somebody else has the letter, you can still deny: until { $due }.
field-colleague = E-mail address of the right person (optional)
customer-colleague-hint = A colleague who can decide for your organization. The reviewer sees the address and may write to it.
customer-wrong-person-send = Tell the reviewer
customer-thanks-title = Thank you
customer-thanks = The reviewer has been told. You do not need to do anything more.
customer-thanks-until = Nothing has been denied. The link in your letter works until { $due }, or until a newer letter is sent.
customer-thanks-reference = Reference number: { $reference }

# The public page.
cpor-title = What CPOR is
cpor-what = CPOR stands for Claiming Partner of Record. A partner that helps a customer with Microsoft’s products can claim to be associated with that customer for those products.
cpor-why = The partner must prove its work. Microsoft reviews the proof, and the customer is told and can deny. If nobody denies, the partner’s work can be recognized, and in some programs paid with an incentive.
cpor-sees = What the partner sees
cpor-sees-text = Usage figures and sold seats for the products or workloads of the association. Nothing else.
cpor-not = What it does not mean
cpor-not-rights = The partner gets no admin rights and no way into your systems.
cpor-not-data = The partner sees no e-mail, files, people or other contents of yours.
cpor-not-contract = You enter into no contract, and it costs you nothing.
cpor-not-reseller = It does not change from whom you buy your licenses.
cpor-not-exclusive = Other partners can be associated with you for other products.
cpor-letter = If you got a letter
cpor-letter-text = The letter names the partner, the products, a reference number, and the day until which you can deny.
cpor-letter-right = If it is correct, you do not need to do anything.
cpor-letter-wrong = If it is not, open the link in the letter and deny. You need no account.
cpor-letter-late = If the period has ended, talk to the partner or to your usual contact at Microsoft.
cpor-check = How to check a letter
cpor-check-text = It is wise to be careful with unexpected letters.
cpor-check-reference = Every genuine letter has a reference number that begins with CPOR, such as CPOR-2026-4F7K2MX.
cpor-check-nothing = A genuine letter never asks for a password, a payment or a file, and has no attachments.
cpor-check-ask = If in doubt, do not use the link. Ask your usual contact at Microsoft, or the partner by a telephone number that you already have, and quote the reference number.
