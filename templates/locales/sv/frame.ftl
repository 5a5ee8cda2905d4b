# Ramen kring varje sida, och ord som komponenterna delar.

product-name = Partneranspråk
skip-to-content = Hoppa till innehållet
navigation = Huvudmeny
menu = Meny
signed-in-as = Inloggad som
sign-out = Logga ut

# Språket som erbjuds i stället, och dess eget namn på sig självt.
language-other = en
language-other-name = English

foot-independent = Partneranspråk är inte en Microsoft-webbplats.
foot-about-cpor = Om CPOR
foot-getting-started = Kom igång

demo-title = Demonstration
demo-clock = Klockan står på
demo-step-day = Nästa dag
demo-step-business-day = Nästa arbetsdag
demo-step-deadline = Till nästa tidsfrist
demo-mailbox = Brevlåda

form-problem = Något behöver rättas
form-error = Fel:
form-choose = Välj ett alternativ
title-error = Fel:{" "}

change = Ändra
change-from = från
change-to = till
nothing-yet = Inte angivet
copy = Kopiera
copied = Kopierat

filter-remove = Ta bort filtret:
pages = Sidor
page-newer = Föregående sida
page-older = Nästa sida

letter-why = Du får det här brevet eftersom du är angiven i ett anspråk i Partneranspråk.

# Told to Portal admins on every page.
disk-nearly-full = Disken för utförandebevis är nästan full. Det finns plats för { $left } till; sedan nekas partnernas filer. Frigör utrymme eller flytta portalens filer till en större disk.
