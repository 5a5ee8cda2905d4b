# Demonstrationens brevlåda och klocka.
mailbox-title = Brevlåda
mailbox-about = Alla brev portalen har skrivit, till vem det än är. I demonstrationen lämnar inget den här datorn.
mailbox-to = Till { $to }
mailbox-none = Inga brev än
mailbox-none-about = Skicka in ett anspråk eller flytta klockan förbi en tidsfrist, så ligger det första brevet här.
mailbox-links = Länkar i brevet
mailbox-text = Samma brev som oformaterad text
demo-clock-moved = Klockan är flyttad, och allt som skulle hända fram till dess har hänt.
demo-no-deadline = Inget anspråk har någon tidsfrist framför sig, så klockan har inte flyttats.

styleguide-title = Stilguide
styleguide-about = Sidornas alla delar i alla sina tillstånd, gjorda av samma mallar. Den här rubriken är ett anspråks.
styleguide-messages = Meddelanden
styleguide-buttons = Knappar
styleguide-statuses = Statusar, tidsfrister och antal
styleguide-pictures = Bilder
styleguide-next = Vad som händer nu
styleguide-facts = Uppgifter
styleguide-lists = Listor
styleguide-forms = Formulär
styleguide-letters = Brev
styleguide-request = Begäran om information
