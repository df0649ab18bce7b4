"""The dialogs, one pattern each: form, confirmation with consequences, refusal, palette, help."""
