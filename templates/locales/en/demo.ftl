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

styleguide-title = Style guide
styleguide-about = Every component of the pages in each of its states, made by the same templates. This heading is a claim’s.
styleguide-messages = Messages
styleguide-buttons = Buttons
styleguide-statuses = Statuses, deadlines and counts
styleguide-pictures = Pictures
styleguide-next = What happens now
styleguide-facts = Facts
styleguide-lists = Lists
styleguide-forms = Forms
styleguide-letters = Letters
styleguide-request = Request for information
