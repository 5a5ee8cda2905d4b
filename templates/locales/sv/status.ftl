# Var ett anspråk står, vem som handlägger det, och de tider som gäller.

status-editing = Redigeras
status-editing-meaning = Anspråket är ett utkast. Ladda upp PoE och skicka in det för granskning.
status-submitted = Inskickat
status-submitted-meaning = Anspråket är inskickat. Granskningen har inte börjat.
status-under-review = Under granskning
status-under-review-meaning = En granskare går igenom PoE. Frågor ställs under Kommentarer.
status-partner-action-required = Partneråtgärd krävs
status-partner-action-required-meaning = Granskaren behöver mer underlag. Svara senast den dag som anges, annars avslås anspråket.
status-approved = Godkänt
status-approved-meaning = Partnern och kunden är associerade. Om incitament betalas ut avgörs senare.
status-rejected = Avslaget
status-rejected-meaning = Anspråket har avslagits. Se orsaken på anspråkets sida.
status-discarded = Borttaget
status-discarded-meaning = Utkastet har tagits bort.

role-global-admin = Global administratör
role-billing-admin = Faktureringsadministratör
role-incentives-admin = Incitamentsadministratör
role-incentives-user = Incitamentsanvändare
role-reviewer = Granskare
role-lead-reviewer = Granskningsansvarig
role-portal-admin = Portaladministratör
role-customer = Kund
role-clock = Portalen

side-partner = Partner
side-reviewer = Microsoft
side-customer = Kund
side-system = Portalen

period-start-review = Från inskickat anspråk tills granskningen påbörjas
period-review = Från påbörjad granskning till beslut
period-answer = Från begärd komplettering tills partnern har svarat
period-consent = Från godkännande tills kunden inte längre kan neka
period-dispute-window = Från avslag tills det inte längre kan bestridas
period-dispute-review = Från bestridande till besked
