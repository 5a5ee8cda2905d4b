# Proof of execution: what is there, what may be sent, why a file is refused.
poe-none = No files yet.
poe-there = Files of the claim
poe-about = Documents that prove what you have done for the customer: proof of execution (PoE), such as a signed statement of work or an acceptance report. Every claim needs at least one.
poe-choose = Choose files
poe-limits = PDF, Word, Excel, PowerPoint, RTF, Outlook and e-mail messages, PNG, JPEG, TIFF, text or CSV. At most { $file } per file, and { $files } files and { $claim } per claim. No archives, no macros, no passwords.
poe-megabytes = { $n } MB
poe-upload = Upload
poe-remove = Remove
poe-kept = After submission files can be added but not taken away.
poe-proves = What the PoE must show
poe-proves-customer = Who the customer is: its name, domain and tenant
poe-proves-signature = That the customer acknowledges the work: signature, name, title and date
poe-proves-dates = When it was done: within the last 12 months
poe-proves-work = What you did, activity by activity, with your company’s name
poe-proves-products = Every claimed product or workload by its name
poe-remove-title = Remove this file?
poe-remove-about = The file leaves the draft. You can upload it again. The history keeps its name.
poe-remove-confirm = Remove file
flash-poe-added = The file was added.
flash-poe-added-many = The files were added.
flash-poe-removed = The file was removed.
poe-others-kept = { $n ->
    [one] { $n } other file was added.
   *[other] { $n } other files were added.
}
poe-none-chosen = Choose at least one file
poe-refused = “{ $file }” was not taken. { $why }
poe-refused-there-already = The claim already has this very file. Choose another one.
poe-refused-no-name = The file has no readable name. Give it one and send it again.
poe-refused-empty = The file is empty. Check that it opens, and choose it again.
poe-refused-too-large = The file is larger than { $file }. Make it smaller, or split it.
poe-refused-too-many = A claim can have at most { $files } files. Leave one out, or combine some.
poe-refused-too-much = The files of a claim can be at most { $claim } together. Leave one out, or make some smaller.
poe-refused-type-not-allowed = This kind of file is not taken. Save it as a PDF and send that.
poe-refused-content-differs = The file is not what its name says. Check that it opens, and send it under its right extension.
poe-refused-active-content = The file holds macros, scripts or other files. Save it as a PDF and send that.
poe-refused-encrypted = The file opens with a password only. Save it without one and send it again.
poe-refused-unreadable = The file is damaged or cut off. Check that it opens, and send it again.
poe-refused-no-room = The portal has no room for more files at the moment, and those who run it have been told. Nothing else is lost; send the file again later.
poe-refused-not-now = Too many files are arriving at this moment. Wait a minute and send it again.
poe-refused-not-stored = The file could not be stored; the fault is ours. Try again.

# What the upload script says; what it fills in itself comes as a blank.
upload-drop = You can also drop files here, or paste them.
upload-list = Files to send
upload-ready = Ready to send.
upload-begun = Sending…
upload-sending = { $done } of { $total } · { $speed } a second · { $left } left
upload-checking = Sent. It is being checked…
upload-stopped = Stopped. The file was not sent.
upload-failed = The file could not be sent. Check your connection and try again.
upload-signed-out = Your session has ended. Open this page again, sign in, and choose the file once more.
upload-cancel = Stop
upload-retry = Try again
upload-leave-out = Leave out
upload-finished = Files added: { $kept } of { $n }.
poe-same-file = “{ $file }” is also in your claim { $claims }, byte for byte. That is allowed, if it proves this claim too.

scan-pending = Being checked for malware
scan-failed = Could not be checked for malware
scan-blocked = Malware was found
scan-released = Let through by a Portal admin without a malware check
scan-pending-partner = “{ $file }” is being checked for malware. Microsoft can open it when that is done; you can go on meanwhile.
scan-failed-partner = “{ $file }” could not be checked for malware, so Microsoft cannot open it yet. A Portal admin decides about it. You can also add another copy.
scan-blocked-partner = Malware was found in “{ $file }”, so nobody can open it. Check the computer it comes from, and add a clean copy. While the claim is a draft, also remove this file.
scan-pending-reviewer = “{ $file }” is being checked for malware and is shown when that is done.
scan-failed-reviewer = “{ $file }” could not be checked for malware, so it is not shown. A Portal admin has it looked at again or lets it through.
scan-blocked-reviewer = Malware was found in “{ $file }”, so it is not shown. Ask the partner for a clean copy if you need it.
