"""What the program brings along: rulebooks, events, tracks, icons, fonts, translations."""
