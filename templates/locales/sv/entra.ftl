# Inloggning med Microsoft Entra ID
entra-sign-in = Logga in med Microsoft
entra-confirm = Bekräfta med Microsoft
entra-on-title = Vidare till Microsoft
entra-on-about = Du loggar in hos Microsoft och kommer tillbaka hit.
entra-on-now = Gå vidare till Microsoft
entra-away = Microsoft går inte att nå just nu. Försök igen om en stund, eller använd ditt lösenord.
entra-declined = Inloggningen hos Microsoft avbröts. Försök igen, eller använd ditt lösenord.
entra-refused = Microsoft nekade inloggningen. Försök igen; om det händer på nytt, säg till den som sköter portalen.
entra-unsound = Det gick inte att lita på Microsofts svar, så ingen loggades in. Försök igen; om det händer på nytt, säg till den som sköter portalen.
entra-stale = Inloggningen hos Microsoft tog för lång tid, var redan gjord eller påbörjades i en annan webbläsare. Börja om här.
entra-unknown = Microsoft känner dig, men ingen har bjudit in dig till portalen. Be den som hanterar din organisations personer att lägga till dig med adressen du använder hos Microsoft.
entra-ended = Din åtkomst till portalen har avslutats. Fråga den som hanterar din organisations personer.
entra-taken = Din adress hör till ett konto som loggar in som någon annan hos Microsoft. Be den som hanterar din organisations personer att skicka dess inbjudan på nytt.
entra-unfit = Dina grupper hos Microsoft går inte ihop här. Fråga den som hanterar dem.
people-by-microsoft = Loggar in med Microsoft. En ny inbjudan löser bandet till kontot där.
people-by-group = Loggar in med Microsoft genom en grupp. Rollerna följer grupperna vid varje inloggning, och det finns inget lösenord. En ny inbjudan gör det till ett konto som andra.
