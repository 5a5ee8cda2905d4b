# Kundens sida, som nås via länken i brevet, och den öppna sidan som förklarar CPOR.

customer-open-title = { $partner } har associerats med er organisation
customer-open-heading = { $partner } har associerats med { $customer }
customer-open-lead = { $partner } uppger sig ha hjälpt er organisation med produkterna nedan. Bevis på arbetet har granskats för Microsofts räkning, och associationen är godkänd.
customer-denied-before = Er organisation nekade associationen { $when }. Partnern bestred det, och en annan granskare har godkänt anspråket. Om det fortfarande är fel kan ni neka en gång till, och då är det slutgiltigt.
customer-nothing-to-do = Ni behöver inte göra något om uppgifterna stämmer.
customer-until = Om de inte stämmer kan ni neka associationen till och med { $due }.
customer-go-deny = Gå till formuläret för att neka associationen

customer-what = Vad anspråket gäller
customer-partner = Partner
customer-location = Partnerplats
customer-mpn = MPN-ID (partner-ID)
customer-organisation = Er organisation
customer-tenant = Klientorganisations-ID (katalog-ID)
customer-domain = Domän
customer-products = Produkter och arbetsbelastningar
customer-subscription = Prenumeration { $id }
customer-activity = Vad partnern har gjort
customer-did-presales = Förförsäljning: partnern uppger att ni köpte produkten på partnerns råd
customer-did-usage = Användning: partnern uppger sig hjälpa era användare att arbeta med produkten
customer-did-revenue-association = Intäktsassociation: partnern uppger sig ha bidragit till vilken produkt ni valde
customer-did-usage-m365 = Användning: partnern uppger sig hjälpa era användare att arbeta med arbetsbelastningen
customer-last-day = Ni kan neka till och med
customer-reference = Referensnummer

customer-means = Vad det innebär
customer-means-sees = { $sees ->
    [usage] Partnern ser siffror på hur mycket produkterna ovan används, och inga andra av era data.
   *[seats] Partnern ser siffror på hur mycket produkterna ovan används och hur många licenser ni har köpt, och inga andra av era data.
}
customer-means-not = Partnern får inga administratörsrättigheter och inget avtal med er. Det kostar er inget och ändrar inte vem ni köper licenser av.
customer-means-others = Andra partner kan associeras med er för andra produkter.
customer-means-silence = Om ingen nekar i tid består associationen, och Microsoft bedömer om partnern får incitament för sitt arbete.
customer-about-link = Om CPOR, och hur ni ser att ett brev är äkta

customer-deny-heading = Är något fel?
customer-deny-about = Ni kan neka associationen. Det gäller då hela associationen: om bara vissa produkter är fel, ange det nedan, så kan partnern göra ett nytt anspråk för resten.
customer-confirm = Ja, neka associationen mellan { $partner } och { $customer }
customer-confirm-hint = Det går inte att ångra. Partnern får veta det direkt, och ni får en bekräftelse via e-post.
customer-confirm-wrong = Kryssa i rutan om ni vill neka associationen. Inget har ändrats ännu.
field-deny-reason = Varför? (valfritt)
field-deny-note = Med egna ord (valfritt)
customer-note-hint = Partnern och Microsofts granskare kan läsa det här.
field-deny-name = Ditt namn (valfritt)
customer-name-hint = Namnet sparas tillsammans med ert beslut. Partnern och Microsofts granskare kan se det.
customer-deny = Neka associationen

customer-ask = Frågor
customer-ask-wrong-person = Är du inte rätt person att avgöra det här?
customer-wrong-person-link = Berätta vem vi ska fråga i stället
customer-ask-partner = Fråga partnern om arbetet: { $name }, { $email }.
customer-ask-microsoft = Fråga er vanliga kontakt på Microsoft om brevet och uppge referensnumret { $reference }.
customer-back = Tillbaka till associationen

# Vad som har hänt med ett anspråk vars länk inte längre går att använda.
customer-denied-title = Associationen har nekats
customer-denied = Den nekades { $when }. Partnern har informerats.
customer-denied-then = Ni behöver inte göra något mer. Om det var ett misstag, tala med partnern, som kan bestrida avslaget eller göra ett nytt anspråk.
customer-already-denied-title = Associationen är redan nekad
customer-already-denied = Den nekades redan { $when }, så inget har ändrats nu.
customer-already-denied-then = Ni behöver inte göra något mer. Om det var ett misstag, tala med partnern, som kan bestrida avslaget eller göra ett nytt anspråk.
customer-denied-finally-title = Associationen har nekats
customer-denied-finally = Den nekades { $when }. Partnern har informerats, och anspråket är avslutat för gott.
customer-denied-finally-then = Ni behöver inte göra något mer. Partnern kan inte längre bestrida det. Om det var ett misstag kan ni tala med partnern, som kan göra ett nytt anspråk.
customer-contested-title = Associationen har nekats
customer-contested = Den nekades { $when }. Partnern har bestridit det, och Microsoft granskar anspråket på nytt.
customer-contested-then = Ni behöver inte göra något. Om anspråket trots allt godkänns får ni ett nytt brev och kan neka igen.
customer-elapsed-title = Det går inte längre att neka
customer-elapsed = Medgivandeperioden gick ut { $when }. Ingen nekade, så associationen gäller och går inte längre att neka här.
customer-elapsed-then = Om ni vill avsluta den, tala med partnern eller med er vanliga kontakt på Microsoft och uppge referensnumret.
customer-associated-title = Det går inte längre att neka
customer-associated = Ingen nekade i tid, så associationen gäller och går inte längre att neka här.
customer-associated-then = Om ni vill avsluta den, tala med partnern eller med er vanliga kontakt på Microsoft och uppge referensnumret.
customer-rejected-title = Det finns inget kvar att neka
customer-rejected = Anspråket har avslagits, så { $partner } är inte associerad med er organisation genom det.
customer-rejected-then = Ni behöver inte göra något. Om partnern gör ett nytt anspråk och det godkänns får ni ett nytt brev.
customer-reviewed-title = Anspråket granskas på nytt
customer-reviewed = { $partner } är för närvarande inte associerad med er organisation genom det här anspråket.
customer-reviewed-then = Ni behöver inte göra något. Om anspråket godkänns får ni ett nytt brev och kan neka.
customer-newer-title = Ett nyare brev har skickats
customer-newer = Ett annat brev om samma association har skickats efter det du har. Bara länken i det nyaste brevet fungerar.
customer-newer-then = Leta efter det i din inkorg. Det kan också ha gått till en kollega.

customer-unknown-title = Länken fungerar inte
customer-unknown = Det finns inget brev med den här länken. Kanske har en del av den fallit bort på vägen.
customer-unknown-then = Öppna länken från brevet igen eller kopiera hela länken till adressfältet. Om den ändå inte fungerar, fråga er vanliga kontakt på Microsoft och uppge referensnumret i brevet.

customer-wrong-person-title = Inte rätt person?
customer-wrong-person-about = Berätta det, så skickar granskaren brevet till någon annan. Associationen nekas inte av det.
customer-reported-enough = Granskaren har fått veta det tre gånger. Vänta på svar, eller låt länken skickas vidare till rätt person.
customer-wrong-person-until = Tills någon annan har fått brevet kan du fortfarande neka: till och med { $due }.
field-colleague = E-postadress till rätt person (valfritt)
customer-colleague-hint = En kollega som kan avgöra det här för er organisation. Granskaren ser adressen och kan skriva till den.
customer-wrong-person-send = Meddela granskaren
customer-thanks-title = Tack
customer-thanks = Granskaren har fått besked. Du behöver inte göra något mer.
customer-thanks-until = Inget har nekats. Länken i ditt brev fungerar till och med { $due }, eller tills ett nyare brev skickas.
customer-thanks-reference = Referensnummer: { $reference }

# Den öppna sidan.
cpor-title = Om CPOR
cpor-lead = Har du fått ett brev om att en Microsoft-partner har associerats med er organisation? Här står vad det innebär, vad partnern får se och vad ni kan göra.
cpor-short = I korthet
cpor-short-right = Om uppgifterna i brevet stämmer behöver ni inte göra något.
cpor-short-wrong = Om de inte stämmer kan ni neka associationen inom { $days } från brevet. Ni behöver varken konto eller skäl.
cpor-short-harmless = Partnern får siffror på hur produkterna används, men ingen väg in i era system. Det kostar er inget.
cpor-what = Vad CPOR är
cpor-what-text = CPOR står för Claiming Partner of Record. En partner som hjälper en kund med Microsofts produkter kan göra anspråk på att associeras med kunden för de produkterna.
cpor-why = Ofta säljer ett företag licenserna medan ett annat gör arbetet: ger råd, inför produkten eller utbildar användarna. CPOR visar vems arbetet var. Det kan då räknas, och i vissa program betalar Microsoft incitament till partnern för det.
cpor-who = Vem som gör vad
cpor-who-partner = Partnern
cpor-who-partner-about = Utför arbetet hos er, gör ett anspråk och styrker det med dokument som någon hos er har bekräftat.
cpor-who-microsoft = Microsofts granskare
cpor-who-microsoft-about = Granskar bevisen och godkänner eller avslår anspråket.
cpor-who-you = Ni, kunden
cpor-who-you-about = Får ett brev när anspråket är godkänt och kan neka associationen.
cpor-who-portal = Partneranspråk
cpor-who-portal-about = Portalen som hanterar anspråken och skickar breven. Den är inte en Microsoft-webbplats.
cpor-me = Varför fick jag brevet?
cpor-me-text = Partnern har angett dig som sin kontakt hos er för det här arbetet. För Business Applications får även en teknisk kontakt brevet.
cpor-me-else = Om någon annan borde avgöra saken, tala om det på sidan som länken i brevet leder till. Inget nekas av det; brevet skickas då till rätt person.
cpor-sees = Vad partnern får se
cpor-sees-usage = Användningssiffror: hur mycket associationens produkter används hos er.
cpor-sees-seats = Vid förförsäljning och intäktsassociation även sålda licenser: hur många licenser av produkterna ni har köpt.
cpor-sees-else = Inga andra av era data.
cpor-hidden = Vad partnern inte får se
cpor-hidden-content = Er e-post, era filer och chattar och annat innehåll.
cpor-hidden-people = Namnen på dem som använder produkterna och vad var och en gör.
cpor-hidden-others = Produkter som inte nämns i brevet.
cpor-not = Vad det inte innebär
cpor-not-rights = Partnern får inga administratörsrättigheter och ingen åtkomst till era system.
cpor-not-contract = Ni ingår inget avtal, och det kostar er inget.
cpor-not-reseller = Det ändrar inte vem ni köper licenser av.
cpor-not-exclusive = Andra partner kan associeras med er för andra produkter och arbetsbelastningar.
cpor-deny = Så nekar ni
cpor-deny-1 = Öppna länken i brevet. Att öppna den ändrar ingenting; ni ser partnern, produkterna och den sista dagen att neka.
cpor-deny-2 = Kryssa i rutan under ”Är något fel?” och tryck på ”Neka associationen”. Ni får gärna ange en orsak, men behöver inte.
cpor-deny-3 = Ni får en bekräftelse via e-post. Partnern får veta det och är inte längre associerad med er.
cpor-deny-whole = Ni nekar hela associationen. Om bara vissa produkter är fel, ange det, så kan partnern göra ett nytt anspråk för resten.
cpor-check = Så ser ni att ett brev är äkta
cpor-check-reference = Det har ett referensnummer som börjar med CPOR, till exempel CPOR-2026-4F7K2MX, och sidan som länken leder till visar samma nummer.
cpor-check-address = Länken leder till den här webbplatsen, vars adress är { $address }, och inte någon annanstans.
cpor-check-nothing = Det har inga bilagor och ber aldrig om lösenord, betalning eller filer.
cpor-check-ask = Om ni är osäkra, använd inte länken. Ring partnern på ett nummer ni redan har eller fråga er vanliga kontakt på Microsoft, och uppge referensnumret.
cpor-end = Så avslutar ni den senare
cpor-end-text = När tiden att neka har gått ut går det inte längre att neka via länken. Be partnern, eller er vanliga kontakt på Microsoft, att avsluta associationen och uppge referensnumret.
cpor-ask = Om ni har frågor
cpor-ask-work = Om arbetet: partnerns kontakt, vars namn och e-postadress står i brevet.
cpor-ask-association = Om associationen eller brevet: er vanliga kontakt på Microsoft. Uppge referensnumret.
