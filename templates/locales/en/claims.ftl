# What both sides of the table see of a claim: its head, its fields, its comments, its files.
claim-history = History
claim-status = Status
claim-mover = Whose move
claim-consent = Consent
claim-customer = Customer
claim-time = Time used for the decision
claim-time-spent = Microsoft { $used } (promised: { $promised }), partner { $partner }
claim-consent-passed = Consent period passed, sent for assessment
back-to-claim = Back to the claim
back-to-check = Back to checking the claim
back-to-answer = Back to your answer

mover-you = Your move
mover-partner = The partner’s move
mover-you-may-dispute = You may dispute
mover-partner-may-dispute = The partner may dispute
mover-microsoft = Microsoft’s move
mover-customer = The customer may deny
mover-untold = The customer has not been told yet
mover-nobody = Nothing left to do

line-associated-open = Associated; the customer may deny
line-untold = Associated; the customer has not been told yet
line-associated = Associated; nothing left to do

mark-dispute = Dispute
mark-after-dispute = After dispute
mark-colliding = Competing claim
mark-wrong-person = Wrong addressee
mark-final = Final
mark-overdue = Overdue
mark-rejection-asked = Rejection requested

due-start = Review begins by
due-decision = Decision by
due-answer = Answer by
due-consent = Customer may deny until
due-dispute = Can be disputed until
left-microsoft-late = Microsoft is late
left-over = The time has ended
left-today = Today is the last day
left-days = { $n ->
    [one] { $n } day left
   *[other] { $n } days left
}
left-business-days = { $n ->
    [one] { $n } business day left
   *[other] { $n } business days left
}

section-customer = Customer
section-activity = Activity
section-products = Products and workloads
section-location = Partner location and contact
section-contacts = Customer contacts

field-name = Claim name
field-customer = Customer organization
field-tenant = Tenant ID (directory ID)
field-domain = Customer domain
field-country = Country
field-public-sector = Public sector customer
field-activity = Activity
field-programme = Program it serves
field-recognition-only = Recognition only, no incentive
field-seller = Dynamics solution seller
field-seller-customer = Customer name used by the seller
field-isv-solution = ISV product or solution
field-products = Products and workloads
field-subscriptions = Subscription ID, or that there is only one
field-mpn = MPN ID (partner ID)
field-partner-contact-name = Partner contact: name
field-partner-contact-email = Partner contact: e-mail
field-customer-contact-name = Customer contact: name
field-customer-contact-title = Customer contact: title
field-customer-contact-email = Customer contact: e-mail
field-customer-language = Language of the customer’s letter
field-technical-contact-name = Technical contact: name
field-technical-contact-title = Technical contact: title
field-technical-contact-email = Technical contact: e-mail
field-poe = Proof of execution (PoE)
field-comment = Comment

say-yes = Yes
say-no = No
language-name-en = English
language-name-sv = Swedish
product-with-subscription = { $product }, subscription { $subscription }
location-says = { $mpn } – { $name }
location-says-not-enrolled = { $mpn } – { $name } (not enrolled)
product-only-subscription = { $product }, the customer’s only subscription

comments-title = Comments
comments-none = No comments yet.
comments-write = Write a comment
comments-hint = The partner and Microsoft’s reviewers read this. The customer does not.
comments-send = Send comment
comments-closed = Comments are closed while the claim has this status.
flash-commented = Your comment was added.
known-as-reviewer = Reviewer
said-info-requested = Request for information
said-resubmitted = Answer to the request
said-approved = With the approval
said-rejected = With the rejection
said-rejection-asked = With the request to reject the claim
said-disputed = Justification of the dispute

file-added = added { $when } by { $who }
file-download = Download
file-preview = Preview of { $name }
file-preview-blank = If nothing shows here, your browser cannot show this kind of file. Download it instead.
file-no-preview = This kind of file is not shown in the browser. Download it to read it.
file-digest = SHA-256
file-others = Other files of the claim
media-pdf = PDF
media-docx = Word document
media-xlsx = Excel workbook
media-pptx = PowerPoint presentation
media-doc = Word document (97–2003)
media-xls = Excel workbook (97–2003)
media-ppt = PowerPoint presentation (97–2003)
media-rtf = Rich text
media-msg = Outlook message
media-eml = E-mail message
media-png = PNG image
media-jpeg = JPEG image
media-tiff = TIFF image
media-text = Text
media-csv = CSV

country-se = Sweden
country-no = Norway
country-dk = Denmark
country-fi = Finland
country-is = Iceland
country-de = Germany
country-nl = Netherlands
country-be = Belgium
country-fr = France
country-es = Spain
country-it = Italy
country-pt = Portugal
country-pl = Poland
country-cz = Czechia
country-at = Austria
country-ch = Switzerland
country-ie = Ireland
country-gb = United Kingdom
country-us = United States
country-pr = Puerto Rico
country-ca = Canada
country-mx = Mexico
country-br = Brazil
country-in = India
country-jp = Japan
country-kr = South Korea
country-cn = China
country-tw = Taiwan
country-sg = Singapore
country-au = Australia
country-nz = New Zealand
country-za = South Africa
country-tr = Türkiye
country-ee = Estonia
country-lv = Latvia
country-lt = Lithuania

# Above and around lists.
list-shown-of = { $n } of { $total } claims
list-shown-here = { $n } claims on this page
list-shown = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
}
list-order = Sort by
list-file = Export (CSV)
list-file-about = at most { $n } claims
list-file-cut = There is more on the list than a file holds: these are its first { $n } claims. Narrow the list and export again.
list-file-number = Claim ID
list-file-what = What is due
list-file-due = Due
list-file-marks = Marks
order-changed = Last change, newest first
order-unchanged = Last change, oldest first
order-due = Deadline, soonest first
order-due-last = Deadline, latest first
