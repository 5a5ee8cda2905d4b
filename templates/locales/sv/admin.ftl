# Det som portaladministratörer sköter, brev och bedömningsresultat.
admin-save = Spara
admin-cancel = Avbryt

field-organisation-name = Organisation
field-organisation-country = Land
field-organisation-domain = Domän
organisations-about = Partnerorganisationerna, var och en med sina personer och partnerplatser.
organisations-add = Lägg till en organisation
organisations-add-about = Med sin första globala administratör, som sedan lägger till organisationens övriga personer och partnerplatser.
organisations-add-now = Lägg till och bjud in
organisations-none = Inga organisationer än
organisations-none-about = Lägg till den första partnerorganisationen; därefter kan dess personer göra anspråk.
organisations-name-about = Det juridiska namnet, så som det står i brev till kunder.
organisations-domain-about = Den egna domänen, till exempel fabrikam.com: en organisation kan inte göra anspråk på sig själv som kund.
organisations-first = Den första globala administratören

catalogue-title = Produktkatalog
catalogue-about = Produkter som partner kan göra anspråk på. Inget tas bort, eftersom anspråk hänvisar till det; indragna produkter erbjuds inte längre.
catalogue-add = Lägg till en produkt
catalogue-new-about = Koden bildas av namnet och är kvar även om produkten byter namn.
catalogue-code = Kod: { $code }
catalogue-activities = Aktiviteter
catalogue-activities-about = Aktiviteter som produkten kan anges för i ett anspråk; alla inom ett och samma lösningsområde.
catalogue-name-about = Samma på alla språk.
catalogue-state = Status
catalogue-offered = Erbjuds
catalogue-withdrawn = Indragen
catalogue-offered-label = Erbjuds för nya anspråk
catalogue-offered-about = Anspråk som redan har produkten behåller den oavsett.
catalogue-no-activity = Välj minst en aktivitet
catalogue-two-areas = Välj bara aktiviteter inom ett lösningsområde
catalogue-name-taken = Det finns redan en produkt med det namnet
catalogue-saved = Katalogen är ändrad.
field-product-name = Produkt
field-activities = Aktiviteter

holidays-about = Helgdagar är inga arbetsdagar. En ändring gäller tidsfrister som ges från och med nu; de som redan getts flyttas inte.
holidays-end-soon = Listan slutar { $day }. Lägg till dagarna därefter, annars blir senare tidsfrister för korta.
holidays-weekday = Veckodag
holidays-add = Lägg till en helgdag
holidays-add-now = Lägg till
holidays-name-about = Finns dagen redan i listan byter den namn.
holidays-remove = Ta bort
holidays-remove-title = Ska helgdagen bli en vanlig dag?
holidays-remove-about = Tidsfrister som ges från och med nu räknar den som arbetsdag, om den inte infaller på en lördag eller söndag. De som redan getts flyttas inte.
holidays-remove-now = Ta bort helgdagen
holidays-no-day = Ange en dag under det här århundradet, till exempel 2027-12-24
holidays-saved = Helgdagen är sparad.
holidays-removed = Helgdagen är borttagen.
field-holiday-day = Dag
field-holiday-name = Namn
weekday-1 = måndag
weekday-2 = tisdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lördag
weekday-7 = söndag

deadlines-about = Hur länge varje period varar. Dagen då något händer räknas inte; en tidsfrist slutar med sin sista dag.
deadlines-running = Pågående anspråk behåller den tidsfrist de fått. Det du ändrar gäller från och med nästa händelse.
deadlines-days = Antal dagar
deadlines-unit = Typ av dagar
deadlines-unit-b = Arbetsdagar
deadlines-unit-d = Kalenderdagar
deadlines-default = Standard: { $span }
deadlines-wrong = Ange ett heltal från 1 till { $limit }
deadlines-saved = Tidsfristerna är ändrade.
field-start-review = Påbörjad granskning
field-review = Granskning
field-answer = Partnerns svar
field-consent = Kundens medgivande
field-dispute-window = Tid för bestridande
field-dispute-review = Granskning av bestridande
span-business = { $n ->
    [one] { $n } arbetsdag
   *[other] { $n } arbetsdagar
}
span-calendar = { $n ->
    [one] { $n } dag
   *[other] { $n } dagar
}

reasons-title = Orsakernas ordalydelse
reasons-about = Det partner läser när mer behövs eller ett anspråk avslås. Alla sidor och brev visar de nya orden genast.
reasons-reworded = Omformulerad
reasons-title-label = Kort text
reasons-cure-label = Råd
reasons-cure-about = Vad partnern kan göra åt det.
reasons-own = Portalens egna ord:
reasons-back = Tillbaka till portalens egna ord ({ $language })
reasons-next = Brev som redan skickats behåller de ord de hade.
reasons-saved = Ordalydelsen är sparad.
reasons-own-again = Portalens egna ord gäller igen.
field-title-en = Kort text, engelska
field-cure-en = Råd, engelska
field-title-sv = Kort text, svenska
field-cure-sv = Råd, svenska

letters-about = Alla brev portalen skriver, de nyaste först. Ett brev som inte kommer fram skickas på nytt i flera dagar innan portalen ger upp.
letters-failed = Inte levererade
letters-waiting = Väntar
letters-sent = Skickade
letters-overtaken = Inaktuella
letters-all = Alla
letters-letter = Brev
letters-to = Till
letters-written = Skrivet
letters-state = Status
letters-waits-until = Väntar till { $when }.
letters-sent-at = Skickat { $when }.
letters-failed-at = Kunde inte levereras; försöken avbröts { $when }.
letters-tries = { $n ->
    [one] Ett försök.
    [0] Inget försök än.
   *[other] { $n } försök.
}
letters-kind-submitted = Anspråk mottaget
letters-kind-info-requested = Komplettering behövs
letters-kind-approved = Anspråk godkänt
letters-kind-rejected = Anspråk avslaget
letters-kind-consent = Till kunden: association att ta ställning till
letters-kind-consent-denied = Kunden har nekat
letters-kind-denial-receipt = Till kunden: kvitto på att kunden nekat
letters-kind-consent-elapsed = Skickat för bedömning
letters-kind-disputed = Bestridande mottaget
letters-kind-dispute-decided = Bestridande avgjort
letters-kind-commented = Ny kommentar
letters-kind-wrong-person = Fel mottagare
letters-kind-reminder = Påminnelse
letters-kind-dispute-filed = Ett bestridande väntar
letters-kind-consent-bounced = Kunden kunde inte nås
letters-kind-resend-needed = Brevet till kunden kom inte fram
letters-kind-invitation = Inbjudan
letters-kind-password-reset = Väg till nytt lösenord
letters-kind-password-changed = Lösenordet bytt
letters-kind-factors-removed = Tvåfaktorsinloggning borttagen
letters-overtaken-why = Skickades inte, eftersom det inte längre gällde.
letters-none = Inga brev här
letters-none-about = Inga brev har den här statusen.
letters-more = Bara de { $n } nyaste visas.
letters-failed-about = En del brev gick inte att leverera. Läs felmeddelandet, åtgärda orsaken och försök igen.
letters-again = Försök igen
letters-again-all-now = Skicka alla på nytt
letters-again-one = Brevet skickas på nytt om ett ögonblick.
letters-again-all = Breven skickas på nytt om ett ögonblick.

assessment-claim = Anspråk
assessment-claim-name = Anspråkets namn
assessment-partner = Partner
assessment-customer = Kund
assessment-tenant = Klientorganisations-ID
assessment-product = Produkt
assessment-subscription = Prenumerations-ID
assessment-products = Produkter
assessment-mpn = MPN-ID
assessment-sent = Skickat för bedömning
assessment-result = Resultat
assessment-result-now = Resultat nu
assessment-reason = Orsak
assessment-cure = Vad du kan göra
assessment-recorded = Infört
assessment-pending = Väntar på besked
assessment-eligible = Berättigat
assessment-not-eligible = Inte berättigat

assessments-about = Godkänt betyder att du är associerad med kunden. Här ser du vad den senare bedömningen av rätten till incitament kom fram till, per anspråk, klientorganisation och prenumeration.
assessments-search = Anspråk, kund, klientorganisations- eller prenumerations-ID
assessments-all = Alla resultat
assessments-filter = Visa
assessments-export = Exportera (CSV)
assessments-none = Inga anspråk motsvarar sökningen
assessments-show-all = Visa alla resultat
assessments-none-yet = Inget har skickats för bedömning än
assessments-none-about = Ett anspråk skickas för bedömning när det är godkänt och kundens tid att neka har gått ut.
assessments-more = Bara de { $n } första visas; sök efter andra.
assessments-admin-title = Bedömningar
assessments-admin-about = Godkända anspråk vars medgivandeperiod är över väntar här på bedömningens resultat.
assessments-admin-none-about = Välj ett annat resultat eller sök efter något annat.
assessments-record = För in resultatet
assessments-record-now = För in
assessments-reason-about = Partnern ser orsaken och vad som kan göras åt den.
assessments-next = Resultatet visas i anspråkets historik och i partnerns rapport. Det kan föras in på nytt om det ändras.
assessments-recorded = Resultatet är infört.
field-result = Resultat
field-file = Fil

import-title = Importera resultat
import-about = En CSV-fil med en rad för varje anspråk. Varje rad kontrolleras först; inget sparas innan du säger till.
import-start = Börja med en fil över det som väntar och fyll i de två sista kolumnerna:
import-pending-file = väntande bedömningar (CSV)
import-longest = CSV, högst { $n } rader.
import-check = Kontrollera filen
import-columns-title = Vad filen innehåller
import-column-claim = Anspråkets nummer, till exempel CPOR-2026-4F7K2MX
import-column-result = eligible (berättigat) eller not-eligible (inte berättigat)
import-column-reason = För not-eligible en av orsakerna nedan, annars tom
import-reasons = Orsaker
import-checked = Filen är kontrollerad
import-nothing-yet = Inget har sparats än.
import-another = Välj en annan fil
import-bad-rows = { $n ->
    [one] { $n } rad kan inte importeras
   *[other] { $n } rader kan inte importeras
}
import-bad-about = Rätta dem och kontrollera filen igen, eller importera de rätta raderna utan dem.
import-good-rows = { $n ->
    [one] { $n } rätt rad
   *[other] { $n } rätta rader
}
import-now = { $n ->
    [one] Importera den enda rätta raden
   *[other] Importera de { $n } rätta raderna
}
import-none-good = Ingen rad kan importeras. Rätta filen och kontrollera den igen.
import-line = Rad
import-wrong = Vad som är fel
import-empty = Välj en fil som har en rubrikrad och minst en rad till
import-unreadable = Filen går inte att läsa som CSV; spara den som CSV (UTF-8) och försök igen
import-columns = Den första raden måste namnge kolumnerna claim, result och reason
import-too-long = Filen har fler än { $limit } rader; dela upp den
import-wrong-claim = ”{ $text }” är inte ett anspråksnummer. Skriv det som CPOR-2026-4F7K2MX.
import-no-result = Resultatet saknas. Skriv eligible eller not-eligible.
import-wrong-result = ”{ $text }” är inget resultat. Skriv eligible eller not-eligible.
import-no-reason = Ett anspråk som inte är berättigat behöver en orsak. Skriv en av orsakerna nedan.
import-wrong-reason = ”{ $text }” är ingen av orsakerna.
import-needless-reason = Ett berättigat anspråk har ingen orsak; töm den eller ändra resultatet.
import-twice = { $text } finns mer än en gång i filen; bara den första raden räknas.
import-no-such-claim = Det finns inget anspråk { $text }.
import-not-assessed = { $text } har inte skickats för bedömning.
import-done = { $n ->
    [one] Ett resultat är infört
   *[other] { $n } resultat är införda
}
import-unchanged = { $n ->
    [one] Ett resultat var redan infört, så inget ändrades.
   *[other] { $n } resultat var redan införda, så inget ändrades.
}
import-refused = De här anspråken har ändrats under tiden och lämnades som de är:

scans-about = Bevisning som väntar på kontrollen mot skadlig kod, där något hittades eller som inte kunde kontrolleras.
scans-off = Ingen kontroll mot skadlig kod är inställd, så nya filer kontrolleras inte. Inställningen är PORTAL_SCAN.
scans-none = Ingen fil hålls tillbaka
scans-none-about = Alla filer är kontrollerade eller kom innan det fanns en kontroll.
scans-file = Fil
scans-since = Sedan
scans-state = Läge
scans-decide = Microsoft kan inte öppna filen förrän den är kontrollerad eller du släpper igenom den. Det du bestämmer sparas med ditt namn.
scans-again = Kontrollera igen
scans-release = Släpp igenom okontrollerad
scans-again-done = Filen kontrolleras igen om ett ögonblick.
scans-release-done = Filen är genomsläppt.
