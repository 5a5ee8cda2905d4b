# Varför mer behövs, varför ett anspråk avslogs, varför någon nekar, och vad som avhjälper det.

# Vad en begäran om komplettering gäller, och vad som var fel med utförandebevisen i ett avslaget anspråk.
reason-missing-all-poe = PoE saknas helt
reason-missing-all-poe-meaning = Den uppladdade filen är fel, eller så har den inget med anspråket att göra.
reason-missing-all-poe-cure = Ladda upp ett dokument om just den här kunden och det här arbetet, till exempel den undertecknade uppdragsbeskrivningen (SOW).
reason-missing-customer-acknowledgment = Kundens bekräftelse saknas
reason-missing-customer-acknowledgment-meaning = Ingen hos kunden har skrivit under PoE:t.
reason-missing-customer-acknowledgment-cure = Ladda upp ett PoE med kundens underskrift, eller ett brev eller e-postmeddelande där kunden bekräftar arbetet, med namn, befattning och datum.
reason-missing-or-old-dates = Datum saknas eller är för gamla
reason-missing-or-old-dates-meaning = PoE:t saknar datum, eller så ligger datumen för långt före anspråket.
reason-missing-or-old-dates-cure = Ladda upp ett PoE som visar när kunden bekräftade arbetet och när det utfördes, båda inom de senaste 12 månaderna.
reason-missing-partner-solution = Partnerns lösning eller tjänst saknas
reason-missing-partner-solution-meaning = PoE:t visar inte, eller inte tydligt nog, vad partnern har gjort för kunden.
reason-missing-partner-solution-cure = Ladda upp ett PoE som nämner ditt företag och beskriver det utförda arbetet, aktivitet för aktivitet.
reason-missing-products = Produkter saknas i PoE
reason-missing-products-meaning = Minst en av anspråkets produkter eller arbetsbelastningar nämns inte i PoE:t.
reason-missing-products-cure = Ladda upp ett PoE som nämner varje produkt eller arbetsbelastning i anspråket och kopplar den till ditt arbete, eller ta bort det du inte kan styrka från anspråket.
reason-missing-customer-consent = Kundens medgivande saknas i PoE
reason-missing-customer-consent-meaning = PoE:t visar inte att kunden går med på associationen.
reason-missing-customer-consent-cure = Lämna ett PoE där kunden bekräftar ditt arbete med underskrift, namn, befattning och datum.
reason-no-partner-response = Inget svar från partnern
reason-no-partner-response-meaning = Komplettering har begärts, men svaret uteblev eller räckte inte till.
reason-no-partner-response-cure = Lämna det som begärdes. Begäran finns i anspråkets historik.
reason-poe-unavailable = PoE kan inte läsas
reason-poe-unavailable-meaning = Filen går inte att öppna eller läsa.
reason-poe-unavailable-cure = Lämna dokumentet igen som en fil som öppnas utan lösenord, helst en PDF.
reason-competing-claim = Konkurrerande anspråk fick företräde
reason-competing-claim-meaning = En annan partners anspråk på samma produkt eller arbetsbelastning fick företräde.
reason-competing-claim-cure = Lämna nyare PoE som visar ditt eget arbete med samma produkt eller arbetsbelastning.
reason-not-eligible = Produkten eller prenumerationen är inte berättigad
reason-not-eligible-meaning = Anspråk kan inte göras på en av produkterna eller prenumerationerna, till exempel därför att den är köpt via en molnlösningsleverantör (CSP).
reason-not-eligible-cure = Gör bara anspråk på produkter och prenumerationer som är berättigade. Kontrollera prenumerations-ID:t och hur prenumerationen är köpt.

# Huvudorsaken till ett avslag.
ground-partner-request = Partnerns begäran
ground-partner-request-meaning = Din organisation har begärt att associationen ska avslås.
ground-partner-request-cure = Skicka in ett nytt anspråk om du ändå vill associeras med kunden.
ground-customer-decline = Kunden nekade
ground-customer-decline-meaning = Kunden har nekat associationen.
ground-customer-decline-cure = Tala med kunden. Om kunden nekade av misstag, eller bara menade en del av produkterna, kan du bestrida avslaget med kundens egna ord eller skicka in ett nytt anspråk för resten.
ground-insufficient-poe = Otillräckligt utförandebevis
ground-insufficient-poe-meaning = Utförandebeviset (PoE) styrker inte det som anspråket säger.
ground-insufficient-poe-cure = Lämna ett PoE utan de brister som anges här.
ground-no-partner-response = Inget svar från partnern
ground-no-partner-response-meaning = Inget svar kom i tid, och därför har anspråket avslagits.
ground-no-partner-response-cure = Lämna det som granskaren begärde. Begäran finns i anspråkets historik.

# Varför en partner begär att den egna associationen avslås.
ask-incorrect-mpn = Fel MPN-ID
ask-incorrect-activity = Fel aktivitet
ask-no-longer-working = Arbetar inte längre med kunden
ask-other = Annan orsak

# Varför en kund nekar.
deny-not-our-partner = Vi arbetar inte med den här partnern
deny-work-not-done = Arbetet har inte utförts
deny-wrong-workloads = Vissa arbetsbelastningar är fel
deny-did-not-sign = Jag har inte skrivit under
deny-other = Annan orsak

# Varför en association inte ger incitament, och om det går att göra något åt det.
ineligible-public-sector = Kunden tillhör offentlig sektor
ineligible-public-sector-cure = Om kunden inte tillhör offentlig sektor kan supporten rätta anspråket. Annars säger programguiden vad som gäller för sådana kunder.
ineligible-designation-not-met = Ett krav på kompetens eller utnämning är inte uppfyllt
ineligible-designation-not-met-cure = Uppfyll det krav som programguiden ställer. Användningen därefter kan räknas.
ineligible-partner-not-eligible = Partner-ID:t är inte berättigat
ineligible-partner-not-eligible-cure = Det går inte att göra något åt det här anspråket. Kontrollera registreringen före nästa anspråk.
ineligible-location-not-eligible = Partnerplatsen är inte berättigad
ineligible-location-not-eligible-cure = Det går inte att göra något åt det här anspråket. Gör nästa anspråk från en partnerplats som är registrerad.
ineligible-partner-is-customer = Partnern och kunden är samma företag
ineligible-partner-is-customer-cure = Det går inte att göra något: arbete för det egna företaget ger inga incitament.
ineligible-invalid-partner-role = Aktiviteten i anspråket ger inte incitament
ineligible-invalid-partner-role-cure = Det går inte att göra något åt det här anspråket. Programguiden säger vilka aktiviteter som ger incitament.
ineligible-below-high-water-mark = Användningen är inte högre än den tidigare toppen
ineligible-below-high-water-mark-cure = Anspråket behöver inte ändras. Det kan ge incitament en senare månad, när användningen stiger över toppen.
ineligible-below-threshold = Användningen är under miniminivån
ineligible-below-threshold-cure = Anspråket behöver inte ändras. Det kan ge incitament en senare månad, när användningen når miniminivån.
ineligible-too-late = Anspråket kom för sent
ineligible-too-late-cure = Det går inte att göra något åt det här anspråket. Programguiden säger hur snart ett anspråk måste göras och hur länge det kan ge incitament.

# Vad anspråk kan göras på, och som vad.
area-business-applications = Business Applications
area-microsoft-365 = Microsoft 365
programme-osa-sell = OSA Sell
programme-osu-business-applications = OSU-Business Applications
programme-business-applications-revenue = Business Applications Revenue (Business Influencer)
programme-osu-microsoft-365 = OSU-Microsoft 365
activity-presales = Förförsäljning
activity-presales-when = Välj det här när kunden köpte produkten på ditt råd. Kan ge incitament för förförsäljning. Gäller bara produkter som är köpta via volymlicensavtal (VL) eller direkt från Microsoft på webben (Web Direct).
activity-usage = Användning
activity-usage-when = Välj det här när du får kundens användare att börja använda produkten och fortsätta med det. Kan ge incitament för användning. Gäller bara produkter som är köpta via volymlicensavtal (VL) eller direkt från Microsoft på webben (Web Direct).
activity-revenue-association = Intäktsassociation
activity-revenue-association-when = Välj det här när du som affärspåverkare (Business Influencer) bidrog till vilken produkt kunden valde. Räknas som intäkt och ger aldrig incitament. Gäller bara produkter som är köpta via volymlicensavtal (VL) eller direkt från Microsoft på webben (Web Direct).
activity-usage-m365 = Användning
activity-usage-m365-when = Välj det här när du får kundens användare att börja använda en arbetsbelastning i Microsoft 365 och fortsätta med det. Kan ge incitament för användning, eller bara räknas som erkännande. Hur kunden har köpt den spelar ingen roll.
