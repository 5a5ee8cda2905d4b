# Signing in by Microsoft Entra ID
entra-sign-in = Sign in with Microsoft
entra-confirm = Confirm with Microsoft
entra-on-title = On to Microsoft
entra-on-about = You sign in at Microsoft and come back here.
entra-on-now = Go on to Microsoft
entra-away = Microsoft cannot be reached just now. Try again in a moment, or use your password.
entra-declined = The sign-in at Microsoft was canceled. Try again, or use your password.
entra-refused = Microsoft refused the sign-in. Try again; if it happens again, contact support.
entra-unsound = What Microsoft answered could not be trusted, so nobody was signed in. Try again; if it happens again, contact support.
entra-stale = The sign-in at Microsoft took too long, was done before, or was begun in another browser. Begin again here.
entra-unknown = Microsoft knows you, but you have no access to the portal. Ask your administrator to add you with the address you use at Microsoft.
entra-ended = You no longer have access to the portal. If you need it, ask your administrator.
entra-taken = The portal account with your e-mail address is already tied to another account at Microsoft. Ask your administrator to invite you again.
entra-unfit = Your groups at Microsoft give you no place in the portal: they contradict each other, or name an organization that is not here. Ask whoever manages the groups to correct them.
people-by-microsoft = Signs in with Microsoft. A new invitation removes the link to the account at Microsoft.
people-by-group = Signs in with Microsoft by a group. The roles follow the groups at each sign-in, and there is no password. A new invitation turns it into an ordinary account.
entra-not-anew = Microsoft did not say that you have just signed in there, so nothing was confirmed. Use your password, or tell support that auth_time is missing.
