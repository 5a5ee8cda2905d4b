# Hur man börjar.
start-title = Kom igång med incitament
start-about = Så blir du som Claiming Partner of Record (CPOR) associerad med en kund som du har hjälpt, och det här händer på vägen.
start-begin = + Kundassociation
start-steps = Från anspråk till association
start-step-1 = Samla underlaget
start-step-1-about = Ett anspråk står och faller med sitt utförandebevis (PoE). Se nedan vad det måste visa. Informera kunden i förväg och låt kunden bekräfta arbetet.
start-step-2 = Skapa anspråket
start-step-2-about = Ett anspråk gäller en kund och en aktivitet. Välj MPN-ID och aktivitet med omsorg: när anspråket har skickats in kan aktiviteten inte längre ändras.
start-step-3 = Ladda upp PoE och skicka in
start-step-3-about = Du kan spara ett utkast och komma tillbaka till det. Bara ett inskickat anspråk granskas.
start-step-4 = Följ granskningen
start-step-4-about = En granskare går igenom PoE. Om mer behövs får du ett brev, och anspråket har statusen Partneråtgärd krävs tills du har svarat.
start-step-5 = Kunden kan neka
start-step-5-about = När anspråket är godkänt får kunden ett brev och kan neka associationen under medgivandeperioden. En kund som går med på den behöver inte göra något.
start-step-6 = Rätten till incitament bedöms
start-step-6-about = Godkänt betyder att du är associerad med kunden. Om incitament betalas ut avgörs senare; resultatet finns på anspråkets sida och under Bedömningsresultat.
start-timeline = Så lång tid tar det
start-timeline-about = De här perioderna gäller nu. Ett anspråk behåller de tidsfrister det har fått; var och en visas på anspråkets sida med dag, klockslag och tidszon. Dagen då något händer räknas inte.
start-period = Period
start-period-mover = Vem som står på tur
start-period-span = Hur länge
start-period-after = Om tiden går ut
start-after-start-review = Anspråket markeras som försenat och flyttas överst i kön. Det förlorar inget på det.
start-after-review = Anspråket markeras som försenat och flyttas överst i kön. Det förlorar inget på det.
start-after-answer = Anspråket avslås: Inget svar från partnern. Det kan du bestrida.
start-after-consent = Du förblir associerad, och anspråket skickas för bedömning av rätten till incitament.
start-after-dispute-window = Avslaget kan inte längre bestridas. Skicka in en ny association med uppdaterat PoE.
start-after-dispute-review = Bestridandet markeras som försenat och flyttas överst i kön. Det förlorar inget på det.
start-poe = Vad ett PoE måste visa
start-poe-about = Alla dokument som visar samtliga fem duger: en undertecknad uppdragsbeskrivning (SOW), ett avtal, ett leveransgodkännande eller ett e-postmeddelande från kunden. Flera dokument kan visa dem tillsammans.
start-poe-for-example = Till exempel:
start-poe-document = Rätt dokument
start-poe-document-about = Det gäller den här kunden och det här arbetet och öppnas utan lösenord.
start-poe-document-example = En uppdragsbeskrivning med rubriken ”Fabrikam AB, fabrikam.com, klientorganisations-ID 01234567-89ab-cdef-0123-456789abcdef”.
start-poe-acknowledgment = Kundens bekräftelse
start-poe-acknowledgment-about = En underskrift, eller ett brev eller e-postmeddelande från kunden, med namn, befattning och datum.
start-poe-acknowledgment-example = ”Mottaget och godkänt. Erik Ek, IT-chef, Fabrikam AB, 2026-05-12”, med underskrift.
start-poe-dates = Datumen
start-poe-dates-about = När arbetet utfördes och när kunden bekräftade det, båda under de 12 månaderna innan anspråket skickas in.
start-poe-dates-example = ”Arbetet utfördes 2026-03-02 till 2026-04-30 och bekräftades 2026-05-12.”
start-poe-work = Ditt arbete
start-poe-work-about = Ditt företags namn och vad du har levererat, aktivitet för aktivitet.
start-poe-work-example = ”Contoso Consulting AB flyttade 400 postlådor, införde tre principer och höll sex utbildningar för användarna.”
start-poe-products = Produkterna
start-poe-products-about = Varje produkt eller arbetsbelastning i anspråket vid namn, kopplad till ditt arbete.
start-poe-products-example = ”Exchange Online: flyttade postlådorna. Microsoft Teams: utbildade användarna.”
start-tell = Informera kunden i förväg
start-tell-about = En kund som känner till anspråket känner igen brevet och nekar inte av misstag. Du kan skicka det här; fyll i det som står inom hakparentes.
start-tell-text = Ämne: Ett brev om vårt arbete hos er

    Hej [namn]

    Vi har arbetat hos er med [produkter]. För att arbetet ska räknas gör vi hos Microsoft anspråk på att associeras med er som Claiming Partner of Record (CPOR).

    När anspråket är godkänt får ni ett brev från Partneranspråk med vårt namn och ett referensnummer som börjar med CPOR. Om uppgifterna stämmer behöver ni inte göra något. Om de inte stämmer kan ni neka associationen inom { $days } med länken i brevet.

    Vi får se siffror på hur produkterna används och hur många licenser som har sålts, men inga andra data. Vi får ingen åtkomst till era system, och det kostar er inget.

    Skriv gärna under det bifogade dokumentet med namn, befattning och datum, så att vi kan visa att ni bekräftar arbetet.

    Mer om CPOR: { $address }

    Vänliga hälsningar, [ditt namn], [ditt företag]
start-roles = Vem som får göra vad i din organisation
start-roles-about = En global administratör i din organisation ger rollerna.
start-statuses = Vad statusarna betyder
start-guides = Programguider för incitament
start-guides-about = Guiderna anger vilka aktiviteter som ger vad, och vem som är berättigad.
start-guides-link = Se Microsofts programguider för incitament
start-customers = För dina kunder
start-customers-about = En öppen sida som förklarar för kunder vad associationen innebär, vad du får se och hur kunden kan neka.
start-customers-link = Om CPOR
