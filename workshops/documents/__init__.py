"""What papers made from the register are drawn with: one sheet, one font, one code; nothing of what they say."""
