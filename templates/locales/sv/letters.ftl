# Breven. Samma luckor som på engelska. En ämnesrad innehåller inget som någon har skrivit, utom partnerns namn i kundens brev.

letter-greeting = Hej { $name }
letter-automatic = Det här brevet har skickats automatiskt. Svar på det läses inte.
letter-open-claim = Öppna anspråket
letter-open-history = Öppna anspråkets historik
letter-note = Granskaren skriver:
letter-not-money = Godkänt betyder att du är associerad med kunden. Det är inget godkännande av incitament: om några betalas ut avgörs i en separat bedömning när medgivandeperioden är över.

letter-fact-claim = Anspråk
letter-fact-partner = Partner
letter-fact-location = Partnerplats
letter-fact-mpn = MPN-ID
letter-fact-customer = Kund
letter-fact-organization = Er organisation
letter-fact-tenant = Klientorganisations-ID
letter-fact-domain = Domän
letter-fact-products = Produkter och arbetsbelastningar
letter-fact-activity = Aktivitet
letter-fact-last-day = Sista dag att neka
letter-fact-reference = Referensnummer
letter-fact-due = Svara senast

letter-submitted-subject = { $event ->
    [resubmitted] { $claim }: svaret har kommit fram
   *[other] { $claim }: anspråket är inskickat
}
letter-submitted-heading = { $event ->
    [resubmitted] Svaret har kommit fram
   *[other] Anspråket är inskickat
}
letter-submitted-what = { $event ->
    [resubmitted] Ditt svar som gäller { $customer } har lämnats till granskaren, och granskningen fortsätter.
   *[other] Ditt anspråk som gäller { $customer } väntar nu på en granskare.
}
letter-submitted-next = { $event ->
    [resubmitted] Ett beslut eller en ny fråga väntas senast { $due }.
   *[other] Granskningen bör börja senast { $due }. Tills den börjar kan du fortfarande ändra anspråket.
}
letter-submitted-told = Du får ett brev så snart något har beslutats eller behöver kompletteras.

letter-info-requested-subject = { $claim }: svara senast { $due }
letter-info-requested-heading = Granskaren behöver mer underlag
letter-info-requested-what = Granskningen av ditt anspråk som gäller { $customer } har pausats, eftersom utförandebeviset (PoE) lämnar frågor obesvarade. Anspråket har nu statusen Partneråtgärd krävs.
letter-info-requested-due = { $round ->
    [dispute] Svara senast { $due }. Kommer inget svar i tid avslås anspråket slutgiltigt.
   *[first] Svara senast { $due }. Kommer inget svar i tid avslås anspråket.
}
letter-info-requested-needed = Det här behövs
letter-info-requested-products = Det gäller:
letter-info-requested-may-add = Du får också lägga till produkter i ditt svar.
letter-info-requested-how = Öppna anspråket, ladda upp eller rätta det som saknas och skicka in det igen.
letter-reminder-subject = { $claim }: påminnelse, svara senast { $due }
letter-reminder-heading = Ditt svar saknas fortfarande
letter-reminder-what = Granskaren har bett om mer underlag till ditt anspråk som gäller { $customer }, och anspråket har ännu inte skickats in igen.

letter-approved-subject = { $claim }: godkänt, kunden kan neka till och med { $due }
letter-approved-heading = Anspråket är godkänt
letter-approved-what = Ditt anspråk som gäller { $customer } är godkänt och du är associerad med kunden.
letter-approved-consent = Kunden får ett brev och kan därefter neka associationen: till och med { $due }, om inget försenar brevet. Du behöver inte göra något.

letter-rejected-subject = { $claim }: avslaget
letter-rejected-heading = Anspråket har avslagits
letter-rejected-what = Ditt anspråk som gäller { $customer } avslogs { $at }.
letter-rejected-why = Orsaken
letter-rejected-own-reason = Din orsak: { $reason }
letter-rejected-where = Orsaken finns också på anspråkets sida, och allt som ledde fram till den i anspråkets historik:
letter-asked = Detta hade granskaren begärt
letter-rejected-dispute-heading = Så bestrider du avslaget
letter-rejected-dispute-until = Du kan bestrida avslaget till och med { $due }.
letter-rejected-dispute-how = Öppna formuläret och lämna en affärsmässig motivering, uppdaterat PoE eller båda. Ett avslag kan bestridas en gång, och en annan granskare beslutar.
letter-rejected-dispute = Bestrid avslaget
letter-rejected-no-dispute = Ett avslag som du själv har begärt kan inte bestridas. Du kan skicka in ett nytt anspråk när som helst.

letter-consent-subject = { $partner } har associerats med er organisation – ni kan neka till och med { $due }
letter-consent-heading = { $partner } har associerats med er organisation
letter-consent-what = { $partner }, som är Microsoft-partner, har uppgett att de har arbetat för { $customer } med produkterna nedan. Bevis på arbetet har granskats för Microsofts räkning, och partnern är nu associerad med er organisation som Claiming Partner of Record (CPOR).
letter-consent-nothing = Ni behöver inte göra något om uppgifterna stämmer.
letter-consent-deny-until = Om de inte stämmer kan ni neka associationen till och med { $due }. Därefter består den.
letter-consent-deny-how = Öppna den här sidan för att se uppgifterna och, om ni vill, neka. Att öppna den ändrar ingenting:
letter-consent-deny = Se uppgifterna eller neka
letter-consent-sees-heading = Vad partnern får se
letter-consent-sees = { $sees ->
    [usage] Siffror på hur mycket produkterna ovan används i er organisation, och inga andra uppgifter om er.
   *[seats] Siffror på hur många licenser av produkterna ovan som har sålts till er organisation och hur mycket de används, och inga andra uppgifter om er.
}
letter-consent-not-heading = Vad det inte betyder
letter-consent-not-rights = Partnern får inga administratörsrättigheter och ingen åtkomst till era system.
letter-consent-not-contract = Ni ingår inget avtal och det kostar ingenting.
letter-consent-not-reseller = Den som säljer licenser till er är densamma som förut.
letter-consent-not-others = Andra partner kan vara associerade med er för andra produkter och arbetsbelastningar.
letter-consent-may-earn = Microsoft kan betala incitament till partnern för arbetet hos er.
letter-consent-ask-heading = Om ni har frågor
letter-consent-ask = Fråga { $contact } hos { $partner } ({ $contact_email }) om arbetet, eller er vanliga kontakt på Microsoft om associationen; uppge referensnumret { $claim }. Om brevet borde ha gått till en kollega kan ni tala om det på sidan ovan.
letter-consent-ask-no-contact = Fråga er kontakt hos { $partner } om arbetet, eller er vanliga kontakt på Microsoft om associationen; uppge referensnumret { $claim }. Om brevet borde ha gått till en kollega kan ni tala om det på sidan ovan.
letter-consent-genuine-heading = Så ser ni att brevet är äkta
letter-consent-reference = Sidan ovan visar samma referensnummer: { $claim }. Mer om CPOR, och om hur ni kontrollerar ett brev, finns här:
letter-consent-about = Om CPOR
letter-consent-from = Brevet kommer från { product-name }, portalen där partner gör sina anspråk. Det är inte skickat av Microsoft. Det har inga bilagor och frågar inte efter något lösenord.

letter-consent-denied-subject = { $claim }: kunden har nekat associationen
letter-consent-denied-heading = Kunden har nekat associationen
letter-consent-denied-what = { $customer } nekade associationen { $at }. Ditt anspråk har därför avslagits, och produkterna är fria för nya anspråk.
letter-consent-denied-reason = Kundens orsak: { $reason }
letter-consent-denied-no-reason = Kunden har inte angett någon orsak.
letter-consent-denied-note = Kunden skriver:
letter-consent-denied-now = Det här kan du göra nu
letter-consent-denied-dispute = Om kunden nekade av misstag kan du bestrida avslaget till och med { $due }. Om anspråket då godkänns tillfrågas kunden på nytt.
letter-consent-denied-final = Anspråket har redan bestritts en gång, så avslaget är slutgiltigt. Du kan skicka in ett nytt anspråk med uppdaterat PoE.

letter-denial-receipt-subject = { $claim }: associationen har nekats
letter-denial-receipt-heading = Associationen har nekats
letter-denial-receipt-what = Er organisation nekade associationen med { $partner } { $at }.
letter-denial-receipt-effect = Partnern är inte längre associerad med er organisation för produkterna nedan. Partnern har fått veta det, och ni behöver inte göra något mer.
letter-denial-receipt-mistake = { $round ->
    [dispute] Om det var ett misstag kan ni säga det till partnern, som kan skicka in ett nytt anspråk. Ni tillfrågas då på nytt. Det här anspråket kan inte längre bestridas.
   *[first] Om det var ett misstag kan ni säga det till partnern, som kan bestrida utgången eller skicka in ett nytt anspråk. Ni tillfrågas då på nytt.
}

letter-consent-elapsed-subject = { $claim }: medgivandeperioden är över
letter-consent-elapsed-heading = Medgivandeperioden är över
letter-consent-elapsed-what = { $customer } har inte nekat associationen, och den består. Anspråket har skickats för bedömning av rätten till incitament.
letter-consent-elapsed-not-yet = Att anspråket bedöms betyder inte att det är berättigat till incitament. Resultatet visas på anspråkets sida.
letter-consent-elapsed-wish = Du hade begärt att anspråket skulle avslås. Ingen granskare bekräftade det i tid, så din begäran har förfallit.

letter-disputed-subject = { $claim }: bestridandet har kommit fram
letter-disputed-heading = Bestridandet har kommit fram
letter-disputed-what = Du har bestritt avslaget på ditt anspråk som gäller { $customer }. En annan granskare än den som avslog det kommer att besluta.
letter-disputed-due = Besked väntas senast { $due }.
letter-dispute-filed-subject = { $claim }: ett bestridande väntar på en granskare
letter-dispute-filed-heading = Ett bestridande väntar på en granskare
letter-dispute-filed-what = { $partner } har bestritt avslaget på sitt anspråk som gäller { $customer }. Någon annan än granskaren som avslog det beslutar.
letter-dispute-filed-due = Partnern bör få besked senast { $due }.

letter-dispute-decided-subject = { $event ->
    [approved] { $claim }: godkänt efter bestridandet
   *[rejected] { $claim }: beslut om bestridandet, avslaget står fast
}
letter-dispute-decided-heading = { $event ->
    [approved] Anspråket har godkänts efter bestridandet
   *[rejected] Avslaget står fast
}
letter-dispute-decided-what = { $event ->
    [approved] Ditt bestridande som gäller { $customer } har avgjorts till din fördel och du är associerad med kunden.
    [no-response] Du ombads att komplettera medan bestridandet som gäller { $customer } granskades, och inget svar kom i tid. Avslaget står fast.
   *[rejected] Ditt bestridande som gäller { $customer } har granskats av en annan granskare, som också anser att anspråket ska avslås.
}
letter-dispute-decided-final = Beslutet är slutgiltigt. Med uppdaterat PoE kan du skicka in ett nytt anspråk.

letter-commented-subject = { $count ->
    [one] { $claim }: en ny kommentar från granskaren
   *[other] { $claim }: { $count } nya kommentarer från granskaren
}
letter-commented-heading = { $count ->
    [one] En ny kommentar
   *[other] { $count } nya kommentarer
}
letter-commented-what = { $count ->
    [one] En granskare har kommenterat ditt anspråk som gäller { $customer }.
   *[other] Granskare har kommenterat ditt anspråk som gäller { $customer }.
}
letter-commented-answer = Läs och svara under Kommentarer på anspråkets sida.

letter-wrong-person-subject = { $claim }: brevet till kunden gick till fel person
letter-wrong-person-heading = Brevet till kunden gick till fel person
letter-wrong-person-what = Någon som har öppnat brevet om { $customer } uppger sig vara fel person att fråga. Associationen har inte nekats.
letter-wrong-person-colleague = Angiven som rätt person: { $colleague }
letter-wrong-person-no-colleague = Ingen har angetts som rätt person.
letter-wrong-person-do = Kontrollera adressen, vid behov med partnern, och skicka brevet igen från anspråkets sida. Medgivandeperioden börjar då om. Annars går den ut { $due }.
letter-consent-bounced-subject = { $claim }: kunden kunde inte nås
letter-consent-bounced-heading = Kunden kunde inte nås
letter-consent-bounced-what = Brevet om ditt godkända anspråk kunde inte levereras till någon hos { $customer }. Medgivandeperioden löper inte förrän ett brev har kommit fram.
letter-consent-bounced-do = Skriv i en kommentar på anspråkets sida vem hos kunden som kan besluta, med namn och e-postadress. Granskaren skickar sedan brevet på nytt.

letter-resend-needed-subject = { $claim }: brevet till kunden kom inte fram
letter-resend-needed-heading = Brevet till kunden kom inte fram
letter-resend-needed-what = Brevet om anspråket från { $partner } kunde inte levereras till någon hos { $customer }. Medgivandeperioden löper inte förrän ett brev har kommit fram.
letter-resend-needed-do = Partnern har ombetts ange en annan adress. Kontrollera den och skicka brevet på nytt från anspråkets sida.

letter-oneself-why = Du får det här brevet eftersom du loggar in i Partneranspråk med den här adressen.
letter-invitation-subject = Välj ett lösenord till Partneranspråk
letter-invitation-heading = Välkommen till Partneranspråk
letter-invitation-what = En administratör hos { $organisation } har skapat ett konto åt dig. Du loggar in med { $email }.
letter-invitation-until = Välj ett lösenord före { $until }. Länken fungerar en gång.
letter-invitation-choose = Välj lösenord
letter-invitation-not-you = Har tiden gått ut? Be administratören om ett nytt brev. Om du inte känner till det här behöver du inte göra något.
letter-password-reset-subject = Välj ett nytt lösenord till Partneranspråk
letter-password-reset-heading = Välj ett nytt lösenord
letter-password-reset-what = Någon, förmodligen du, har uppgett att lösenordet för { $email } är glömt.
letter-password-reset-until = Välj ett nytt före { $until }. Länken fungerar en gång.
letter-password-reset-choose = Välj ett nytt lösenord
letter-password-reset-not-you = Om det inte var du behöver du inte göra något: ditt lösenord är kvar som det är.
letter-password-changed-subject = Ditt lösenord till Partneranspråk är bytt
letter-password-changed-heading = Ditt lösenord är bytt
letter-password-changed-what = Lösenordet för { $email } byttes { $when }, och du loggades ut överallt på andra enheter.
letter-password-changed-not-you = Om det var du behöver du inte göra något. Om det inte var du väljer du ett annat lösenord nu och berättar det för administratören.
letter-password-changed-another = Välj ett annat lösenord
letter-factors-removed-subject = Din tvåfaktorsinloggning till Partneranspråk är borttagen
letter-factors-removed-heading = Din tvåfaktorsinloggning är borttagen
letter-factors-removed-what = Alla appar, nycklar och återställningskoder för { $email } togs bort { $when } av administratören, och du loggades ut överallt. Inloggningen kräver bara lösenordet tills du lägger till en ny app eller nyckel.
letter-factors-removed-not-you = Om du har bett om det, logga in och lägg till en andra faktor. Annars väljer du ett annat lösenord nu och berättar det för administratören.
letter-factors-removed-another = Välj ett annat lösenord
