# Inloggning med Microsoft Entra ID
entra-sign-in = Logga in med Microsoft
entra-confirm = Bekräfta med Microsoft
entra-on-title = Vidare till Microsoft
entra-on-about = Du loggar in hos Microsoft och kommer tillbaka hit.
entra-on-now = Gå vidare till Microsoft
entra-away = Microsoft går inte att nå just nu. Försök igen om en stund, eller använd ditt lösenord.
entra-declined = Inloggningen hos Microsoft avbröts. Försök igen, eller använd ditt lösenord.
entra-refused = Microsoft nekade inloggningen. Försök igen; kontakta supporten om det händer på nytt.
entra-unsound = Det gick inte att lita på Microsofts svar, så ingen loggades in. Försök igen; kontakta supporten om det händer på nytt.
entra-stale = Inloggningen hos Microsoft tog för lång tid, var redan gjord eller påbörjades i en annan webbläsare. Börja om här.
entra-unknown = Microsoft känner dig, men du har inte åtkomst till portalen. Be administratören att lägga till dig med adressen du använder hos Microsoft.
entra-ended = Du har inte längre åtkomst till portalen. Kontakta administratören om du behöver den.
entra-taken = Kontot i portalen med din e-postadress är redan kopplat till ett annat konto hos Microsoft. Be administratören att bjuda in dig igen.
entra-unfit = Dina grupper hos Microsoft ger dig ingen plats i portalen: de motsäger varandra eller anger en organisation som inte finns här. Be den som hanterar grupperna att rätta dem.
people-by-microsoft = Loggar in med Microsoft. En ny inbjudan tar bort kopplingen till kontot hos Microsoft.
people-by-group = Loggar in med Microsoft via en grupp. Rollerna följer grupperna vid varje inloggning, och det finns inget lösenord. En ny inbjudan gör kontot till ett vanligt konto.
entra-not-anew = Microsoft angav inte att du nyss har loggat in där, så inget bekräftades. Använd lösenordet eller meddela supporten att auth_time saknas.
