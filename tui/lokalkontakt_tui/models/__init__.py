"""What the screens show, as plain values: pure functions from a register to rows and lines, with no Textual in them."""
