# The customer's page, reached by the link in its letter, and the public page that explains CPOR.

customer-open-title = { $partner } is associated with your organization
customer-open-heading = { $partner } is associated with { $customer }
customer-open-lead = { $partner } states that it has helped your organization with the products below. Evidence of that work has been reviewed on behalf of Microsoft, and the association has been approved.
customer-denied-before = Your organization denied this association on { $when }. The partner disputed that, and another reviewer has approved the claim. If it is still wrong, you can deny once more; that is final.
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
customer-means-sees = { $sees ->
    [usage] The partner sees figures on how much the products above are used, and none of your other data.
   *[seats] The partner sees figures on how much the products above are used and how many licenses you have bought, and none of your other data.
}
customer-means-not = The partner gets no admin rights and no contract with you. It costs you nothing and does not change who sells you your licenses.
customer-means-others = Other partners can be associated with you for other products.
customer-means-silence = If nobody denies in time, the association stays, and Microsoft assesses whether the partner is paid an incentive for its work.
customer-about-link = About CPOR, and how to check that a letter is genuine

customer-deny-heading = Is something wrong?
customer-deny-about = You can deny the association. That concerns the whole of it: if only some of the products are wrong, say so below, and the partner can make a new claim for the rest.
customer-confirm = Yes, deny the association of { $partner } with { $customer }
customer-confirm-hint = It cannot be undone. The partner is told at once, and you get a receipt by e-mail.
customer-confirm-wrong = Check the box if you want to deny the association. Nothing has been changed yet.
field-deny-reason = Why? (optional)
field-deny-note = In your own words (optional)
customer-note-hint = The partner and Microsoft’s reviewers can read this.
field-deny-name = Your name (optional)
customer-name-hint = It is kept with the denial. The partner and Microsoft’s reviewers can see it.
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
customer-denied-finally-title = The association has been denied
customer-denied-finally = It was denied on { $when }. The partner has been informed, and the claim is closed for good.
customer-denied-finally-then = You do not need to do anything more. The partner can no longer dispute it. If it was a mistake, talk to the partner, who can make a new claim.
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
customer-newer-then = Look for it in your inbox. It may have gone to a colleague of yours.

customer-unknown-title = This link does not work
customer-unknown = There is no letter with this link. Perhaps a part of it was lost on the way.
customer-unknown-then = Open the link from the letter once more, or copy all of it into the address field. If it still does not work, ask your usual contact at Microsoft and quote the reference number in the letter.

customer-wrong-person-title = Not the right person?
customer-wrong-person-about = Tell us, and the reviewer will send the letter to somebody else. This does not deny the association.
customer-reported-enough = The reviewer has been told three times. Wait for the answer, or have the link forwarded to the right person.
customer-wrong-person-until = Until somebody else has the letter, you can still deny: until { $due }.
field-colleague = E-mail address of the right person (optional)
customer-colleague-hint = A colleague who can decide for your organization. The reviewer sees the address and may write to it.
customer-wrong-person-send = Tell the reviewer
customer-thanks-title = Thank you
customer-thanks = The reviewer has been told. You do not need to do anything more.
customer-thanks-until = Nothing has been denied. The link in your letter works until { $due }, or until a newer letter is sent.
customer-thanks-reference = Reference number: { $reference }

# The public page.
cpor-title = About CPOR
cpor-lead = Did you get a letter that says that a Microsoft partner is associated with your organization? This page explains what that means, what the partner gets to see, and what you can do.
cpor-short = In short
cpor-short-right = If the letter is correct, you do not need to do anything.
cpor-short-wrong = If it is not, you can deny the association within { $days } of the letter. You need no account and no reason.
cpor-short-harmless = The partner gets figures on how the products are used, but no way into your systems. It costs you nothing.
cpor-what = What CPOR is
cpor-what-text = CPOR stands for Claiming Partner of Record. A partner that helps a customer with Microsoft’s products can claim to be associated with that customer for those products.
cpor-why = Often one company sells the licenses and another one does the work: it advises, sets up or trains people. CPOR shows whose work it was. The work can then be recognized, and in some programs Microsoft pays the partner an incentive for it.
cpor-who = Who does what
cpor-who-partner = The partner
cpor-who-partner-about = Does the work for you, files a claim, and proves it with documents that somebody at your organization has acknowledged.
cpor-who-microsoft = Microsoft’s reviewers
cpor-who-microsoft-about = Check the proof, and approve or reject the claim.
cpor-who-you = You, the customer
cpor-who-you-about = Get a letter when the claim has been approved, and can deny the association.
cpor-who-portal = Partner Claims
cpor-who-portal-about = The portal that handles the claims and sends the letters. It is not a Microsoft website.
cpor-me = Why did I get the letter?
cpor-me-text = The partner named you as its contact at your organization for this work. For Business Applications, a technical contact gets the letter too.
cpor-me-else = If somebody else should decide, say so on the page that the link in the letter leads to. That denies nothing; the letter is then sent to the right person.
cpor-sees = What the partner gets to see
cpor-sees-usage = Usage figures: how much the products of the association are used at your organization.
cpor-sees-seats = For presales and revenue association also sold seats: how many licenses of those products you have bought.
cpor-sees-else = None of your other data.
cpor-hidden = What the partner does not get to see
cpor-hidden-content = Your e-mail, files, chats and other contents.
cpor-hidden-people = The names of the people who use the products, and what each of them does.
cpor-hidden-others = Products that are not named in the letter.
cpor-not = What it does not mean
cpor-not-rights = The partner gets no admin rights and no access to your systems.
cpor-not-contract = You enter into no contract, and it costs you nothing.
cpor-not-reseller = It does not change from whom you buy your licenses.
cpor-not-exclusive = Other partners can be associated with you for other products and workloads.
cpor-deny = How to deny
cpor-deny-1 = Open the link in the letter. Opening it changes nothing; you see the partner, the products and the last day to deny.
cpor-deny-2 = Check the box under “Is something wrong?” and press “Deny the association”. You may give a reason, but you do not have to.
cpor-deny-3 = You get a receipt by e-mail. The partner is told, and is no longer associated with you.
cpor-deny-whole = Denying concerns the whole association. If only some of the products are wrong, say so: the partner can file a new claim for the rest.
cpor-check = How to know that a letter is genuine
cpor-check-reference = It has a reference number that begins with CPOR, such as CPOR-2026-4F7K2MX, and the page that its link leads to shows the same number.
cpor-check-address = Its link leads to this website, whose address is { $address }, and to no other.
cpor-check-nothing = It has no attachments, and never asks for a password, a payment or a file.
cpor-check-ask = If in doubt, do not use the link. Call the partner at a number that you already have, or ask your usual contact at Microsoft, and quote the reference number.
cpor-end = How to end it later
cpor-end-text = When the time to deny has passed, the link can no longer deny. Ask the partner, or your usual contact at Microsoft, to end the association, and quote the reference number.
cpor-ask = Where to ask
cpor-ask-work = About the work: the partner’s contact, whose name and e-mail address are in the letter.
cpor-ask-association = About the association or the letter: your usual contact at Microsoft. Quote the reference number.
