# How to begin.
start-title = Getting started with incentives
start-about = How you become associated, as Claiming Partner of Record (CPOR), with a customer you have helped, and what happens on the way.
start-begin = + Customer association
start-steps = From claim to association
start-step-1 = Gather the proof
start-step-1-about = A claim stands or falls with its proof of execution (PoE). See below what it must prove. Tell your customer beforehand, and have the work acknowledged.
start-step-2 = Create the claim
start-step-2-about = One claim is about one customer and one activity. Choose the MPN ID and the activity with care: after submission the activity can no longer be changed.
start-step-3 = Upload the PoE and submit
start-step-3-about = You can save a draft and come back to it. Only a submitted claim is reviewed.
start-step-4 = Follow the review
start-step-4-about = A reviewer validates the PoE. If more is needed, you get a letter, and the claim has the status Partner action required until you have answered.
start-step-5 = The customer may deny
start-step-5-about = When the claim is approved, your customer gets a letter and can deny the association during the consent period. A customer that agrees does not have to do anything.
start-step-6 = The incentives are assessed
start-step-6-about = Approved means that you are associated with the customer. Whether incentives are paid is decided later; you find the result on the claim’s page and under Assessment results.
start-timeline = How long it takes
start-timeline-about = These periods apply now. A claim keeps the deadlines it was given; each is shown on its page with day, time and time zone. The day on which something happens does not count.
start-period = Period
start-period-mover = Whose move
start-period-span = How long
start-period-after = If the time passes
start-after-start-review = The claim is marked overdue and moves to the top of the queue. It loses nothing.
start-after-review = The claim is marked overdue and moves to the top of the queue. It loses nothing.
start-after-answer = The claim is rejected: No Partner Response. You can dispute that.
start-after-consent = You stay associated, and the claim is sent for assessment of incentives.
start-after-dispute-window = The rejection can no longer be disputed. Submit a new association with updated PoE.
start-after-dispute-review = The dispute is marked overdue and moves to the top of the queue. It loses nothing.
start-poe = What a PoE must prove
start-poe-about = Any document will do that proves all five: a signed statement of work, a contract, an acceptance report, or an e-mail from the customer. Several documents can prove them together.
start-poe-for-example = For example:
start-poe-document = The right document
start-poe-document-about = It is about this customer and this work, and opens without a password.
start-poe-document-example = A statement of work headed “Fabrikam AB, fabrikam.com, tenant ID 01234567-89ab-cdef-0123-456789abcdef”.
start-poe-acknowledgment = The customer’s acknowledgment
start-poe-acknowledgment-about = A signature, or a letter or e-mail from the customer, with name, title and date.
start-poe-acknowledgment-example = “Received and approved. Erik Ek, IT manager, Fabrikam AB, 12 May 2026”, with a signature.
start-poe-dates = The dates
start-poe-dates-about = When the work was done and when the customer acknowledged it, both within the 12 months before the claim is submitted.
start-poe-dates-example = “Work from 2 March to 30 April 2026, acknowledged on 12 May 2026”.
start-poe-work = Your work
start-poe-work-about = Your company’s name, and what you delivered, activity by activity.
start-poe-work-example = “Contoso Consulting AB moved 400 mailboxes, set up three policies, and held six training sessions for users.”
start-poe-products = The products
start-poe-products-about = Every claimed product or workload by its name, tied to your work.
start-poe-products-example = “Exchange Online: moved the mailboxes. Microsoft Teams: trained the users.”
start-tell = Tell your customer beforehand
start-tell-about = A customer that knows of the claim recognizes the letter and does not deny by mistake. You can send this; fill in what stands in brackets.
start-tell-text = Subject: A letter about our work with you

    Hello [name],

    We have worked with you on [products]. To have that work recognized, we are filing a claim with Microsoft to be associated with you as Claiming Partner of Record (CPOR).

    When the claim has been approved, you get a letter from Partner Claims with our name and a reference number that begins with CPOR. If it is correct, you do not need to do anything. If it is not, you can deny the association within { $days } with the link in the letter.

    We get to see figures on how the products are used, and how many licenses were sold, but no other data. We get no access to your systems, and it costs you nothing.

    Please sign the attached document with name, title and date, so that we can show that you acknowledge the work.

    More about CPOR: { $address }

    Kind regards, [your name], [your company]
start-roles = Who can do what in your organization
start-roles-about = A Global admin of your organization gives these roles.
start-statuses = What the statuses mean
start-guides = Incentive program guides
start-guides-about = The guides say which activities earn what, and who is eligible.
start-guides-link = See Microsoft’s incentive program guides
start-customers = For your customers
start-customers-about = A public page that explains to customers what the association means, what you get to see, and how to deny.
start-customers-link = About CPOR
