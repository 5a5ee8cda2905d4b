# Hur dagar, tider och storlekar skrivs.
date-day = { $iso }
date-moment = { $day } kl. { $time } ({ $zone })
date-time = kl. { $time } ({ $zone })
size-kilobytes = { $n } kB
size-megabytes = { $whole },{ $tenth } MB
