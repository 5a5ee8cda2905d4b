# Inloggningens andra steg, och andra faktorer.
field-code = Kod
field-recovery-code = Återställningskod
field-app-code = Kod från appen
field-factor-name = Namn

second-step-title = Andra steget
second-step-about = Nästan inne. Visa nu en gång till att det är du.
second-step-code-about = De sex siffror som autentiseringsappen visar nu, eller en av dina återställningskoder.
second-step-recovery-about = En av koderna du sparade när du lade till din nyckel.
second-step-go-on = Gå vidare
second-step-passkey = Använd din nyckel
second-step-passkey-without = Din nyckel kan användas när JavaScript är på. Skriv annars en kod nedan.
second-step-passkey-wrong = Nyckelns svar godtogs inte. Försök igen eller skriv en kod.
second-step-code-missing = Skriv en kod
second-step-wrong = Koden är fel eller redan använd. Vänta på nästa kod i appen; du har { $n ->
    [one] ett försök
   *[other] { $n } försök
} kvar.
second-step-ended = Andra steget tog för lång tid, eller för många koder var fel. Logga in igen.
second-step-lost = Har du blivit av med allt? Be administratören att ta bort din tvåfaktorsinloggning.
passkey-failed = Nyckeln användes inte. Försök igen eller använd en kod i stället.

second-factors-title = Tvåfaktorsinloggning
second-factors-about = Efter lösenordet visar du att det är du, med en app eller en nyckel.
second-factors-forced = Din organisation kräver en andra faktor. Lägg till en, så kan du gå vidare.
second-factors-none = Du har ingen andra faktor än. Inloggningen kräver bara lösenordet.
second-factors-name = Namn
second-factors-kind = Slag
second-factors-added-at = Tillagd
second-factors-used-at = Senast använd
second-factors-act = Ändra
second-factors-never = Aldrig
second-factors-remove = Ta bort
second-factors-name-about = Vad du kallar den, till exempel ”Telefonen”. Får lämnas tomt.
second-factors-code-wrong = Koden är inte den som appen visar nu. Kontrollera att telefonens klocka går rätt och skriv nästa kod.
second-factors-no-passkey = Nyckelns svar kom för sent eller godtogs inte. Försök igen.
second-factors-too-many = Du har redan tio. Ta bort en först.
second-factors-added = Den andra faktorn är tillagd. Den efterfrågas nästa gång du loggar in.
second-factors-removed = Den andra faktorn är borttagen.
second-factor-app = Autentiseringsapp
second-factor-passkey = Nyckel (passkey)

add-app-title = Lägg till en autentiseringsapp
add-app-about = En app i telefonen, till exempel Microsoft Authenticator, visar en ny kod varje halvminut.
add-app-scan = 1. Låt appen läsa bilden
add-app-picture = QR-kod för autentiseringsappen. Nyckeln nedanför säger samma sak med bokstäver.
add-app-by-hand = Eller skriv in den här nyckeln i appen:
add-app-open = Öppna appen på den här enheten
add-app-prove = 2. Skriv koden som den visar
add-app-code-about = Sex siffror
add-app-now = Lägg till appen
add-passkey-title = Lägg till en nyckel (passkey)
add-passkey-about = Din enhet eller en säkerhetsnyckel svarar åt dig. Ingen kan lura dig att lämna ut en nyckel.
add-passkey-without = Nycklar kräver JavaScript, som är avstängt här. En autentiseringsapp klarar sig utan.
add-passkey-now = Lägg till nyckeln
remove-factor-title = Ta bort { $name }
remove-factor-about = Den godtas sedan inte längre när du loggar in.
remove-factor-last = Detta är din enda andra faktor. Återställningskoderna försvinner med den.
remove-factor-now = Ta bort den

recovery-codes-title = Återställningskoder
recovery-codes-left = { $n ->
    [0] Du har ingen kvar. Skapa nya nu.
    [one] Du har en kvar. Skapa snart nya.
   *[other] Du har { $n } kvar.
}
recovery-codes-renew = Skapa nya återställningskoder
recovery-codes-renew-about = De gamla slutar gälla genast.
recovery-codes-renew-now = Skapa nya koder
recovery-codes-whose-move = Nu är det din tur
recovery-codes-keep = Skriv ut koderna eller skriv av dem nu: de visas bara den här gången
recovery-codes-about = Med en av dem loggar du in när telefon och nyckel är borta.
recovery-codes-once = Var och en gäller en gång. Förvara dem inte ihop med lösenordet.
recovery-codes-done = Jag har sparat dem

second-factors-demand = Tvåfaktorsinloggning
second-factors-is-demanded = Alla här måste ha en andra faktor. Den som saknar en lägger till den vid nästa inloggning.
second-factors-is-free = Alla här får ha en andra faktor; ingen måste.
second-factors-demand-now-act = Kräv en andra faktor
second-factors-free-now-act = Sluta kräva den
second-factors-demanded-now = En andra faktor krävs från och med nu.
second-factors-free-now = En andra faktor krävs inte längre.
second-factors-theirs = { $name } loggar in med en andra faktor.
second-factors-theirs-none = { $name } har ingen andra faktor.
second-factors-reset-about = Om någon har förlorat telefon, nyckel och återställningskoder: kontrollera per telefon eller vid ett möte att det verkligen är rätt person. Personen loggas ut överallt.
second-factors-reset = Ta bort personens tvåfaktorsinloggning
second-factors-reset-done = Tvåfaktorsinloggningen är borttagen. Personen är utloggad överallt.
