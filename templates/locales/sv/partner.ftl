# Partnerns sidor: översikten, och ett anspråk från första ordet till bestridandet.
cancel = Avbryt
save = Spara
next-steps = Nästa steg:
next-getting-started = Kom igång med incitament

dashboard-title = Kundassociationer
dashboard-about = Din organisations anspråk som Claiming Partner of Record (CPOR), och hur det står till med vart och ett.
dashboard-new = + Kundassociation
dashboard-search = Anspråk, kund eller ID
dashboard-any-status = Alla statusar
dashboard-due = Vad som väntar
dashboard-any-due = Vad som helst
dashboard-due-today = Sista dagen i dag
dashboard-due-week = Inom en vecka
dashboard-due-microsoft = Väntar på Microsoft
dashboard-due-late = Försenat (Microsoft)
dashboard-due-consent = Kunden kan neka
dashboard-location = Partnerplats
dashboard-any-location = Alla partnerplatser
dashboard-filter = Filtrera
dashboard-chip-status = Status: { $status }
dashboard-chip-search = Sökning: { $search }
dashboard-claim = Anspråk
dashboard-status = Status
dashboard-next = Vad händer härnäst
dashboard-changed = Senast ändrat
dashboard-none-here = Inget anspråk motsvarar filtren
dashboard-none-here-about = Ta bort ett filter eller sök efter något annat.
dashboard-show-all = Visa alla anspråk
dashboard-none = Inga anspråk än
dashboard-none-about = Ett anspråk säger att du arbetar med en kund kring vissa produkter och styrker det med dokument. Skapa det första.
dashboard-statuses = Vad statusarna betyder

new-claim-title = Ny kundassociation
new-claim-about = Ge anspråket ett namn. Det sparas genast som utkast, och du fyller i resten vid så många besök som behövs.
new-claim-name-hint = Din egen benämning, till exempel kunden och projektet. Microsofts granskare ser den också.
new-claim-create = Skapa anspråk
new-claim-next = Sedan anger du vem kunden är och vad du har gjort, och laddar upp utförandebevis (PoE).
flash-opened = Utkastet är sparat. Fyll i delarna nedan i valfri ordning.

claim-rejection-asked = Din organisation har begärt att anspråket avslås. En granskare bekräftar det. Fram till dess fortsätter tidsfristerna att löpa.
acts-title = Mer om anspråket
act-copy = Kopiera till ett nytt anspråk, med samma eller en annan aktivitet
act-ask-to-reject = Begär avslag
act-discard = Ta bort utkastet

next-draft = Gör klart utkastet
next-draft-about = Ingen hos Microsoft ser anspråket förrän du skickar in det. Inget går förlorat när du lämnar sidan.
next-continue = Fortsätt: { $task }
next-submitted = Anspråket väntar på en granskare
next-submitted-until = En granskare börjar senast { $due }.
next-submitted-about = Fram till dess kan du ändra MPN-ID, produkter och kontakter och lägga till PoE. Du behöver inte göra något.
next-review = En granskare går igenom PoE
next-review-until = Beslut kommer senast { $due }.
next-review-about = Under tiden kan anspråket inte ändras. Om granskaren har en fråga får du e-post och ser den under Kommentarer.
next-dispute-review = Bestridandet granskas
next-dispute-review-until = Besked kommer senast { $due }.
next-dispute-review-about = En annan granskare än den som avslog anspråket ser på det på nytt. Under tiden kan anspråket inte ändras.
next-late = Microsoft är försenat: det här skulle ha varit klart { $due }. Anspråket behåller sin plats i kön och förlorar inget på det. Fråga gärna i en kommentar.
next-asked = Granskaren behöver mer av dig
next-asked-until = Svara senast { $due }. Annars avslås anspråket.
next-asked-products = Det gäller: { $products }
next-may-add = Du får lägga till produkter i svaret.
next-only-remove = Du får ta bort produkter och gå vidare med resten. Nu kan inga produkter läggas till.
next-resubmit = Svara och skicka in igen
next-upload = Ladda upp PoE
next-edit-products = Ändra produkter
next-answer-over = Svarstiden är ute
next-answer-over-about = Sista tidpunkten var { $due }. Anspråket avslås eftersom inget svar kom. Det kan du bestrida efteråt.
next-approved = Anspråket är godkänt
next-associated-with = Du är associerad med { $customer }.
next-consent-until = Kunden kan neka till och med { $due }. Om kunden inte gör det skickas anspråket för bedömning av rätten till incitament.
next-wrong-person = Mottagaren av kundens brev uppger sig vara fel person att fråga. En granskare kan skicka det till någon annan. Om du vet vem som avgör hos kunden, skriv det i en kommentar.
next-wrong-person-named = Mottagaren av kundens brev uppger sig vara fel person att fråga och har angett någon annan. En granskare kan skicka brevet dit. Om du vet bättre vem som avgör hos kunden, skriv det i en kommentar.
next-consent-over = Kunden kunde neka till och med { $due }. Anspråket skickas strax för bedömning av rätten till incitament.
next-not-money = Godkänt betyder att du är associerad med kunden. Om incitament betalas ut avgörs senare.
next-consent-sending = Brevet till kunden är på väg. Tiden att neka börjar när det har lämnats över, och då visas sista dagen här.
next-consent-bounced = Brevet till kunden kunde inte levereras till någon, så ingen tid att neka löper. Skriv i en kommentar vem hos kunden som kan besluta, med namn och e-postadress. Granskaren skickar brevet på nytt.
next-comment = Skriv en kommentar
next-wish-lapsed = Din organisation hade begärt att associationen avslås. Ingen granskare bekräftade det innan medgivandeperioden var över, så begäran gäller inte längre och associationen består.
next-associated = Godkänt, och medgivandeperioden är över
next-assessment-pending = Anspråket har skickats för bedömning av rätten till incitament. Resultatet visas här.
next-eligible = Bedömningen visar att associationen är berättigad till incitament. Sök på klientorganisations-ID eller prenumerations-ID i rapporten över intäkter och utbetalningar.
next-not-eligible = Bedömningen visar att associationen inte är berättigad till incitament. Du är fortfarande associerad med kunden.
next-rejected = Anspråket har avslagits
next-rejected-finally = Anspråket har avslagits slutgiltigt
next-dispute-until = Du kan bestrida avslaget till och med { $due }.
next-dispute = Bestrid avslaget
next-final-about = Beslutet efter ett bestridande är slutgiltigt. Du kan skicka in en ny association med uppdaterat PoE.
next-copy = Börja ett nytt anspråk utifrån det här
next-final-own-wish = Din organisation har själv begärt det, så det kan inte bestridas. Du kan skicka in en ny association med uppdaterat PoE.
next-in-words = Med deras egna ord:

tasks-title = Innan du skickar in
task-done = Klart
task-todo = Att göra
task-blocked = Kan inte påbörjas än
task-missing = Saknas: { $fields }
task-products-wait = Välj aktiviteten först
task-poe-missing = Ladda upp minst ett utförandebevis
task-poe-files = { $n ->
    [one] { $n } fil
   *[other] { $n } filer
}
task-submit = Kontrollera och skicka in
task-submit-waits = När allt ovan är klart

warning-duplicate = Din organisation har redan gjort anspråk på någon av de här produkterna hos den här kunden med samma aktivitet, så anspråket kan inte skickas in som det är. Se
warning-duplicate-other = Din organisation har ett annat anspråk på samma produkt. Se
warning-not-enrolled = Partnerplatsen är inte registrerad i något incitamentsprogram. Anspråket kanske inte ger incitament. Registrera den i Partnercenter eller välj en annan partnerplats.
warning-contact-own-domain = Kundkontaktens e-postadress hör till din egen organisations domän. Dit går brevet till kunden; ange en adress hos kunden.
warning-contact-other-domain = Kundkontaktens e-postadress hör inte till kundens domän. Kontrollera att brevet når någon hos kunden.
warning-disclosure = Kunder inom offentlig sektor i USA och Puerto Rico: det undertecknade PoE:t måste tala om för kunden att du kan få ersättning av Microsoft.
warning-rival = En annan partner gör anspråk på samma produkt. Granskningen kan ta längre tid.

edit-customer-about = Vem du har arbetat för. När anspråket har skickats in kan det inte längre ändras.
edit-customer-hint = Det juridiska namnet, som i PoE:t.
edit-tenant-hint = Kunden hittar det på översiktssidan i administrationscentret för Microsoft Entra. Det ser ut som 01234567-89ab-cdef-0123-456789abcdef.
edit-domain-hint = Till exempel contoso.com eller contoso.onmicrosoft.com. Domänen måste höra till klientorganisationen.
edit-public-sector-hint = En myndighet, en kommun, en offentlig skola eller ett offentligt sjukhus, eller något annat offentligt organ.
edit-activity-about = Vad du har gjort för kunden. Det avgör vilket program anspråket gäller.
edit-activity-hint = Välj med omsorg: när anspråket har skickats in går en felaktig aktivitet inte att ändra. Då måste anspråket avslås och ett nytt göras. En aktivitet per anspråk: om du har gjort två saker kopierar du anspråket efteråt. Om du byter aktivitet tas produkter som inte hör till den bort.
edit-activity-programme = Gäller: { $programme }.
edit-activity-presales-time = Gör anspråk på förförsäljning i god tid: programmen har godtagit dem till och med 120 dagar efter köpet.
edit-recognition-hint = Anspråket räknas som erkännande, och inget incitament betalas ut.
edit-products-about = Vad anspråket gäller. Varje produkt eller arbetsbelastning måste nämnas i PoE:t.
edit-products-hint = Välj alla som PoE:t styrker.
edit-products-usage-hint = Power Apps, Power Automate, Power BI och andra produkter i Power Platform, liksom Customer Insights, finns inte med här: Microsoft räknar deras användning via Partner Admin Link (PAL), inte via CPOR. De kan omfattas av anspråk för förförsäljning eller intäktsassociation.
edit-keep-hint = Granskaren har inte öppnat anspråket för fler produkter. Avmarkera dem du inte kan styrka och gå vidare med resten.
edit-no-products = Det finns inga produkter för aktiviteten. Välj aktivitet först.
edit-subscription = Prenumerations-ID
edit-subscription-hint = Det ser ut som 01234567-89ab-cdef-0123-456789abcdef. Kunden hittar det vid prenumerationen, under Fakturering i administrationscentret för Microsoft 365. Ett per rad. Prenumerationer köpta via en molnlösningsleverantör (CSP) kan inte omfattas av anspråk.
edit-location-about = Vilken av dina partnerplatser anspråket gäller för, och vem Microsoft frågar där. Incitamenten går till partnerplatsen.
edit-mpn-hint = Bara din organisations plats-ID:n visas; anspråk, incitament och utbetalningar hör till en partnerplats, aldrig till det globala ID:t. Portalen kan inte se vilken partnertyp ett ID har, till exempel FastTrack Ready Partner. Om du är osäker, fråga din globala administratör: fel MPN-ID kostar incitament.
edit-no-locations = Din organisation har inga partnerplatser i portalen än. Be din globala administratör att lägga till en.
edit-only-subscription = Kunden har exakt en prenumeration på produkten
edit-only-subscription-hint = Kryssa för bara om du lämnar prenumerations-ID:t tomt. Portalen kan inte se kundens klientorganisation.
wrong-subscription-open = ange prenumerations-ID:t, eller bekräfta att kunden har exakt en prenumeration på produkten
location-enrolled = Registrerad i ett incitamentsprogram
edit-partner-contact-hint = Får breven om anspråket.
edit-contacts-about = Vem brevet till kunden går till.
edit-customer-contact = Kundkontakt
edit-customer-contact-hint = När anspråket godkänns får personen ett brev och kan neka associationen under medgivandeperioden. Berätta det för personen i förväg.
edit-technical-contact = Teknisk kontakt
edit-technical-contact-hint = Behövs för anspråk inom Business Applications. Personen får också brevet.
edit-name = Namn
edit-title = Befattning
edit-email = E-postadress
flash-saved = Sparat.
flash-products-dropped = Sparat. Produkter som inte hör till den nya aktiviteten har tagits bort; välj produkter på nytt.
partner-stale = Anspråket ändrades medan du fyllde i detta, så inget sparades. Dina ord finns kvar här: jämför dem med anspråket och skicka igen.
partner-review-began = Granskningen har börjat och ändringen sparades inte. Om den har betydelse för granskningen, skriv den i en kommentar.
wrong-own-domain = Det här är din egen organisations domän. Partner och kund kan inte vara samma företag.
wrong-no-product = Behåll minst en produkt. Om inget återstår att göra anspråk på, begär avslag i stället.
wrong-subscription-twice = Prenumerations-ID:t är redan angivet ovan
wrong-unacknowledged = Markera för att gå vidare: { $what }

submit-title = Kontrollera och skicka in
submit-about = Läs igenom vad anspråket säger. Efter att det har skickats in kan bara MPN-ID, produkter och kontakter ändras, tills en granskare börjar.
submit-missing = Något saknas fortfarande
submit-not-yet = Du kan skicka in när inget saknas.
submit-acknowledge = Innan du skickar in
ack-right = Det som står i anspråket stämmer, och PoE:t hör till det
ack-customer-knows = Kunden känner till anspråket och vet att ett brev om det kommer
ack-may-sign = Jag får skriva under för min organisation
submit-then = En granskare börjar inom { $span }. Du får ett kvitto med e-post.
submit-button = Skicka in anspråk
flash-submitted = Anspråket är inskickat.

resubmit-title = Svara och skicka in igen
resubmit-until = Skicka in anspråket igen senast { $due }, annars avslås det.
resubmit-changed = Ändrat sedan begäran
resubmit-nothing-changed = Inget än. Ladda upp PoE, ändra det som begärdes, eller förklara nedan.
resubmit-reply = Svar till granskaren
resubmit-reply-hint = Vad du har ändrat och var i PoE:t granskaren hittar det. Behövs bara om inget har ändrats ovan.
resubmit-then = Anspråket går tillbaka till granskaren, med de dagar som var kvar.
resubmit-button = Skicka in igen
field-reply = Svar till granskaren
flash-resubmitted = Anspråket är tillbaka hos granskaren.

dispute-title = Bestrid avslaget
dispute-until = Du kan bestrida till och med { $due }.
dispute-about = En annan granskare svarar inom { $span }. Ett anspråk kan bestridas en gång.
dispute-why = Varför det avslogs
dispute-justification-hint = Varför avslaget bör omprövas. Bemöt varje orsak ovan. Motivering, PoE eller båda: minst ett av dem behövs.
dispute-poe = Uppdaterat PoE
field-kept = Filer som kom fram
dispute-kept-hint = De följer med bestridandet. Avmarkera det som inte ska med. Välj nedan bara det som inte togs emot eller ännu saknas.
dispute-button = Bestrid
field-justification = Affärsmässig motivering
flash-disputed = Avslaget är bestritt.

ask-to-reject-about = En granskare bekräftar begäran och anspråket får statusen Avslaget, med din organisations begäran som orsak. Det kan inte bestridas; du kan göra ett nytt anspråk.
ask-to-reject-deadline = Tills det är bekräftat fortsätter tidsfristerna att löpa.
ask-to-reject-note-hint = Behövs vid annan orsak; annars om det finns mer att säga.
ask-to-reject-button = Begär avslag
field-reason = Orsak
field-note = Med egna ord
flash-asked-to-reject = Begäran är skickad. En granskare bekräftar den.

discard-about = { $n ->
    [0] Utkastet försvinner ur listan. Det kan inte hämtas tillbaka.
    [one] Utkastet och dess fil försvinner ur listan. De kan inte hämtas tillbaka.
   *[other] Utkastet och dess { $n } filer försvinner ur listan. De kan inte hämtas tillbaka.
}
discard-button = Ta bort utkastet
flash-discarded = Utkastet är borttaget.

copy-about = Ett nytt utkast med samma kund, partnerplats och kontakter. Produkter följer med om de hör till aktiviteten. PoE följer inte med: varje anspråk behöver sitt eget.
copy-name = Det nya anspråkets namn
copy-activity = Det nya anspråkets aktivitet
copy-activity-hint = En aktivitet per anspråk; samma produkt kan inte omfattas två gånger för samma aktivitet.
copy-button = Skapa kopia
flash-copied = Kopian är sparad som utkast. Ladda upp dess PoE och kontrollera delarna.
