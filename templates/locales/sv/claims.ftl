# Det båda sidor ser av ett anspråk: dess huvud, fält, kommentarer och filer.
claim-history = Historik
claim-status = Anspråksstatus
claim-mover = Vem som står på tur
claim-consent = Medgivande
claim-customer = Kund
claim-time = Använd beslutstid
claim-time-spent = Microsoft { $used } (utlovat: { $promised }), partnern { $partner }
claim-consent-passed = Medgivandeperioden är över, skickat för bedömning
back-to-claim = Tillbaka till anspråket
back-to-check = Tillbaka till kontrollen av anspråket
back-to-answer = Tillbaka till svaret

mover-you = Din tur
mover-partner = Partnerns tur
mover-you-may-dispute = Du kan bestrida
mover-partner-may-dispute = Partnern kan bestrida
mover-microsoft = Microsofts tur
mover-customer = Kunden kan neka
mover-untold = Kunden har inte fått brevet än
mover-nobody = Inget återstår

line-associated-open = Associerade; kunden kan neka
line-untold = Associerade; kunden har inte fått brevet än
line-associated = Associerade; inget återstår

mark-dispute = Bestritt
mark-after-dispute = Efter bestridande
mark-colliding = Konkurrerande anspråk
mark-wrong-person = Fel mottagare
mark-final = Slutgiltigt
mark-overdue = Försenat
mark-rejection-asked = Avslag begärt

due-start = Granskningen börjar senast
due-decision = Beslut senast
due-answer = Svara senast
due-consent = Kunden kan neka till och med
due-dispute = Kan bestridas till och med
left-microsoft-late = Microsoft är försenat
left-over = Tiden är ute
left-today = I dag är sista dagen
left-days = { $n ->
    [one] { $n } dag kvar
   *[other] { $n } dagar kvar
}
left-business-days = { $n ->
    [one] { $n } arbetsdag kvar
   *[other] { $n } arbetsdagar kvar
}

section-customer = Kund
section-activity = Aktivitet
section-products = Produkter och arbetsbelastningar
section-location = Partnerplats och partnerkontakt
section-contacts = Kundkontakter

field-name = Anspråkets namn
field-customer = Kundens organisation
field-tenant = Klientorganisations-ID (katalog-ID)
field-domain = Kundens domännamn
field-country = Land
field-public-sector = Kund inom offentlig sektor
field-activity = Aktivitet
field-programme = Program det gäller
field-recognition-only = Endast erkännande, inget incitament
field-seller = Säljare av Dynamics-lösningen
field-seller-customer = Kundens namn hos säljaren
field-isv-solution = ISV-produkt eller -lösning
field-products = Produkter och arbetsbelastningar
field-subscriptions = Prenumerations-ID, eller att det bara finns en
field-mpn = MPN-ID (partner-ID)
field-partner-contact-name = Partnerkontakt: namn
field-partner-contact-email = Partnerkontakt: e-postadress
field-customer-contact-name = Kundkontakt: namn
field-customer-contact-title = Kundkontakt: befattning
field-customer-contact-email = Kundkontakt: e-postadress
field-customer-language = Språk i brevet till kunden
field-technical-contact-name = Teknisk kontakt: namn
field-technical-contact-title = Teknisk kontakt: befattning
field-technical-contact-email = Teknisk kontakt: e-postadress
field-poe = Utförandebevis (PoE)
field-comment = Kommentar

say-yes = Ja
say-no = Nej
language-name-en = Engelska
language-name-sv = Svenska
product-with-subscription = { $product }, prenumeration { $subscription }
location-says = { $mpn } – { $name }
location-says-not-enrolled = { $mpn } – { $name } (inte registrerad)
product-only-subscription = { $product }, kundens enda prenumeration

comments-title = Kommentarer
comments-none = Inga kommentarer än.
comments-write = Skriv en kommentar
comments-hint = Partnern och Microsofts granskare läser detta. Kunden gör det inte.
comments-send = Skicka kommentar
comments-closed = Kommentarerna är stängda så länge anspråket har den här statusen.
flash-commented = Kommentaren har lagts till.
known-as-reviewer = Granskare
said-info-requested = Begäran om komplettering
said-resubmitted = Svar på begäran
said-approved = Med godkännandet
said-rejected = Med avslaget
said-rejection-asked = Med begäran om avslag
said-disputed = Motivering till bestridandet

file-added = tillagd { $when } av { $who }
file-download = Ladda ned
file-preview = Förhandsvisning av { $name }
file-preview-blank = Om inget visas här kan webbläsaren inte visa den här filtypen. Ladda ned filen i stället.
file-no-preview = Den här filtypen visas inte i webbläsaren. Ladda ned filen för att läsa den.
file-digest = SHA-256
file-others = Anspråkets andra filer
media-pdf = PDF
media-docx = Word-dokument
media-xlsx = Excel-arbetsbok
media-pptx = PowerPoint-presentation
media-doc = Word-dokument (97–2003)
media-xls = Excel-arbetsbok (97–2003)
media-ppt = PowerPoint-presentation (97–2003)
media-rtf = RTF-text
media-msg = Outlook-meddelande
media-eml = E-postmeddelande
media-png = PNG-bild
media-jpeg = JPEG-bild
media-tiff = TIFF-bild
media-text = Text
media-csv = CSV

country-se = Sverige
country-no = Norge
country-dk = Danmark
country-fi = Finland
country-is = Island
country-de = Tyskland
country-nl = Nederländerna
country-be = Belgien
country-fr = Frankrike
country-es = Spanien
country-it = Italien
country-pt = Portugal
country-pl = Polen
country-cz = Tjeckien
country-at = Österrike
country-ch = Schweiz
country-ie = Irland
country-gb = Storbritannien
country-us = USA
country-pr = Puerto Rico
country-ca = Kanada
country-mx = Mexiko
country-br = Brasilien
country-in = Indien
country-jp = Japan
country-kr = Sydkorea
country-cn = Kina
country-tw = Taiwan
country-sg = Singapore
country-au = Australien
country-nz = Nya Zeeland
country-za = Sydafrika
country-tr = Turkiet
country-ee = Estland
country-lv = Lettland
country-lt = Litauen

# Ovanför och runt listor.
list-shown-of = { $n } av { $total } anspråk
list-shown-here = { $n } anspråk på den här sidan
list-shown = { $n } anspråk
list-order = Sortera efter
list-file = Exportera (CSV)
list-file-about = högst { $n } anspråk
list-file-cut = Listan har mer än en fil rymmer: det här är de första { $n } anspråken. Avgränsa listan och exportera igen.
list-file-number = Anspråks-ID
list-file-what = Vad som väntar
list-file-due = Senast
list-file-marks = Märkningar
order-changed = Senaste ändring, nyast först
order-unchanged = Senaste ändring, äldst först
order-due = Sista dag, närmast först
order-due-last = Sista dag, längst bort först
