# The second step of signing in, and second factors.
field-code = Code
field-recovery-code = Recovery code
field-app-code = Code from the app
field-factor-name = Name

second-step-title = Second step
second-step-about = You are almost in. Now show once more that it is you.
second-step-code-about = The six digits your authenticator app shows now, or one of your recovery codes.
second-step-recovery-about = One of the codes you kept when you added your passkey.
second-step-go-on = Go on
second-step-passkey = Use your passkey
second-step-passkey-without = Your passkey can be used once JavaScript is on. Without it, type a code below.
second-step-passkey-wrong = The passkey’s answer was not accepted. Try again, or type a code.
second-step-code-missing = Type a code
second-step-wrong = The code is wrong or was used before. Wait for the next one your app shows; you have { $n ->
    [one] one try
   *[other] { $n } tries
} left.
second-step-ended = The second step took too long, or too many codes were wrong. Sign in again.
second-step-lost = Lost everything? Ask your administrator to remove your second factors.
passkey-failed = The passkey was not used. Try again, or use a code instead.

second-factors-title = Second factors
second-factors-about = After your password you show that it is you, with an app or a passkey.
second-factors-forced = Your organization requires a second factor. Add one; then you can go on.
second-factors-none = You have none yet. Signing in takes your password only.
second-factors-name = Name
second-factors-kind = Kind
second-factors-added-at = Added
second-factors-used-at = Last used
second-factors-act = Change
second-factors-never = Never
second-factors-remove = Remove
second-factors-name-about = What you call it, such as “Phone”. May be left empty.
second-factors-code-wrong = The code is not the one the app shows now. Check that the phone’s clock is right, and type the next code.
second-factors-no-passkey = The passkey’s answer came too late or was not accepted. Try again.
second-factors-too-many = You have ten already. Remove one first.
second-factors-added = The second factor has been added. It is asked for when you sign in next.
second-factors-removed = The second factor has been removed.
second-factor-app = Authenticator app
second-factor-passkey = Passkey

add-app-title = Add an authenticator app
add-app-about = An app on your phone, such as Microsoft Authenticator, shows a new code every half minute.
add-app-scan = 1. Let the app read this picture
add-app-picture = QR code for the authenticator app. The key below says the same in letters.
add-app-by-hand = Or type this key into the app:
add-app-open = Open the app on this device
add-app-prove = 2. Type the code it shows
add-app-code-about = Six digits
add-app-now = Add the app
add-passkey-title = Add a passkey
add-passkey-about = Your device or a security key answers for you. Nobody can trick you into giving a passkey away.
add-passkey-without = Passkeys need JavaScript, which is off here. An authenticator app does without it.
add-passkey-now = Add the passkey
remove-factor-title = Remove { $name }
remove-factor-about = It is then no longer accepted when you sign in.
remove-factor-last = This is your only second factor. Your recovery codes go with it.
remove-factor-now = Remove it

recovery-codes-title = Recovery codes
recovery-codes-left = { $n ->
    [0] You have none left. Make new ones now.
    [one] You have one left. Make new ones soon.
   *[other] You have { $n } left.
}
recovery-codes-renew = Make new recovery codes
recovery-codes-renew-about = The old ones stop working at once.
recovery-codes-renew-now = Make new codes
recovery-codes-whose-move = Your move
recovery-codes-keep = Print these codes or write them down now: they are shown only this once
recovery-codes-about = With one of them you sign in when phone and passkey are lost.
recovery-codes-once = Each works once. Keep them away from your password.
recovery-codes-done = I have kept them

second-factors-demand = Second factors
second-factors-is-demanded = Everybody here has to have a second factor. Anybody without one adds one at the next sign-in.
second-factors-is-free = Everybody here may have a second factor; nobody has to.
second-factors-demand-now-act = Require a second factor
second-factors-free-now-act = Stop requiring it
second-factors-demanded-now = A second factor is required from now on.
second-factors-free-now = A second factor is no longer required.
second-factors-theirs = { $name } signs in with a second factor.
second-factors-theirs-none = { $name } has no second factor.
second-factors-reset-about = If somebody has lost their phone, passkey and recovery codes: make sure by telephone or in person that you are talking to the right person. That person is signed out everywhere.
second-factors-reset = Remove their second factors
second-factors-reset-done = Their second factors have been removed. They are signed out everywhere.
