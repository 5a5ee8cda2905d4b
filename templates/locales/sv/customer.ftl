# Kundens sida, som nås via länken i brevet, och den öppna sidan som förklarar CPOR.

customer-open-title = { $partner } har associerats med er organisation
customer-open-heading = { $partner } har associerats med { $customer }
customer-open-lead = { $partner } uppger sig ha hjälpt er organisation med produkterna nedan. Microsoft har granskat de bevis som partnern lämnade och godkänt associationen.
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
customer-means-sees = Partnern ser användningssiffror och antal sålda licenser för produkterna ovan och inga andra data hos er.
customer-means-not = Partnern får inga administratörsrättigheter och inget avtal med er. Det kostar er inget och ändrar inte vem ni köper licenser av.
customer-means-others = Andra partner kan associeras med er för andra produkter.
customer-means-silence = Om ingen nekar i tid består associationen, och Microsoft bedömer om partnern får incitament för sitt arbete.
customer-about-link = Vad CPOR är och hur ni kontrollerar ett brev

customer-deny-heading = Är något fel?
customer-deny-about = Ni kan neka associationen. Det gäller då hela associationen: om bara vissa produkter är fel, ange det nedan, så kan partnern göra ett nytt anspråk för resten.
customer-confirm = Ja, neka associationen mellan { $partner } och { $customer }
customer-confirm-hint = Det går inte att ångra. Partnern får veta det direkt, och ni får en bekräftelse via e-post.
customer-confirm-wrong = Kryssa i rutan om ni vill neka associationen. Inget har ändrats ännu.
field-deny-reason = Varför? (valfritt)
field-deny-note = Med egna ord (valfritt)
customer-note-hint = Partnern och Microsofts granskare kan läsa det här.
field-deny-name = Ditt namn (valfritt)
customer-name-hint = Det sparas tillsammans med svaret.
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
customer-wrong-person-until = Tills någon annan har fått brevet kan du fortfarande neka: till och med { $due }.
field-colleague = E-postadress till rätt person (valfritt)
customer-colleague-hint = En kollega som kan avgöra det här för er organisation. Granskaren ser adressen och kan skriva till den.
customer-wrong-person-send = Meddela granskaren
customer-thanks-title = Tack
customer-thanks = Granskaren har fått besked. Du behöver inte göra något mer.
customer-thanks-until = Inget har nekats. Länken i ditt brev fungerar till och med { $due }, eller tills ett nyare brev skickas.
customer-thanks-reference = Referensnummer: { $reference }

# Den öppna sidan.
cpor-title = Vad CPOR är
cpor-what = CPOR står för Claiming Partner of Record. En partner som hjälper en kund med Microsofts produkter kan göra anspråk på att associeras med kunden för de produkterna.
cpor-why = Partnern måste styrka sitt arbete. Microsoft granskar bevisen, och kunden får veta det och kan neka. Om ingen nekar kan partnerns arbete räknas, och i vissa program ge incitament.
cpor-sees = Vad partnern ser
cpor-sees-text = Användningssiffror och antal sålda licenser för associationens produkter eller arbetsbelastningar. Inget annat.
cpor-not = Vad det inte innebär
cpor-not-rights = Partnern får inga administratörsrättigheter och ingen väg in i era system.
cpor-not-data = Partnern ser ingen e-post, inga filer, inga personer och inget annat innehåll hos er.
cpor-not-contract = Ni ingår inget avtal, och det kostar er inget.
cpor-not-reseller = Det ändrar inte vem ni köper licenser av.
cpor-not-exclusive = Andra partner kan associeras med er för andra produkter.
cpor-letter = Om ni har fått ett brev
cpor-letter-text = Brevet anger partnern, produkterna, ett referensnummer och vilken dag ni senast kan neka.
cpor-letter-right = Om uppgifterna stämmer behöver ni inte göra något.
cpor-letter-wrong = Om de inte stämmer, öppna länken i brevet och neka. Ni behöver inget konto.
cpor-letter-late = Om perioden är över, tala med partnern eller med er vanliga kontakt på Microsoft.
cpor-check = Så kontrollerar ni ett brev
cpor-check-text = Det är klokt att vara försiktig med oväntade brev.
cpor-check-reference = Varje äkta brev har ett referensnummer som börjar med CPOR, till exempel CPOR-2026-4F7K2MX.
cpor-check-nothing = Ett äkta brev ber aldrig om lösenord, betalning eller filer och har inga bilagor.
cpor-check-ask = Om ni är osäkra, använd inte länken. Fråga er vanliga kontakt på Microsoft, eller ring partnern på ett nummer ni redan har, och uppge referensnumret.
