# Det som har hänt med ett anspråk, för den sida som läser.
history-about = Allt som båda sidor, kunden och portalen har gjort med anspråket, det senaste först.
event-opened = { $reader ->
    [partner] Utkastet skapades.
   *[reviewer] Partnern skapade utkastet.
}
event-edited = Anspråket ändrades: { $sections }
event-saved-unchanged = Anspråket sparades utan ändring.
event-poe-attached = En PoE-fil lades till.
event-poe-removed = En PoE-fil togs bort ur utkastet: { $file }
event-submitted = { $reader ->
    [partner] Anspråket skickades in och intygandena lämnades.
   *[reviewer] Partnern skickade in anspråket och lämnade intygandena.
}
event-discarded = Utkastet togs bort.
event-commented = En kommentar skrevs.
event-rejection-asked = { $reader ->
    [partner] Din organisation begärde att anspråket skulle avslås.
   *[reviewer] Partnern begärde att anspråket skulle avslås.
}
event-review-started = Granskningen påbörjades.
event-taken-over = { $reader ->
    [partner] En annan granskare tog över anspråket.
   *[reviewer] Anspråket togs över från { $from }.
}
event-taken = { $reader ->
    [partner] En granskare tog anspråket.
   *[reviewer] Anspråket togs; ingen hade det.
}
event-info-requested = { $reader ->
    [partner] Granskaren bad dig komplettera.
   *[reviewer] Komplettering begärdes av partnern.
}
event-resubmitted = { $reader ->
    [partner] Anspråket lämnades tillbaka till granskaren.
   *[reviewer] Partnern svarade och skickade in anspråket igen.
}
event-approved = Anspråket godkändes.
event-rejected = Anspråket avslogs.
event-collision-settled = { $reader ->
    [partner] En granskningsansvarig lät anspråket gå vidare fast en annan partner gör anspråk på samma produkt.
   *[reviewer] En granskningsansvarig lät anspråket gå före konkurrerande anspråk.
}
event-disputed = { $reader ->
    [partner] Din organisation bestred avslaget.
   *[reviewer] Partnern bestred avslaget.
}
event-consent-denied = Kunden nekade associationen. { $name }
event-wrong-person-reported = Mottagaren av brevet till kunden uppgav sig vara fel person.
event-consent-resent = Brevet till kunden skickades på nytt, till { $to }.
event-no-response = { $reader ->
    [partner] Inget svar från dig kom i tid. Anspråket avslogs.
   *[reviewer] Inget svar från partnern kom i tid. Anspråket avslogs.
}
event-partner-reminded = { $reader ->
    [partner] Du fick en påminnelse om att svaret fortfarande saknas.
   *[reviewer] Partnern fick en påminnelse om att svaret fortfarande saknas.
}
event-consent-delivered = Brevet till kunden levererades. Medgivandeperioden började.
event-consent-bounced = Brevet till kunden kunde inte levereras till någon. Medgivandeperioden har inte börjat.
event-consent-elapsed = Medgivandeperioden gick ut utan att kunden nekade. Anspråket skickades för bedömning.
event-assessment-recorded = Resultatet av bedömningen fördes in.

history-concerns = Gäller: { $products }
history-may-add = Produkter får läggas till i svaret.
history-against = Anspråk som fick stå tillbaka: { $claims }
history-colleague = Angav i stället: { $email }
history-colleague-named = Någon annan angavs i stället.
history-assessment-pending = Inget besked än
history-assessment-eligible = Berättigat till incitament
history-assessment-not-eligible = Inte berättigat till incitament
history-due-start = Granskningen ska påbörjas senast { $due }.
history-due-decision = Beslutet ska komma senast { $due }.
history-due-answer = Partnern kan svara till och med { $due }.
history-due-consent = Kunden kan neka till och med { $due }.
history-due-dispute = Avslaget kan bestridas till och med { $due }.
history-letter = { $audience ->
    [customer] Brev till kunden, ”{ $letter }”, till { $to }: { $state }
   *[other] Brevet ”{ $letter }” till { $to }: { $state }
}
letter-waiting = väntar på att skickas
letter-sent = skickat { $when }
letter-failed = kunde inte levereras; försöken avbröts { $when }
letter-overtaken = skickades inte, eftersom det inte längre gällde ({ $when })
history-notice-submitted = Mottaget
history-notice-info-requested = Komplettering behövs
history-notice-approved = Godkänt
history-notice-rejected = Avslaget
history-notice-consent = Ni kan neka associationen
history-notice-consent-denied = Kunden har nekat
history-notice-denial-receipt = Kvitto på att kunden nekat
history-notice-consent-elapsed = Skickat för bedömning
history-notice-disputed = Bestridandet har tagits emot
history-notice-dispute-decided = Bestridandet är avgjort
history-notice-commented = Ny kommentar
history-notice-wrong-person = Fel mottagare
history-notice-reminder = Påminnelse
history-notice-dispute-filed = Ett bestridande väntar
history-notice-consent-bounced = Kunden kunde inte nås
history-notice-resend-needed = Brevet till kunden kom inte fram
history-whole = { $n ->
    [one] En händelse,
   *[other] { $n } händelser,
} var och en förseglad med den föregående; kontrollerat nyss. Den sistas sigill:
history-broken = Historiken är inte längre den som skrevs: något i databasen har ändrats utanför portalen. Meddela portalens driftansvarige genast.
