# Why more is needed, why a claim was rejected, why somebody refuses, and what would cure it.
# The names of the source document are kept letter for letter.

# What a request for information asks for, and what was wrong with the evidence of a rejected claim.
reason-missing-all-poe = Missing All PoE
reason-missing-all-poe-meaning = The uploaded file is the wrong one, or it has nothing to do with this claim.
reason-missing-all-poe-cure = Upload a document about this customer and this work, for example the signed statement of work.
reason-missing-customer-acknowledgment = Missing Customer Acknowledgment
reason-missing-customer-acknowledgment-meaning = Nobody at the customer has signed the PoE.
reason-missing-customer-acknowledgment-cure = Upload a PoE with the customer’s signature, or a letter or e-mail from the customer that confirms the work, with name, title and date.
reason-missing-or-old-dates = Missing or Old Dates
reason-missing-or-old-dates-meaning = The PoE has no dates, or its dates lie too far back for this claim.
reason-missing-or-old-dates-cure = Upload a PoE that shows when the customer acknowledged the work and when it was done, both within the last 12 months.
reason-missing-partner-solution = Missing Partner Solution/Service
reason-missing-partner-solution-meaning = The PoE does not say, or not clearly enough, what the partner has done for the customer.
reason-missing-partner-solution-cure = Upload a PoE that names your company and describes the work you delivered, activity by activity.
reason-missing-products = Missing Products
reason-missing-products-meaning = At least one product or workload of the claim is not mentioned in the PoE.
reason-missing-products-cure = Upload a PoE that names every claimed product or workload and ties it to your work, or remove from the claim what you cannot prove.
reason-missing-customer-consent = Missing customer consent on PoE
reason-missing-customer-consent-meaning = The PoE does not show that the customer agrees to the association.
reason-missing-customer-consent-cure = Provide a PoE in which the customer acknowledges your work with signature, name, title and date.
reason-no-partner-response = No Partner Response
reason-no-partner-response-meaning = More was asked for, and no answer that helps has come.
reason-no-partner-response-cure = Provide what was asked for. You find the request in the claim’s history.
reason-poe-unavailable = PoE unavailable
reason-poe-unavailable-meaning = The file cannot be opened or read.
reason-poe-unavailable-cure = Provide the document again as a file that opens without a password, preferably a PDF.
reason-competing-claim = Competing claim preferred
reason-competing-claim-meaning = Another partner’s claim to the same product or workload was preferred.
reason-competing-claim-cure = Provide newer PoE that shows your own work with the same product or workload.
reason-not-eligible = Product or subscription not eligible
reason-not-eligible-meaning = A claimed product or subscription cannot be claimed, for example because it was bought through a cloud solution provider (CSP).
reason-not-eligible-cure = Claim only products and subscriptions that qualify; check the subscription ID and how it was bought.

# The one primary reason of a rejection.
ground-partner-request = Partner request
ground-partner-request-meaning = Your organization asked for this association to be rejected.
ground-partner-request-cure = Submit a new claim if you want to be associated with the customer after all.
ground-customer-decline = Customer decline
ground-customer-decline-meaning = The customer has denied the association.
ground-customer-decline-cure = Talk to the customer. If the denial was a mistake or concerns only some of the products, dispute the rejection with the customer’s own words, or submit a new claim for the rest.
ground-insufficient-poe = Insufficient proof of execution
ground-insufficient-poe-meaning = The proof of execution (PoE) does not prove what the claim says.
ground-insufficient-poe-cure = Provide PoE without the defects named here.
ground-no-partner-response = No Partner Response
ground-no-partner-response-meaning = No answer was received in time, so the claim was rejected.
ground-no-partner-response-cure = Provide what the reviewer asked for. You find the request in the claim’s history.

# Why a partner asks for its own association to be rejected.
ask-incorrect-mpn = Incorrect MPN
ask-incorrect-activity = Incorrect activity
ask-no-longer-working = No longer working with the customer
ask-other = Another reason

# Why a customer denies.
deny-not-our-partner = We do not work with this partner
deny-work-not-done = The work was not done
deny-wrong-workloads = Some workloads are wrong
deny-did-not-sign = I did not sign
deny-other = Another reason

# Why an association earns nothing, and whether something can be done about it.
ineligible-public-sector = The customer is public sector
ineligible-public-sector-cure = If the customer is not public sector, ask support to correct the claim. Otherwise see the program guide for what applies to public sector customers.
ineligible-designation-not-met = A required competency or designation is not met
ineligible-designation-not-met-cure = Reach the competency or designation that the program guide asks for; usage from then on can count.
ineligible-partner-not-eligible = The partner ID is not eligible
ineligible-partner-not-eligible-cure = Nothing can be done on this claim. Check your enrollment before you claim again.
ineligible-location-not-eligible = The location is not eligible
ineligible-location-not-eligible-cure = Nothing can be done on this claim. File the next one from a location that is enrolled.
ineligible-partner-is-customer = Partner and customer are the same company
ineligible-partner-is-customer-cure = Nothing can be done: work for your own company earns no incentives.
ineligible-invalid-partner-role = The claimed activity does not earn incentives
ineligible-invalid-partner-role-cure = Nothing can be done on this claim. See the program guide for the activities that earn.
ineligible-below-high-water-mark = Usage is not above the high-water mark
ineligible-below-high-water-mark-cure = Nothing needs to be done on the claim. It can earn in a later month, when usage rises above its earlier peak.
ineligible-below-threshold = Usage is below the minimum
ineligible-below-threshold-cure = Nothing needs to be done on the claim. It can earn in a later month, when usage reaches the minimum.
ineligible-too-late = The claim came too late
ineligible-too-late-cure = Nothing can be done on this claim. See the program guide for how soon a claim must be filed, and how long it can earn.

# What can be claimed, and as what.
area-business-applications = Business Applications
area-microsoft-365 = Microsoft 365
programme-osa-sell = OSA Sell
programme-osu-business-applications = OSU-Business Applications
programme-business-applications-revenue = Business Applications Revenue (Business Influencer)
programme-osu-microsoft-365 = OSU-Microsoft 365
activity-presales = Presales
activity-presales-when = Choose it when your advice led the customer to buy the product. It can earn the presales incentive. Only for products bought through Volume Licensing (VL) or directly from Microsoft online (Web Direct).
activity-usage = Usage
activity-usage-when = Choose it when you bring the customer’s users onto the product and keep them using it. It can earn the usage incentive. Only for products bought through Volume Licensing (VL) or directly from Microsoft online (Web Direct).
activity-revenue-association = Revenue association
activity-revenue-association-when = Choose it when you, as a Business Influencer, had a part in which product was chosen. It counts as revenue credit and never earns incentives. Only for products bought through Volume Licensing (VL) or directly from Microsoft online (Web Direct).
activity-usage-m365 = Usage
activity-usage-m365-when = Choose it when you bring the customer’s users onto a Microsoft 365 workload and keep them using it. It can earn the usage incentive, or count for recognition only. How the customer bought it does not matter.
