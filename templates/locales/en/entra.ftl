# Signing in by Microsoft Entra ID
entra-sign-in = Sign in with Microsoft
entra-confirm = Confirm with Microsoft
entra-on-title = On to Microsoft
entra-on-about = You sign in at Microsoft and come back here.
entra-on-now = Go on to Microsoft
entra-away = Microsoft cannot be reached just now. Try again in a moment, or use your password.
entra-declined = The sign-in at Microsoft was cancelled. Try again, or use your password.
entra-refused = Microsoft refused the sign-in. Try again; if it happens again, tell whoever looks after the portal.
entra-unsound = What Microsoft answered could not be trusted, so nobody was signed in. Try again; if it happens again, tell whoever looks after the portal.
entra-stale = The sign-in at Microsoft took too long, was done before, or was begun in another browser. Begin again here.
entra-unknown = Microsoft knows you, but nobody has invited you to the portal. Ask whoever manages your organization’s people to add you with the address you use at Microsoft.
entra-ended = Your access to the portal has been ended. Ask whoever manages your organization’s people.
entra-taken = Your address belongs to an account that signs in as somebody else at Microsoft. Ask whoever manages your organization’s people to send its invitation anew.
entra-unfit = Your groups at Microsoft do not fit together here. Ask whoever manages them.
people-by-microsoft = Signs in with Microsoft. A new invitation unties the account there.
people-by-group = Signs in with Microsoft by a group. The roles follow the groups at each sign-in, and there is no password. A new invitation makes it an account like any other.
