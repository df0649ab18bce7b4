"""Danish and English as they are written: sorting, dates, numbers, lists."""
