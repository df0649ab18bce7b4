"""The embedded default channel: every notice becomes a mail file that a mail program opens ready to send."""
