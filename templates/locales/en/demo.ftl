# The demonstration’s mailbox and clock.
mailbox-title = Mailbox
mailbox-about = Every letter the portal has written, whoever it is to. In the demonstration nothing leaves this machine.
mailbox-to = To { $to }
mailbox-none = No letters yet
mailbox-none-about = Submit a claim, or move the clock past a deadline, and the first letter will be here.
mailbox-links = Links in this letter
mailbox-text = The same letter as plain text
demo-clock-moved = The clock has been moved, and everything due by then has happened.
demo-no-deadline = No claim has a deadline ahead, so the clock has not been moved.
