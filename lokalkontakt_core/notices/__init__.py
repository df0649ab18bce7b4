"""What notices become on their way out: a key, a recipient, words, and the bytes of a message."""
