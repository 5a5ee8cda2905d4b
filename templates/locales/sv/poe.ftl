# Utförandebevis: det som finns, det som får skickas, varför en fil nekas.
poe-none = Inga filer än.
poe-there = Anspråkets filer
poe-about = Dokument som styrker vad du har gjort för kunden: utförandebevis (PoE), till exempel en undertecknad uppdragsbeskrivning (SOW) eller ett leveransgodkännande. Varje anspråk behöver minst ett.
poe-choose = Välj filer
poe-limits = PDF, Word, Excel, PowerPoint, RTF, Outlook- och e-postmeddelanden, PNG, JPEG, TIFF, text eller CSV. Högst { $file } per fil, och { $files } filer och { $claim } per anspråk. Inga arkiv, inga makron, inga lösenord.
poe-megabytes = { $n } MB
poe-upload = Ladda upp
poe-remove = Ta bort
poe-kept = Efter att anspråket har skickats in kan filer läggas till men inte tas bort.
poe-proves = Vad PoE:t ska visa
poe-proves-customer = Vem kunden är: namn, domän och klientorganisation
poe-proves-signature = Att kunden bekräftar arbetet: underskrift, namn, befattning och datum
poe-proves-dates = När det utfördes: inom de senaste 12 månaderna
poe-proves-work = Vad du har gjort, aktivitet för aktivitet, med ditt företags namn
poe-proves-products = Varje produkt eller arbetsbelastning i anspråket, vid namn
poe-remove-title = Ta bort filen?
poe-remove-about = Filen lämnar utkastet. Du kan ladda upp den igen. Historiken behåller dess namn.
poe-remove-confirm = Ta bort filen
flash-poe-added = Filen har lagts till.
flash-poe-added-many = Filerna har lagts till.
flash-poe-removed = Filen har tagits bort.
poe-others-kept = { $n ->
    [one] { $n } annan fil lades till.
   *[other] { $n } andra filer lades till.
}
poe-none-chosen = Välj minst en fil
poe-refused = ”{ $file }” togs inte emot. { $why }
poe-refused-there-already = Anspråket har redan just den här filen. Välj en annan.
poe-refused-no-name = Filen har inget läsbart namn. Ge den ett och skicka den igen.
poe-refused-empty = Filen är tom. Kontrollera att den går att öppna och välj den igen.
poe-refused-too-large = Filen är större än { $file }. Gör den mindre eller dela upp den.
poe-refused-too-many = Ett anspråk kan ha högst { $files } filer. Utelämna någon eller slå ihop några.
poe-refused-too-much = Ett anspråks filer får vara högst { $claim } tillsammans. Utelämna någon eller gör några mindre.
poe-refused-type-not-allowed = Den här filtypen tas inte emot. Spara filen som PDF och skicka den.
poe-refused-content-differs = Filen är inte det som namnet säger. Kontrollera att den går att öppna och skicka den med rätt filnamnstillägg.
poe-refused-active-content = Filen innehåller makron, skript eller andra filer. Spara den som PDF och skicka den.
poe-refused-encrypted = Filen öppnas bara med lösenord. Spara den utan och skicka den igen.
poe-refused-unreadable = Filen är skadad eller avbruten. Kontrollera att den går att öppna och skicka den igen.
poe-refused-no-room = Portalen har inte plats för fler filer just nu, och de som sköter den har fått veta det. Inget annat har gått förlorat; skicka filen igen senare.
poe-refused-not-now = Det kommer för många filer just nu. Vänta en minut och skicka den igen.
poe-refused-not-stored = Filen kunde inte sparas; felet är vårt. Försök igen.

# Vad uppladdningsskriptet säger; det som skriptet fyller i själv kommer som en lucka.
upload-drop = Du kan också dra filer hit eller klistra in dem.
upload-list = Filer att skicka
upload-ready = Redo att skickas.
upload-begun = Skickas…
upload-sending = { $done } av { $total } · { $speed } per sekund · { $left } kvar
upload-checking = Skickad. Filen kontrolleras…
upload-stopped = Avbruten. Filen skickades inte.
upload-failed = Filen kunde inte skickas. Kontrollera anslutningen och försök igen.
upload-signed-out = Sessionen har avslutats. Öppna sidan igen, logga in och välj filen en gång till.
upload-cancel = Avbryt
upload-retry = Försök igen
upload-leave-out = Utelämna
upload-finished = Tillagda filer: { $kept } av { $n }.
poe-same-file = ”{ $file }” finns också i ditt anspråk { $claims }, byte för byte. Det är tillåtet, om den bevisar även det här anspråket.

scan-pending = Kontrolleras mot skadlig kod
scan-failed = Kunde inte kontrolleras mot skadlig kod
scan-blocked = Skadlig kod hittades
scan-released = Släppt av en portaladministratör utan kontroll mot skadlig kod
scan-pending-partner = ”{ $file }” kontrolleras mot skadlig kod. Microsoft kan öppna den när det är klart; du kan fortsätta under tiden.
scan-failed-partner = ”{ $file }” kunde inte kontrolleras mot skadlig kod, så Microsoft kan inte öppna den än. En portaladministratör tar ställning till den. Du kan också lägga till en annan kopia.
scan-blocked-partner = Skadlig kod hittades i ”{ $file }”, så ingen kan öppna den. Kontrollera datorn den kommer från och lägg till en ren kopia. Så länge anspråket är ett utkast bör du också ta bort den här filen.
scan-pending-reviewer = ”{ $file }” kontrolleras mot skadlig kod och visas när det är klart.
scan-failed-reviewer = ”{ $file }” kunde inte kontrolleras mot skadlig kod och visas därför inte. En portaladministratör låter kontrollera den igen eller släpper igenom den.
scan-blocked-reviewer = Skadlig kod hittades i ”{ $file }”, så den visas inte. Be partnern om en ren kopia om du behöver den.
