# Inloggning, vägar, vad som är fel i ett fält, och sidor om det som gick fel.
sign-in = Logga in
sign-in-title = Logga in
sign-in-about = Hantera dina kundassociationer (CPOR-anspråk).
sign-in-wrong = E-postadressen eller lösenordet är fel. Kontrollera båda och försök igen.
wait-seconds = { $n ->
    [one] Det blev för många försök. Vänta en sekund och försök sedan igen.
   *[other] Det blev för många försök. Vänta { $n } sekunder och försök sedan igen.
}
wait-minutes = { $n ->
    [one] Det blev för många försök. Vänta en minut och försök sedan igen.
   *[other] Det blev för många försök. Vänta { $n } minuter och försök sedan igen.
}
field-email = E-postadress
field-password = Lösenord

nav-claims = Kundassociationer
nav-assessments = Bedömningsresultat
nav-queue = Granskningskö
nav-conflicts = Jäv
nav-record-assessments = Bedömningar
nav-settings = Inställningar
nav-letters = Brev
nav-scans = Kontroll mot skadlig kod
nav-audit = Händelselogg
nav-organisations = Organisationer
nav-catalogue = Katalog
nav-holidays = Helgdagar
nav-deadlines = Tidsfrister
nav-reasons = Orsakernas ordalydelse
nav-people = Personer
nav-locations = Partnerplatser
nav-getting-started = Kom igång

wrong-empty = Fyll i det här
field-most = Högst { $limit } tecken.
wrong-too-long = Använd högst { $limit } tecken
wrong-control = Ta bort radbrytningar och styrtecken
wrong-mpn = Ett MPN-ID består av 4 till 10 siffror och inget annat
wrong-tenant = Ett klientorganisations-ID ser ut som 01234567-89ab-cdef-0123-456789abcdef; kopiera det från kundens katalog
wrong-tenant-zero = Det här är det tomma ID:t; kopiera klientorganisations-ID:t från kundens katalog
wrong-subscription = Ett prenumerations-ID ser ut som 01234567-89ab-cdef-0123-456789abcdef; kopiera det från kundens prenumeration
wrong-domain = Ange en domän som contoso.com eller contoso.onmicrosoft.com
wrong-domain-email = Ange bara domänen: det som står efter @
wrong-domain-url = Ange bara domänen, utan https:// och utan sökväg
wrong-email = Ange en e-postadress som namn@example.com
wrong-unchosen = Välj ett alternativ
wrong-choice = Välj ett av alternativen i listan

onward-home = Gå till din startsida
onward-claim = Visa anspråket som det är nu
onward-other-claim = Visa det andra anspråket
onward-back = Gå tillbaka och försök igen

error-not-found-title = Sidan finns inte
error-not-found = Det finns inget på den här adressen, eller så får du inte se det. Kontrollera adressen eller gå till din startsida.
error-sign-in-title = Logga in
error-sign-in = Logga in för att se sidan.
error-stale-title = Anspråket har ändrats
error-stale = Någon ändrade anspråket medan du läste, så din ändring sparades inte. Se hur det är nu och bestäm dig sedan.
error-refused-title = Det går inte nu
error-refused = Det går inte att göra så länge anspråket har den här statusen. Se på anspråkets sida vad som går att göra nu.
error-token-title = Försök igen
error-token = Sidan du skickade var för gammal eller kom inte från portalen, så inget sparades. Gå tillbaka och skicka en gång till.
error-too-large-title = Det du skickade är för stort
error-too-large = Det du skickade är större än portalen tar emot. Skicka mindre åt gången.
error-too-large-limit = Det du skickade är större än { $limit }. Skicka mindre åt gången.
error-bad-title = Det gick inte att läsa
error-bad = Portalen förstod inte det som skickades. Gå tillbaka och försök en gång till.
error-busy-title = Vänta ett ögonblick
error-busy = Just nu är det för mycket på gång. Vänta några sekunder och försök igen; inget har gått förlorat.
error-damaged-title = Filen är skadad
error-damaged = Filen är inte den som skickades in och visas därför inte. Vi har noterat det. Uppge det här numret för supporten: { $id }. Partnern kan skicka filen igen.
error-held-pending-title = Inte kontrollerad än
error-held-pending = Filen kontrolleras mot skadlig kod och visas när det är klart. Försök igen om en minut.
error-held-failed-title = Kunde inte kontrolleras
error-held-failed = Filen kunde inte kontrolleras mot skadlig kod och visas därför inte. En portaladministratör tar ställning till den.
error-held-blocked-title = Skadlig kod hittades
error-held-blocked = Skadlig kod hittades i filen, så ingen kan öppna den. Partnern kan lägga till en ren kopia.
error-too-slow-title = Det tog för lång tid
error-too-slow = Det du skickade kom för långsamt och lästes inte till slutet. Kontrollera din anslutning, gå tillbaka och skicka igen.
error-too-often-title = Vänta ett ögonblick
error-too-often = { $n ->
    [one] Det kom för många förfrågningar på kort tid. Vänta en sekund och försök igen.
   *[other] Det kom för många förfrågningar på kort tid. Vänta { $n } sekunder och försök igen.
}
error-misdirected-title = Det finns ingen portal med det namnet
error-misdirected = Du kom via ett namn som inte är portalens. Portalens adress är { $address }.
onward-again = Försök igen
onward-portal = Till portalen
error-broken-title = Något gick fel
error-broken = Något gick fel hos oss, och vi har noterat det. Händer det igen, uppge det här numret för supporten: { $id }.

refusal-not-now = Det går inte att göra så länge anspråket har den här statusen. Se på anspråkets sida vad som går att göra nu.
refusal-not-yours = Det här är någon annans uppgift. Se på anspråkets sida vem som står på tur.
refusal-too-late = Tiden för det gick ut { $due }. Se på anspråkets sida vad som går att göra nu.
refusal-not-due = Tidsfristen har inte gått ut än. Vänta tills den har gått ut.
refusal-partner-has-not-asked = Partnern har inte begärt avslag. Avslå med en egen orsak i stället.
refusal-already-asked = Avslag är redan begärt. En granskare bekräftar det.
refusal-you-rejected-it = Du avslog anspråket, så en annan granskare avgör bestridandet.
refusal-conflict-of-interest = Du är jävig i förhållande till den här organisationen, för att du har anmält det eller för att du hör till den. En annan granskare hanterar dess anspråk.
refusal-already-yours = Du har redan det här ärendet.
refusal-window-closed = Tiden för att bestrida har gått ut. Skicka in en ny association med uppdaterat PoE.
refusal-already-told = Ett brev till kunden har lämnats över tidigare.
refusal-own-wish = Din organisation begärde avslaget, så det kan inte bestridas. Skicka in en ny association i stället.
refusal-incomplete = Något saknas fortfarande: { $fields }.
refusal-duplicate = Din organisation har redan gjort anspråk på produkten för den här kunden, i anspråk { $claim }.
refusal-duplicate-elsewhere = En annan partnerplats i din organisation har redan gjort anspråk på produkten för den här kunden. Fråga någon som ser hela organisationen, till exempel en global administratör.
refusal-out-of-reach = Din roll omfattar inte den här partnerplatsen. Välj en av dina egna partnerplatser.
refusal-locked = Det här fältet kan inte längre ändras: { $field }.
refusal-only-remove-products = Nu kan produkter tas bort men inte läggas till. Fråga i en kommentar om en måste läggas till.
refusal-too-many-files = Ett anspråk kan ha högst 20 filer. Utelämna någon eller slå ihop några.
refusal-too-many-bytes = Anspråkets filer får vara högst 100 MB tillsammans. Utelämna någon eller gör några mindre.
refusal-no-such-file = Anspråket har ingen sådan fil. Se fillistan som den är nu.
refusal-nothing-answered = Ändra något, lägg till en fil eller skriv ett svar innan du lämnar tillbaka anspråket.
refusal-nothing-said = Skriv en motivering, lägg till ett uppdaterat PoE, eller båda.
refusal-collides = Ett konkurrerande anspråk gäller samma produkt: { $claims }. En granskningsansvarig måste pröva det först.
refusal-evidence-damaged = En fil i anspråket är skadad, så anspråket kan inte godkännas. Be partnern skicka filen igen.
refusal-evidence-blocked = Skadlig kod hittades i all bevisning. Lägg till en ren kopia först.
refusal-evidence-unscanned = En del av bevisfilerna är inte kontrollerade mot skadlig kod än, så anspråket kan inte godkännas. Vänta tills det är klart; en portaladministratör tar ställning till filer som inte kunde kontrolleras.
refusal-nothing-to-settle = Inget pågående anspråk konkurrerar med det här, så det finns inget att pröva.

sign-in-stale = Inloggningssidan var för gammal. Skriv lösenordet en gång till.
sign-in-to-go-on = Sessionen har avslutats. Logga in igen: det du skrev finns kvar och du kan skicka det sedan.
again-title = Vill du skicka igen?
again-signed-in = Du är inloggad igen. Det här skrev du; inget av det är sparat än.
again-confirmed = Bekräftat. Det här skrev du; inget av det är sparat än.
again-too-old = Sidan du skickade var för gammal, så inget av den är sparat än.
again-busy = Portalen kunde inte spara något just nu. Det här skrev du; inget av det är sparat än. Vänta några sekunder och skicka sedan.
again-too-often = { $n ->
    [one] Portalen fick för många förfrågningar, så inget av det här är sparat än. Vänta en sekund och skicka det igen.
   *[other] Portalen fick för många förfrågningar, så inget av det här är sparat än. Vänta { $n } sekunder och skicka det igen.
}
again-nothing = Det fanns inget att fylla i. Du kan göra det igen med knappen.
again-written = Det här skrev du
again-other = Även
again-files = { $n ->
    [one] En fil kan inte behållas. Välj den igen:
   *[other] Filer kan inte behållas. Välj dem igen:
}
again-choose = Välj filer
again-send = Skicka nu
again-leave = Skicka inte
